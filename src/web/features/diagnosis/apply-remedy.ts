// Changes the profile as a diagnosis proposes, and connects with it.
import { type ConnectOptions, generateClientId } from '../../../core/mqtt/connection-profile.ts';
import { findProfile } from '../../state/profiles-store.ts';
import { connect } from '../../state/workspace-actions.ts';
import { patchProfile } from '../../storage/profile-storage.ts';
import type { Remedy } from './judge/remedies.ts';

/** What a remedy changes; null: only a person can do it. */
export function patchOf(remedy: Remedy, { tls }: Pick<ConnectOptions, 'tls'>): Partial<ConnectOptions> | null {
  switch (remedy.kind) {
    case 'version':
      return { version: remedy.version };
    case 'endpoint':
      return { endpoint: remedy.endpoint };
    case 'client-id':
      return {
        clientId: generateClientId((bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>)),
      };
    case 'accept-certificate':
      return { tls: { ...tls, acceptedSha256: remedy.certificate.sha256 } };
    case 'server-name':
      return { tls: { ...tls, serverName: remedy.name } };
    case 'credentials':
      return null;
  }
}

/** Nothing when the profile is gone, or the remedy is the person's. */
export async function applyRemedy(profileId: string, remedy: Remedy): Promise<void> {
  const profile = findProfile(profileId);
  const patch = profile && patchOf(remedy, profile);
  if (!patch) return;
  await patchProfile(profileId, { ...patch, updatedAt: Date.now() });
  await connect(profileId);
}
