// What can be done with saved profiles. Storage's live query brings every change to profilesStore a moment later; what
// this tab changes itself is put there at once, so that it can be shown and connected without waiting.
import {
  type ConnectionProfile,
  generateClientId,
  type ProfileSubscription,
} from '../../../core/mqtt/connection-profile.ts';
import { newProfileId } from '../../state/profile-id.ts';
import { orderAfter, uniqueName } from '../../state/profile-name.ts';
import { profilesStore } from '../../state/profiles-store.ts';
import { closeWorkspace, showWorkspace } from '../../state/workspace-actions.ts';
import { workspacesStore } from '../../state/workspaces-store.ts';
import {
  editProfile,
  patchProfiles,
  removeProfiles,
  type SecretsChange,
  saveCopy,
  saveProfile,
} from '../../storage/profile-storage.ts';
import { listSections } from './list/list-sections.ts';
import { pushRemoval } from './list/removals-store.ts';

/** What a form fills in; what it leaves out is kept, or is the default of a new profile. */
export type ProfileFields = Omit<ConnectionProfile, 'id' | 'subscriptions' | 'order' | 'createdAt' | 'updatedAt'> &
  Partial<Pick<ConnectionProfile, 'subscriptions'>>;

function listProfile(profile: ConnectionProfile): void {
  profilesStore.setState(({ profiles }) => ({
    profiles: [...profiles.filter(({ id }) => id !== profile.id), profile].sort((a, b) => a.order - b.order),
  }));
}

function namesBesides(id: string | null): string[] {
  return profilesStore
    .getState()
    .profiles.filter((profile) => profile.id !== id)
    .map(({ name }) => name);
}

function randomBytes(bytes: Uint8Array): Uint8Array {
  return crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>);
}

export function newClientId(): string {
  return generateClientId(randomBytes);
}

/** At the end of the list. Rejects when the browser cannot store it. */
export async function createProfile(
  fields: ProfileFields,
  secrets: SecretsChange,
  subscriptions: readonly ProfileSubscription[] = fields.subscriptions ?? [],
): Promise<ConnectionProfile> {
  const now = Date.now();
  const { profiles } = profilesStore.getState();
  const profile: ConnectionProfile = {
    ...fields,
    id: newProfileId(),
    name: uniqueName(fields.name, namesBesides(null)),
    subscriptions,
    order: orderAfter(
      profiles.map(({ order }) => order),
      profiles.length - 1,
    ),
    createdAt: now,
    updatedAt: now,
  };
  await saveProfile(profile, secrets);
  listProfile(profile);
  return profile;
}

/** Rejects when the browser cannot store it. */
export async function changeProfile(
  before: ConnectionProfile,
  fields: ProfileFields,
  secrets: SecretsChange,
): Promise<ConnectionProfile> {
  const name = uniqueName(fields.name, namesBesides(before.id));
  const profile = await editProfile(before, { ...fields, name, updatedAt: Date.now() }, secrets);
  listProfile(profile);
  return profile;
}

/** A copy right after the original, with its password and a client id of its own. Rejects when it cannot be stored. */
export async function duplicateProfile(original: ConnectionProfile, copyName: string): Promise<ConnectionProfile> {
  const now = Date.now();
  const { profiles } = profilesStore.getState();
  const copy: ConnectionProfile = {
    ...original,
    id: newProfileId(),
    name: uniqueName(copyName, namesBesides(null)),
    // Two clients of one id throw each other out [MQTT-3.1.4-3]. An empty one is the broker's to choose.
    clientId: original.clientId === '' ? '' : newClientId(),
    order: orderAfter(
      profiles.map(({ order }) => order),
      profiles.findIndex(({ id }) => id === original.id),
    ),
    createdAt: now,
    updatedAt: now,
  };
  await saveCopy(copy, original.id);
  listProfile(copy);
  return copy;
}

/** Changes fields of several profiles in one step. Rejects when the browser cannot store it; then nothing is changed. */
export async function changeProfiles(
  patches: ReadonlyMap<string, Partial<Omit<ConnectionProfile, 'id'>>>,
): Promise<void> {
  await patchProfiles(patches);
  profilesStore.setState(({ profiles }) => ({
    profiles: profiles
      .map((profile) => (patches.has(profile.id) ? { ...profile, ...patches.get(profile.id) } : profile))
      .sort((a, b) => a.order - b.order),
  }));
}

/**
 * Ends the connections and takes the profiles out; they can be put back, together, while their removal is offered to be
 * undone. Rejects when the browser cannot store that; then all are there.
 */
export async function deleteProfiles(profiles: readonly ConnectionProfile[]): Promise<void> {
  takeOut(profiles, await removeProfiles(profiles.map(({ id }) => id)));
}

function takeOut(removed: readonly ConnectionProfile[], undo: () => Promise<void>): void {
  const [first] = removed;
  if (!first) return;
  const { profiles } = profilesStore.getState();
  const { activeId } = workspacesStore.getState();
  const gone = new Set(removed.map(({ id }) => id));
  const wasActive = removed.find(({ id }) => id === activeId);
  const rows = listSections(profiles).flatMap((section) => section.profiles);
  const at = rows.findIndex(({ id }) => id === activeId);
  const neighbour = [...rows.slice(at + 1), ...rows.slice(0, at).reverse()].find(({ id }) => !gone.has(id));
  // First out of the list, so that nothing that waits for a connection's end connects it again.
  profilesStore.setState({ profiles: profiles.filter(({ id }) => !gone.has(id)) });
  for (const id of gone) closeWorkspace(id);
  if (wasActive) showWorkspace(neighbour?.id ?? null);
  pushRemoval({
    names: removed.map(({ name }) => name),
    undo: async () => {
      await undo();
      removed.forEach(listProfile);
      showWorkspace((wasActive ?? first).id);
    },
  });
}
