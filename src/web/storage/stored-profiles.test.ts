import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionProfile } from '../../core/mqtt/connection-profile.ts';
import { database } from './database.ts';
import { storesPasswords } from './profile-storage.ts';
import {
  changeSubscriptions,
  editProfile,
  patchProfile,
  readProfile,
  readSecrets,
  removeProfiles,
  saveCopy,
  saveProfile,
  saveProfiles,
  storedSecretNames,
  watchProfiles,
} from './stored-profiles.ts';

const PASSWORD = 'wonderland ☃ пароль';

function profile(id: string, more: Partial<ConnectionProfile> = {}): ConnectionProfile {
  return {
    id,
    name: `profile ${id}`,
    endpoint: { scheme: 'ws', host: '127.0.0.1', port: 9001, path: '/mqtt' },
    version: 5,
    clientId: 'loupe-1',
    username: 'alice',
    keepAliveS: 60,
    cleanStart: true,
    subscriptions: [{ filter: 'a/#', qos: 1, color: 1 }],
    order: 0,
    createdAt: 1,
    updatedAt: 1,
    ...more,
  };
}

async function password(id: string): Promise<string | undefined> {
  return (await readSecrets(id)).password;
}

async function hasSecret(id: string): Promise<boolean> {
  return (await storedSecretNames(id)).length > 0;
}

/** The first list of profiles for which `wanted` holds. */
function profilesWhen(
  wanted: (profiles: readonly ConnectionProfile[]) => boolean,
): Promise<readonly ConnectionProfile[]> {
  return new Promise((resolve, reject) => {
    const stop = watchProfiles((profiles) => {
      if (!wanted(profiles)) return;
      queueMicrotask(() => stop());
      resolve(profiles);
    }, reject);
  });
}

describe('profile storage', () => {
  afterEach(async () => {
    vi.unstubAllGlobals();
    await Promise.all(database.tables.map((table) => table.clear()));
  });

  it('keeps profiles in order, and tells of changes', async () => {
    await saveProfile(profile('b', { order: 2 }), {});
    await saveProfile(profile('a', { order: 1 }), {});
    expect((await profilesWhen((all) => all.length === 2)).map(({ id }) => id)).toEqual(['a', 'b']);
    const renamed = profilesWhen((all) => all[0]?.name === 'new');
    await patchProfile('a', { name: 'new' });
    expect((await renamed)[0]).toEqual(profile('a', { order: 1, name: 'new' }));
  });

  it('gives a password back, and forgets it when it is told to', async () => {
    await saveProfile(profile('a'), { password: PASSWORD });
    expect([await password('a'), await hasSecret('a')]).toEqual([PASSWORD, true]);
    await saveProfile(profile('a', { name: 'x' }), {});
    expect(await password('a')).toBe(PASSWORD);
    await saveCopy(profile('copy'), 'a');
    expect(await password('copy')).toBe(PASSWORD);
    await saveProfile(profile('a'), { password: null });
    expect([await password('a'), await hasSecret('a')]).toEqual([undefined, false]);
  });

  it('writes no password in the clear', async () => {
    await saveProfile(profile('a'), { password: PASSWORD });
    const found: string[] = [];
    for (const table of database.tables) {
      for (const record of await table.toArray()) {
        for (const value of Object.values(record as object)) {
          const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
          found.push(bytes instanceof Uint8Array ? Buffer.from(bytes).toString('utf8') : JSON.stringify(value));
        }
      }
    }
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((text) => text.includes('wonderland') || text.includes('пароль'))).toEqual([]);
    const key = (await database.keys.toArray())[0]?.key;
    await expect(crypto.subtle.exportKey('raw', key as CryptoKey)).rejects.toThrow();
  });

  it('puts profile and password back when a removal is undone', async () => {
    await saveProfile(profile('a'), { password: PASSWORD });
    const undo = await removeProfiles(['a']);
    expect(await password('a')).toBeUndefined();
    expect(await profilesWhen(() => true)).toEqual([]);
    await undo();
    expect(await password('a')).toBe(PASSWORD);
    expect(await profilesWhen((all) => all.length === 1)).toEqual([profile('a')]);
  });

  it('passes over records that it does not understand, and leaves them alone', async () => {
    await saveProfile(profile('a'), {});
    await database.profiles.put({ id: 'strange', endpoint: 'future' } as never);
    await database.profiles.put({
      ...profile('port'),
      endpoint: { scheme: 'ws', host: 'h', port: 99_999, path: '/' },
    } as never);
    expect((await profilesWhen(() => true)).map(({ id }) => id)).toEqual(['a']);
    expect(await database.profiles.count()).toBe(3);
  });

  it('keeps what another tab changed while a form was open', async () => {
    const before = profile('a');
    await saveProfile(before, { password: PASSWORD });
    await patchProfile('a', { subscriptions: [] });
    const [renamed] = await Promise.all([
      editProfile(before, { name: 'form', username: undefined }, {}),
      patchProfile('a', { order: 7 }),
    ]);
    expect(renamed).toMatchObject({ name: 'form', subscriptions: [] });
    const [stored] = await profilesWhen((all) => all.length === 1);
    expect(stored).toEqual(profile('a', { name: 'form', username: undefined, subscriptions: [], order: 7 }));
    expect(await password('a')).toBe(PASSWORD);
  });

  it('makes a profile again that was deleted while its form was open', async () => {
    await editProfile(profile('a'), { name: 'kept' }, { password: PASSWORD });
    expect(await profilesWhen((all) => all.length === 1)).toEqual([profile('a', { name: 'kept' })]);
    expect(await password('a')).toBe(PASSWORD);
  });

  it('encrypts every password of many tabs with one key', async () => {
    const ids = ['a', 'b', 'c', 'd'];
    await Promise.all(ids.map((id) => saveProfile(profile(id), { password: `${PASSWORD}${id}` })));
    expect(await database.keys.count()).toBe(1);
    expect(await Promise.all(ids.map(password))).toEqual(ids.map((id) => `${PASSWORD}${id}`));
  });

  it('keeps a password in memory only where nothing can be encrypted', async () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues });
    expect(storesPasswords()).toBe(false);
    await saveProfile(profile('a'), { password: PASSWORD });
    expect([await password('a'), await hasSecret('a')]).toEqual([PASSWORD, true]);
    expect([await database.profileSecrets.count(), await database.keys.count()]).toEqual([0, 0]);
    const undo = await removeProfiles(['a']);
    expect(await password('a')).toBeUndefined();
    await undo();
    expect(await password('a')).toBe(PASSWORD);
    await editProfile(profile('a'), {}, { password: null });
    expect([await password('a'), await hasSecret('a')]).toEqual([undefined, false]);
  });

  it('does not bring a deleted profile back by a late change', async () => {
    await saveProfile(profile('a'), {});
    await removeProfiles(['a']);
    await patchProfile('a', { name: 'ghost' });
    expect(await database.profiles.count()).toBe(0);
  });
});

describe('changeSubscriptions', () => {
  it('counts every one of several changes in quick succession', async () => {
    await saveProfile(profile('a', { subscriptions: [] }), {});
    const filters = ['one', 'two', 'three'];
    await Promise.all(
      filters.map((filter) => changeSubscriptions('a', (known) => [...known, { filter, qos: 0, color: 1 }])),
    );
    expect((await readProfile('a'))?.subscriptions.map(({ filter }) => filter)).toEqual(filters);
    await changeSubscriptions('gone', () => []);
    expect(await readProfile('gone')).toBeUndefined();
  });

  it('creates several at once with their secrets, or none', async () => {
    const entries = ['a', 'b'].map((id) => ({ profile: profile(id), secrets: { password: `${PASSWORD}${id}` } }));
    await saveProfiles(entries);
    expect([await password('a'), await password('b')]).toEqual([`${PASSWORD}a`, `${PASSWORD}b`]);
    const broken = { profile: { ...profile('d'), id: undefined as unknown as string }, secrets: {} };
    await expect(saveProfiles([{ profile: profile('c'), secrets: { password: PASSWORD } }, broken])).rejects.toThrow();
    expect([await readProfile('c'), await password('c')]).toEqual([undefined, undefined]);
  });
});
