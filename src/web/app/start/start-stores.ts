// Fills the stores from outside: saved profiles, the companion, the browser's own state.
import { createStore } from 'zustand/vanilla';
import type { ConnectionProfile } from '../../../core/mqtt/connection-profile.ts';
import { fetchCompanionInfo } from '../../client/companion-client.ts';
import { isCapture } from '../../state/captures-store.ts';
import { companionStore } from '../../state/companion-store.ts';
import { profilesStore } from '../../state/profiles-store.ts';
import { settingsStore } from '../../state/settings-store.ts';
import { closeWorkspace, retryAll, showWorkspace } from '../../state/workspace-actions.ts';
import { isIdle, workspacesStore } from '../../state/workspaces-store.ts';
import { readProfile, watchProfiles } from '../../storage/profile-storage.ts';
import { autoConnect } from './auto-connect.ts';

export interface EnvironmentState {
  readonly online: boolean;
  /** The browser refuses to store profiles: why. */
  readonly storageFault: string | null;
  /** The name of a profile whose connection was ended because another tab has deleted it. */
  readonly endedElsewhere: string | null;
}

export const environmentStore = createStore<EnvironmentState>()(() => ({
  online: navigator.onLine,
  storageFault: null,
  endedElsewhere: null,
}));

export function startStores(): void {
  void fetchCompanionInfo().then((info) => companionStore.setState({ known: true, info }));

  const watch = () =>
    watchProfiles(takeProfiles, (error) => {
      environmentStore.setState({ storageFault: error instanceof Error ? error.message : String(error) });
      profilesStore.setState({ loaded: true });
    });
  // Opening the database competes with the first paint. Where most likely nothing is in it, the paint goes first.
  if (settingsStore.getState().lastProfileId === null) requestAnimationFrame(() => setTimeout(watch));
  else watch();

  workspacesStore.subscribe(({ activeId }, before) => {
    // A capture goes with the page.
    if (activeId !== before.activeId && !(activeId && isCapture(activeId)))
      settingsStore.setState({ lastProfileId: activeId });
  });

  const tellOnline = () => {
    environmentStore.setState({ online: navigator.onLine });
    // Not every browser tells the engines' workers.
    if (navigator.onLine) retryAll();
  };
  window.addEventListener('online', tellOnline);
  window.addEventListener('offline', tellOnline);
}

function takeProfiles(profiles: readonly ConnectionProfile[]): void {
  const { loaded, profiles: before } = profilesStore.getState();
  profilesStore.setState({ loaded: true, profiles });
  if (loaded) {
    for (const profile of before)
      if (!profiles.some(({ id }) => id === profile.id)) void takeDeparture(profile, before);
    return;
  }
  const last = settingsStore.getState().lastProfileId;
  const { activeId } = workspacesStore.getState();
  if (activeId === null) showWorkspace((profiles.find(({ id }) => id === last) ?? profiles[0])?.id ?? null);
  void autoConnect(profiles);
}

/** Another tab has deleted a profile: here its connection would go on without anybody seeing it. */
async function takeDeparture({ id, name }: ConnectionProfile, before: readonly ConnectionProfile[]): Promise<void> {
  // The list may be one that was read before this tab saved the profile.
  if (await readProfile(id)) return;
  const { activeId } = workspacesStore.getState();
  const wasConnected = !isIdle(id);
  closeWorkspace(id);
  if (wasConnected) environmentStore.setState({ endedElsewhere: name });
  if (activeId !== id) return;
  const at = before.findIndex((profile) => profile.id === id);
  const left = new Set(profilesStore.getState().profiles.map((profile) => profile.id));
  const neighbour = [...before.slice(at + 1), ...before.slice(0, at).reverse()].find((profile) => left.has(profile.id));
  showWorkspace(neighbour?.id ?? null);
}
