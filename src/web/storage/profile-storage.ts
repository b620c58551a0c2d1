// Saved profiles and their secrets, as the rest of the app sees them. The database is loaded when it is asked for the
// first time: a first visit is painted without it.
import type { ConnectionProfile, ProfileSecrets, ProfileSubscription } from '../../core/mqtt/connection-profile.ts';
import { canEncryptSecrets } from './secrets.ts';

export type SecretName = keyof ProfileSecrets;

/** What becomes of a profile's secrets when the profile is saved: set, forgotten (null), or kept as it is (absent). */
export type SecretsChange = { readonly [name in SecretName]?: string | null };

let loading: Promise<typeof import('./stored-profiles.ts')> | null = null;

function stored(): Promise<typeof import('./stored-profiles.ts')> {
  loading ??= import('./stored-profiles.ts');
  return loading;
}

/** Whether secrets outlive this page; where they do not, they are kept in memory until the page is left. */
export function storesPasswords(): boolean {
  return canEncryptSecrets();
}

/** Creates or replaces a profile. Rejects when the browser cannot store it (private mode, disk full). */
export async function saveProfile(profile: ConnectionProfile, secrets: SecretsChange): Promise<void> {
  return (await stored()).saveProfile(profile, secrets);
}

/** Creates several profiles, all or none. Rejects like `saveProfile`. */
export async function saveProfiles(
  entries: readonly { readonly profile: ConnectionProfile; readonly secrets: ProfileSecrets }[],
): Promise<void> {
  return (await stored()).saveProfiles(entries);
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
  return (await stored()).editProfile(before, patch, secrets);
}

/** Takes profiles and their secrets out, all or none; the returned function puts them back as they were. */
export async function removeProfiles(ids: readonly string[]): Promise<() => Promise<void>> {
  return (await stored()).removeProfiles(ids);
}

/** Stores a profile with the secrets of another, without anybody seeing them. Rejects like `saveProfile`. */
export async function saveCopy(profile: ConnectionProfile, ofId: string): Promise<void> {
  return (await stored()).saveCopy(profile, ofId);
}

/** Changes a few fields of a stored profile; nothing when it is gone. */
export async function patchProfile(id: string, patch: Partial<Omit<ConnectionProfile, 'id'>>): Promise<void> {
  return (await stored()).patchProfile(id, patch);
}

/** The same for several profiles in one step, by id: all are changed or none is. */
export async function patchProfiles(
  patches: ReadonlyMap<string, Partial<Omit<ConnectionProfile, 'id'>>>,
): Promise<void> {
  return (await stored()).patchProfiles(patches);
}

/** The profile as it is stored now, which the live list may not show yet; undefined when there is none. */
export async function readProfile(id: string): Promise<ConnectionProfile | undefined> {
  return (await stored()).readProfile(id);
}

/** Changes a profile's subscriptions in one step, so that changes in quick succession or from two tabs all count. */
export async function changeSubscriptions(
  id: string,
  change: (subscriptions: readonly ProfileSubscription[]) => readonly ProfileSubscription[],
): Promise<void> {
  return (await stored()).changeSubscriptions(id, change);
}

/** Decrypted; what is not stored is absent. */
export async function readSecrets(id: string): Promise<ProfileSecrets> {
  return (await stored()).readSecrets(id);
}

/** Which secrets a profile has, without decrypting them. */
export async function storedSecretNames(id: string): Promise<readonly SecretName[]> {
  return (await stored()).storedSecretNames(id);
}

/** Calls `onChange` with all profiles by `order`, now and after every change, of another tab too; never ends. */
export function watchProfiles(
  onChange: (profiles: readonly ConnectionProfile[]) => void,
  onError: (error: unknown) => void,
): void {
  stored().then((profiles) => void profiles.watchProfiles(onChange, onError), onError);
}
