import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, it } from 'vitest';
import { LoupeDatabase } from './database.ts';
import { decryptSecret, encryptSecret } from './secrets.ts';

it('keeps the passwords that an earlier version has stored', async () => {
  const name = 'upgraded';
  const before = new Dexie(name);
  before.version(1).stores({ profiles: 'id', secrets: 'profileId', keys: 'name' });
  const elsewhere = new LoupeDatabase('elsewhere');
  const { iv, data } = await encryptSecret(elsewhere, 'a', 'password', 'wonderland');
  await before.table('secrets').put({ profileId: 'a', iv, data });
  await before.table('keys').bulkPut(await elsewhere.keys.toArray());
  before.close();

  const after = new LoupeDatabase(name);
  const [record] = await after.profileSecrets.where('profileId').equals('a').toArray();
  expect(record?.name).toBe('password');
  expect(record && (await decryptSecret(after, record))).toBe('wonderland');
  expect(after.tables.map((table) => table.name).sort()).toEqual([
    'automations',
    'boards',
    'brokerReports',
    'decoderBindings',
    'keys',
    'labProgress',
    'ownLabs',
    'profileSecrets',
    'profiles',
    'publishHistory',
    'savedPublishes',
    'variableSets',
  ]);
});
