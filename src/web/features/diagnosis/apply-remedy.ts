// Changes the profile as a diagnosis proposes, and connects with it.
import type { ConnectionProfile } from '../../../core/mqtt/connection-profile.ts';
import { findProfile, profilesStore } from '../../state/profiles-store.ts';
import { connect } from '../../state/workspace-actions.ts';
import { patchProfile } from '../../storage/profile-storage.ts';
import type { Remedy } from './diagnose.ts';

export async function applyRemedy(profileId: string, remedy: Remedy): Promise<void> {
  const patch = remedy.kind === 'version' ? { version: remedy.version } : { endpoint: remedy.endpoint };
  await patchProfile(profileId, { ...patch, updatedAt: Date.now() });
  // Connecting takes the profile from the store, which storage feeds a moment later.
  await untilStored((profile) =>
    remedy.kind === 'version'
      ? profile.version === remedy.version
      : JSON.stringify(profile.endpoint) === JSON.stringify(remedy.endpoint),
  );
  await connect(profileId);

  function untilStored(isIt: (profile: ConnectionProfile) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        const profile = findProfile(profileId);
        // A profile that was deleted meanwhile never comes; `connect` knows what to do without one.
        if (profile && !isIt(profile)) return;
        unsubscribe();
        resolve();
      };
      const unsubscribe = profilesStore.subscribe(look);
      look();
    });
  }
}
