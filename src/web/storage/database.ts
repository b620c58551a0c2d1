// The browser's database: profiles, their passwords (encrypted), the key that they are encrypted with, which payloads are
// read how, and what is published: by hand, again, and by itself.
import Dexie, { type EntityTable, type Table } from 'dexie';
import type { ProfileSecrets } from '../../core/mqtt/connection-profile.ts';

export type SecretName = keyof ProfileSecrets;

/** A secret under AES-GCM. Kept apart from its profile, so that no export of profiles can contain it. */
export interface SecretRecord {
  readonly profileId: string;
  readonly name: SecretName;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

export interface KeyRecord {
  readonly name: string;
  readonly key: CryptoKey;
}

export class LoupeDatabase extends Dexie {
  /** Records of unknown shape: an older or a newer version of the app may have written them. */
  declare profiles: Table<{ readonly id: string }, string>;
  declare profileSecrets: Table<SecretRecord, [profileId: string, name: SecretName]>;
  declare keys: EntityTable<KeyRecord, 'name'>;
  /** Of unknown shape, too. */
  declare decoderBindings: Table<{ readonly id: string }, string>;
  /** Saved publishes and their folders, variables, and what runs by itself: of unknown shape, too. */
  declare savedPublishes: Table<{ readonly id: string }, string>;
  declare variableSets: Table<{ readonly id: string }, string>;
  declare automations: Table<{ readonly id: string }, string>;
  /** What was published by hand, in the order in which it was. */
  /** By lab; of unknown shape, too. */
  declare labProgress: Table<{ readonly id: string }, string>;
  /** Labs that somebody wrote. */
  declare ownLabs: Table<{ readonly id: string }, string>;
  /** Boards of charts. */
  declare boards: Table<{ readonly id: string; readonly profileId: string }, string>;
  /** What brokers were found to be able to do. */
  declare brokerReports: Table<{ readonly id: string }, string>;
  declare publishHistory: Table<{ readonly id?: number; readonly profileId: string }, number>;

  constructor(name = 'mqtt-loupe') {
    super(name);
    this.version(1).stores({ profiles: 'id', secrets: 'profileId', keys: 'name' });
    // A profile has several secrets now; before, its password was the only one.
    this.version(2)
      .stores({ profileSecrets: '[profileId+name], profileId', secrets: null })
      .upgrade(async (transaction) => {
        const passwords: Omit<SecretRecord, 'name'>[] = await transaction.table('secrets').toArray();
        await transaction.table('profileSecrets').bulkPut(passwords.map((one) => ({ ...one, name: 'password' })));
      });
    this.version(3).stores({ decoderBindings: 'id' });
    this.version(4).stores({
      savedPublishes: 'id',
      variableSets: 'id',
      automations: 'id',
      publishHistory: '++id, profileId',
    });
    this.version(5).stores({ labProgress: 'id', ownLabs: 'id', boards: 'id, profileId', brokerReports: 'id' });
  }
}

export const database = new LoupeDatabase();
