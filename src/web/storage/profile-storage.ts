// Saved profiles and their passwords, as the rest of the app sees them. The database is loaded when it is asked for the
// first time: a first visit is painted without it.
import type { ConnectionProfile, ProfileSubscription } from '../../core/mqtt/connection-profile.ts';
import { canEncryptSecrets } from './secrets.ts';

/** What becomes of a profile's password when the profile is saved. */
export type PasswordChange =
  | { readonly kind: 'keep' }
  | { readonly kind: 'set'; readonly password: string }
  | { readonly kind: 'forget' };

let loading: Promise<typeof import('./stored-profiles.ts')> | null = null;

function stored(): Promise<typeof import('./stored-profiles.ts')> {
  loading ??= import('./stored-profiles.ts');
  return loading;
}

/** Whether a password outlives this page; where it does not, it is kept in memory until the page is left. */
export function storesPasswords(): boolean {
  return canEncryptSecrets();
}

/** Creates or replaces a profile. Rejects when the browser cannot store it (private mode, disk full). */
export async function saveProfile(profile: ConnectionProfile, password: PasswordChange): Promise<void> {
  return (await stored()).saveProfile(profile, password);
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
  return (await stored()).editProfile(before, patch, password);
}

/** Takes a profile and its password out; the returned function puts both back as they were. */
export async function removeProfile(id: string): Promise<() => Promise<void>> {
  return (await stored()).removeProfile(id);
}

/** Stores a profile with the password of another, without anybody seeing it. Rejects like `saveProfile`. */
export async function saveCopy(profile: ConnectionProfile, ofId: string): Promise<void> {
  return (await stored()).saveCopy(profile, ofId);
}

/** Changes a few fields of a stored profile; nothing when it is gone. */
export async function patchProfile(id: string, patch: Partial<Omit<ConnectionProfile, 'id'>>): Promise<void> {
  return (await stored()).patchProfile(id, patch);
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

/** Undefined: none stored. */
export async function readPassword(id: string): Promise<string | undefined> {
  return (await stored()).readPassword(id);
}

export async function hasPassword(id: string): Promise<boolean> {
  return (await stored()).hasPassword(id);
}

/** Calls `onChange` with all profiles by `order`, now and after every change, of another tab too; never ends. */
export function watchProfiles(
  onChange: (profiles: readonly ConnectionProfile[]) => void,
  onError: (error: unknown) => void,
): void {
  stored().then((profiles) => void profiles.watchProfiles(onChange, onError), onError);
}
