// Fills the stores from outside: saved profiles, the companion, the browser's own state.
import { createStore } from 'zustand/vanilla';
import { fetchCompanionInfo } from '../../client/companion-client.ts';
import { companionStore } from '../../state/companion-store.ts';
import { profilesStore } from '../../state/profiles-store.ts';
import { settingsStore } from '../../state/settings-store.ts';
import { showWorkspace } from '../../state/workspace-actions.ts';
import { workspacesStore } from '../../state/workspaces-store.ts';
import { watchProfiles } from '../../storage/profile-storage.ts';

export interface EnvironmentState {
  readonly online: boolean;
  /** The browser refuses to store profiles: why. */
  readonly storageFault: string | null;
}

export const environmentStore = createStore<EnvironmentState>()(() => ({
  online: navigator.onLine,
  storageFault: null,
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
    if (activeId !== before.activeId) settingsStore.setState({ lastProfileId: activeId });
  });

  const tellOnline = () => environmentStore.setState({ online: navigator.onLine });
  window.addEventListener('online', tellOnline);
  window.addEventListener('offline', tellOnline);
}

function takeProfiles(profiles: ReturnType<typeof profilesStore.getState>['profiles']): void {
  const first = !profilesStore.getState().loaded;
  profilesStore.setState({ loaded: true, profiles });
  const { activeId } = workspacesStore.getState();
  const last = settingsStore.getState().lastProfileId;
  if (first && activeId === null) showWorkspace((profiles.find(({ id }) => id === last) ?? profiles[0])?.id ?? null);
}
