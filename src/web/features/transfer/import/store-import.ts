// Makes profiles of what was chosen: all at once, or none; and takes them out again.
import type { ConnectionProfile, ProfileSecrets } from '../../../../core/mqtt/connection-profile.ts';
import { newProfileId } from '../../../state/profile-id.ts';
import { orderAfter } from '../../../state/profile-name.ts';
import { profilesStore } from '../../../state/profiles-store.ts';
import { closeWorkspace } from '../../../state/workspace-actions.ts';
import { removeProfiles, saveProfiles } from '../../../storage/profile-storage.ts';
import { parseStoredProfile } from '../../../storage/stored-profile.ts';
import { type Candidate, type Choice, endpointOf } from './plan-import.ts';

export interface Stored {
  readonly count: number;
  readonly firstId: string | null;
  readonly undo: () => Promise<void>;
}

/** Rejects when the browser cannot store it, or when a profile would not be read again; then nothing is stored. */
export async function storeImport(
  chosen: readonly { readonly candidate: Candidate; readonly choice: Choice }[],
): Promise<Stored> {
  const now = Date.now();
  const { profiles } = profilesStore.getState();
  const orders = profiles.map(({ order }) => order);
  const entries = chosen.map(({ candidate, choice }) => {
    const order = orderAfter(orders, orders.length - 1);
    orders.push(order);
    const profile: ConnectionProfile = {
      ...candidate.imported.profile,
      endpoint: endpointOf(candidate, choice),
      id: newProfileId(),
      name: candidate.name,
      order,
      createdAt: now,
      updatedAt: now,
    };
    return { profile: checked(profile), secrets: candidate.imported.secrets satisfies ProfileSecrets };
  });
  await saveProfiles(entries);
  const ids = entries.map(({ profile }) => profile.id);
  profilesStore.setState((state) => ({
    profiles: [...state.profiles.filter(({ id }) => !ids.includes(id)), ...entries.map(({ profile }) => profile)].sort(
      (a, b) => a.order - b.order,
    ),
  }));
  return { count: ids.length, firstId: ids[0] ?? null, undo: () => takeBack(ids) };
}

/** What storage would not read again must not be stored: it would be there, and never be seen. */
function checked(profile: ConnectionProfile): ConnectionProfile {
  if (!parseStoredProfile(profile)) throw new Error(`"${profile.name}" is not a profile that can be stored`);
  return profile;
}

async function takeBack(ids: readonly string[]): Promise<void> {
  await removeProfiles(ids);
  profilesStore.setState((state) => ({ profiles: state.profiles.filter(({ id }) => !ids.includes(id)) }));
  for (const id of ids) closeWorkspace(id);
}
