// The browser's database: profiles, their passwords (encrypted), and the key that they are encrypted with.
import Dexie, { type EntityTable, type Table } from 'dexie';

/** A password under AES-GCM. Kept apart from its profile, so that no export of profiles can contain it. */
export interface SecretRecord {
  readonly profileId: string;
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
  declare secrets: EntityTable<SecretRecord, 'profileId'>;
  declare keys: EntityTable<KeyRecord, 'name'>;

  constructor(name = 'mqtt-loupe') {
    super(name);
    this.version(1).stores({ profiles: 'id', secrets: 'profileId', keys: 'name' });
  }
}

export const database = new LoupeDatabase();
