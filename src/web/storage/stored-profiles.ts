// Saved profiles and their secrets in IndexedDB. The rest of the app goes through profile-storage, which loads this.
import { liveQuery } from 'dexie';
import type { ConnectionProfile, ProfileSecrets, ProfileSubscription } from '../../core/mqtt/connection-profile.ts';
import { database, type SecretRecord } from './database.ts';
import type { SecretName, SecretsChange } from './profile-storage.ts';
import { canEncryptSecrets, decryptSecret, encryptSecret } from './secrets.ts';
import { parseStoredProfile } from './stored-profile.ts';

/** Secrets that cannot be encrypted here, by profile id: never written anywhere, gone with the page. */
const unstored = new Map<string, ProfileSecrets>();

/** Creates or replaces a profile. Rejects when the browser cannot store it (private mode, disk full). */
export async function saveProfile(profile: ConnectionProfile, secrets: SecretsChange): Promise<void> {
  await writeProfile(profile.id, secrets, () => profile);
}

/**
 * Changes fields of a stored profile and its secrets in one step. What another tab has changed in other fields
 * meanwhile stays; a profile that another tab has deleted is made again. Resolves with what is stored now; rejects
 * like `saveProfile`.
 */
export async function editProfile(
  before: ConnectionProfile,
  patch: Partial<Omit<ConnectionProfile, 'id'>>,
  secrets: SecretsChange,
): Promise<ConnectionProfile> {
  return writeProfile(before.id, secrets, (stored) => ({ ...before, ...stored, ...patch }));
}

async function writeProfile(
  id: string,
  secrets: SecretsChange,
  change: (stored: object | undefined) => ConnectionProfile,
): Promise<ConnectionProfile> {
  // Encrypting is not part of the transaction: IndexedDB ends one that waits for anything else.
  const changes = Object.entries(secrets) as [SecretName, string | null | undefined][];
  const records: SecretRecord[] = [];
  for (const [name, secret] of changes) {
    if (typeof secret === 'string' && canEncryptSecrets()) {
      records.push(await encryptSecret(database, id, name, secret));
    }
  }
  const written = await database.transaction('rw', database.profiles, database.profileSecrets, async () => {
    const profile = change(await database.profiles.get(id));
    await database.profiles.put(profile);
    for (const [name, secret] of changes) if (secret === null) await database.profileSecrets.delete([id, name]);
    await database.profileSecrets.bulkPut(records);
    return profile;
  });
  if (!canEncryptSecrets()) {
    const kept = changes
      .filter(([, secret]) => secret !== undefined)
      .map(([name, secret]) => [name, secret ?? undefined]);
    unstored.set(id, { ...unstored.get(id), ...Object.fromEntries(kept) });
  }
  return written;
}

/** Creates several profiles, all or none. Rejects like `saveProfile`. */
export async function saveProfiles(
  entries: readonly { readonly profile: ConnectionProfile; readonly secrets: ProfileSecrets }[],
): Promise<void> {
  const records: SecretRecord[] = [];
  for (const { profile, secrets } of entries) {
    for (const [name, secret] of Object.entries(secrets) as [SecretName, string | undefined][]) {
      if (secret === undefined) continue;
      if (canEncryptSecrets()) records.push(await encryptSecret(database, profile.id, name, secret));
    }
  }
  await database.transaction('rw', database.profiles, database.profileSecrets, async () => {
    await database.profiles.bulkPut(entries.map(({ profile }) => profile));
    await database.profileSecrets.bulkPut(records);
  });
  if (canEncryptSecrets()) return;
  for (const { profile, secrets } of entries) unstored.set(profile.id, secrets);
}

/** Takes profiles and their secrets out, all or none; the returned function puts them back as they were. */
export async function removeProfiles(ids: readonly string[]): Promise<() => Promise<void>> {
  const tables = [database.profiles, database.profileSecrets, database.boards];
  const { profiles, secrets, boards } = await database.transaction('rw', tables, async () => {
    const mine = database.profileSecrets.where('profileId').anyOf(ids);
    const charts = database.boards.where('profileId').anyOf(ids);
    const removed = {
      profiles: await database.profiles.bulkGet([...ids]),
      secrets: await mine.toArray(),
      boards: await charts.toArray(),
    };
    await database.profiles.bulkDelete([...ids]);
    await mine.delete();
    await charts.delete();
    return removed;
  });
  const inMemory = [...unstored].filter(([id]) => ids.includes(id));
  for (const [id] of inMemory) unstored.delete(id);
  return async () => {
    await database.transaction('rw', tables, async () => {
      await database.profiles.bulkPut(profiles.filter((profile) => profile !== undefined));
      await database.profileSecrets.bulkPut(secrets);
      await database.boards.bulkPut(boards);
    });
    for (const [id, kept] of inMemory) unstored.set(id, kept);
  };
}

function secretRecords(id: string) {
  return database.profileSecrets.where('profileId').equals(id);
}

/** Stores a profile with the secrets of another, without anybody seeing them. Rejects like `saveProfile`. */
export async function saveCopy(profile: ConnectionProfile, ofId: string): Promise<void> {
  await database.transaction('rw', database.profiles, database.profileSecrets, async () => {
    const secrets = await secretRecords(ofId).toArray();
    await database.profiles.put(profile);
    await database.profileSecrets.bulkPut(secrets.map((secret) => ({ ...secret, profileId: profile.id })));
  });
  const inMemory = unstored.get(ofId);
  if (inMemory) unstored.set(profile.id, inMemory);
}

/** Changes a few fields of a stored profile; nothing when it is gone. */
export async function patchProfile(id: string, patch: Partial<Omit<ConnectionProfile, 'id'>>): Promise<void> {
  await database.profiles.update(id, patch as object);
}

/** The same for several profiles in one step, by id: all are changed or none is. */
export async function patchProfiles(
  patches: ReadonlyMap<string, Partial<Omit<ConnectionProfile, 'id'>>>,
): Promise<void> {
  await database.transaction('rw', database.profiles, async () => {
    for (const [id, patch] of patches) await database.profiles.update(id, patch as object);
  });
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

/** Decrypted; what is not stored is absent. */
export async function readSecrets(id: string): Promise<ProfileSecrets> {
  const secrets: { [name in SecretName]?: string | undefined } = { ...unstored.get(id) };
  for (const record of await secretRecords(id).toArray()) {
    secrets[record.name] ??= await decryptSecret(database, record);
  }
  return secrets;
}

/** Which secrets a profile has, without decrypting them. */
export async function storedSecretNames(id: string): Promise<readonly SecretName[]> {
  const names = new Set((await secretRecords(id).toArray()).map(({ name }) => name));
  for (const [name, secret] of Object.entries(unstored.get(id) ?? {})) {
    if (secret !== undefined) names.add(name as SecretName);
  }
  return [...names];
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
