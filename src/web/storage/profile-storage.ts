// Saved profiles and their passwords in IndexedDB.
import { liveQuery } from 'dexie';
import type { ConnectionProfile } from '../../core/mqtt/connection-profile.ts';
import { database } from './database.ts';
import { readSecret, storeSecret } from './secrets.ts';
import { parseStoredProfile } from './stored-profile.ts';

/** What becomes of a profile's password when the profile is saved. */
export type PasswordChange =
  | { readonly kind: 'keep' }
  | { readonly kind: 'set'; readonly password: string }
  | { readonly kind: 'forget' };

/** Creates or replaces a profile. Rejects when the browser cannot store it (private mode, disk full). */
export async function saveProfile(profile: ConnectionProfile, password: PasswordChange): Promise<void> {
  // Encrypting is not part of a transaction: IndexedDB ends one that waits for anything else.
  if (password.kind === 'set') await storeSecret(database, profile.id, password.password);
  if (password.kind === 'forget') await database.secrets.delete(profile.id);
  await database.profiles.put(profile);
}

/** Takes a profile and its password out; the returned function puts both back as they were. */
export async function removeProfile(id: string): Promise<() => Promise<void>> {
  const tables = [database.profiles, database.secrets];
  const { profile, secret } = await database.transaction('rw', tables, async () => {
    const removed = { profile: await database.profiles.get(id), secret: await database.secrets.get(id) };
    await database.profiles.delete(id);
    await database.secrets.delete(id);
    return removed;
  });
  return () =>
    database.transaction('rw', tables, async () => {
      if (profile) await database.profiles.put(profile);
      if (secret) await database.secrets.put(secret);
    });
}

/** Gives `toId` the password of `fromId`, without anybody seeing it. */
export async function copyPassword(fromId: string, toId: string): Promise<void> {
  const secret = await database.secrets.get(fromId);
  if (secret) await database.secrets.put({ ...secret, profileId: toId });
}

/** Changes a few fields of a stored profile; nothing when it is gone. */
export async function patchProfile(id: string, patch: Partial<Omit<ConnectionProfile, 'id'>>): Promise<void> {
  await database.profiles.update(id, patch as object);
}

/** Undefined: none stored. */
export async function readPassword(id: string): Promise<string | undefined> {
  return readSecret(database, id);
}

export async function hasPassword(id: string): Promise<boolean> {
  return (await database.secrets.where('profileId').equals(id).count()) > 0;
}

/** Calls `onChange` with all profiles by `order`, now and after every change, of another tab too. */
export function watchProfiles(
  onChange: (profiles: readonly ConnectionProfile[]) => void,
  onError: (error: unknown) => void,
): () => void {
  const profiles = liveQuery(() => database.profiles.toArray());
  const subscription = profiles.subscribe({
    next: (records) => {
      const known = records.map(parseStoredProfile).filter((profile) => profile !== undefined);
      onChange(known.sort((a, b) => a.order - b.order || a.createdAt - b.createdAt));
    },
    error: onError,
  });
  return () => subscription.unsubscribe();
}
