// Saved profiles and their passwords in IndexedDB.
import type { ConnectionProfile } from '../../core/mqtt/connection-profile.ts';

/** What becomes of a profile's password when the profile is saved. */
export type PasswordChange =
  | { readonly kind: 'keep' }
  | { readonly kind: 'set'; readonly password: string }
  | { readonly kind: 'forget' };

/** Creates or replaces a profile. Rejects when the browser cannot store it (private mode, disk full). */
export async function saveProfile(_profile: ConnectionProfile, _password: PasswordChange): Promise<void> {
  throw new Error('not built yet');
}

/** Takes a profile and its password out; the returned function puts both back as they were. */
export async function removeProfile(_id: string): Promise<() => Promise<void>> {
  throw new Error('not built yet');
}

/** Changes a few fields of a stored profile; nothing when it is gone. */
export async function patchProfile(_id: string, _patch: Partial<Omit<ConnectionProfile, 'id'>>): Promise<void> {
  throw new Error('not built yet');
}

/** Undefined: none stored. */
export async function readPassword(_id: string): Promise<string | undefined> {
  throw new Error('not built yet');
}

/** Calls `onChange` with all profiles by `order`, now and after every change, of another tab too. */
export function watchProfiles(
  _onChange: (profiles: readonly ConnectionProfile[]) => void,
  _onError: (error: unknown) => void,
): () => void {
  throw new Error('not built yet');
}
