// Saved profiles and their passwords in IndexedDB. The rest of the app goes through profile-storage, which loads this.
import { liveQuery } from 'dexie';
import type { ConnectionProfile, ProfileSubscription } from '../../core/mqtt/connection-profile.ts';
import { database, type SecretRecord } from './database.ts';
import type { PasswordChange } from './profile-storage.ts';
import { canEncryptSecrets, encryptSecret, readSecret } from './secrets.ts';
import { parseStoredProfile } from './stored-profile.ts';

/** Passwords that cannot be encrypted here, by profile id: never written anywhere, gone with the page. */
const unstoredPasswords = new Map<string, string>();

/** Creates or replaces a profile. Rejects when the browser cannot store it (private mode, disk full). */
export async function saveProfile(profile: ConnectionProfile, password: PasswordChange): Promise<void> {
  await writeProfile(profile.id, password, () => profile);
}

/**
 * Changes fields of a stored profile and its password in one step. What another tab has changed in other fields
 * meanwhile stays; a profile that another tab has deleted is made again. Resolves with what is stored now; rejects
 * like `saveProfile`.
 */
export async function editProfile(
  before: ConnectionProfile,
  patch: Partial<Omit<ConnectionProfile, 'id'>>,
  password: PasswordChange,
): Promise<ConnectionProfile> {
  return writeProfile(before.id, password, (stored) => ({ ...before, ...stored, ...patch }));
}

async function writeProfile(
  id: string,
  password: PasswordChange,
  change: (stored: object | undefined) => ConnectionProfile,
): Promise<ConnectionProfile> {
  // Encrypting is not part of the transaction: IndexedDB ends one that waits for anything else.
  let secret: SecretRecord | undefined;
  if (password.kind === 'set' && canEncryptSecrets()) secret = await encryptSecret(database, id, password.password);
  const written = await database.transaction('rw', database.profiles, database.secrets, async () => {
    const profile = change(await database.profiles.get(id));
    await database.profiles.put(profile);
    if (secret) await database.secrets.put(secret);
    if (password.kind === 'forget') await database.secrets.delete(id);
    return profile;
  });
  if (password.kind !== 'keep') unstoredPasswords.delete(id);
  if (password.kind === 'set' && !secret) unstoredPasswords.set(id, password.password);
  return written;
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
  const unstored = unstoredPasswords.get(id);
  unstoredPasswords.delete(id);
  return async () => {
    await database.transaction('rw', tables, async () => {
      if (profile) await database.profiles.put(profile);
      if (secret) await database.secrets.put(secret);
    });
    if (unstored !== undefined) unstoredPasswords.set(id, unstored);
  };
}

/** Stores a profile with the password of another, without anybody seeing it. Rejects like `saveProfile`. */
export async function saveCopy(profile: ConnectionProfile, ofId: string): Promise<void> {
  await database.transaction('rw', database.profiles, database.secrets, async () => {
    const secret = await database.secrets.get(ofId);
    await database.profiles.put(profile);
    if (secret) await database.secrets.put({ ...secret, profileId: profile.id });
  });
  const unstored = unstoredPasswords.get(ofId);
  if (unstored !== undefined) unstoredPasswords.set(profile.id, unstored);
}

/** Changes a few fields of a stored profile; nothing when it is gone. */
export async function patchProfile(id: string, patch: Partial<Omit<ConnectionProfile, 'id'>>): Promise<void> {
  await database.profiles.update(id, patch as object);
}

/** The profile as it is stored now, which the live list may not show yet; undefined when there is none. */
export async function readProfile(id: string): Promise<ConnectionProfile | undefined> {
  return parseStoredProfile(await database.profiles.get(id));
}

/** Changes a profile's subscriptions in one step, so that changes in quick succession or from two tabs all count. */
export async function changeSubscriptions(
  id: string,
  change: (subscriptions: readonly ProfileSubscription[]) => readonly ProfileSubscription[],
): Promise<void> {
  await database.transaction('rw', database.profiles, async () => {
    const profile = parseStoredProfile(await database.profiles.get(id));
    if (!profile) return;
    const changed: ConnectionProfile = { ...profile, subscriptions: change(profile.subscriptions) };
    await database.profiles.put(changed);
  });
}

/** Undefined: none stored. */
export async function readPassword(id: string): Promise<string | undefined> {
  return unstoredPasswords.get(id) ?? (await readSecret(database, id));
}

export async function hasPassword(id: string): Promise<boolean> {
  return unstoredPasswords.has(id) || (await database.secrets.where('profileId').equals(id).count()) > 0;
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
