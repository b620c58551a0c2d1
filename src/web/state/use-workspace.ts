// React's view of the stores.
import { useStore } from 'zustand';
import { capturesStore } from './captures-store.ts';
import { profilesStore } from './profiles-store.ts';
import { emptyWorkspace, type Workspace, workspacesStore } from './workspaces-store.ts';

/** The profile whose workspace is in view; undefined when there is none. */
export function useActiveProfile() {
  const activeId = useStore(workspacesStore, (state) => state.activeId);
  return useStore(profilesStore, (state) => state.profiles.find((profile) => profile.id === activeId));
}

/** The workspace in view, a profile's or a capture's; undefined when there is none. */
export function useActiveId(): string | undefined {
  const profileId = useActiveProfile()?.id;
  const activeId = useStore(workspacesStore, (state) => state.activeId);
  const captureId = useStore(capturesStore, ({ captures }) => captures.find(({ id }) => id === activeId)?.id);
  return profileId ?? captureId;
}

const NO_WORKSPACE = emptyWorkspace('');

/** A part of a workspace; re-renders only when that part changes. */
export function useWorkspace<T>(profileId: string, select: (workspace: Workspace) => T): T {
  return useStore(workspacesStore, (state) => select(state.byProfile[profileId] ?? NO_WORKSPACE));
}
