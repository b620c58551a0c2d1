// React's view of the stores.
import { useStore } from 'zustand';
import { profilesStore } from './profiles-store.ts';
import { emptyWorkspace, type Workspace, workspacesStore } from './workspaces-store.ts';

/** The profile whose workspace is in view; undefined when there is none. */
export function useActiveProfile() {
  const activeId = useStore(workspacesStore, (state) => state.activeId);
  return useStore(profilesStore, (state) => state.profiles.find((profile) => profile.id === activeId));
}

const NO_WORKSPACE = emptyWorkspace('');

/** A part of a workspace; re-renders only when that part changes. */
export function useWorkspace<T>(profileId: string, select: (workspace: Workspace) => T): T {
  return useStore(workspacesStore, (state) => select(state.byProfile[profileId] ?? NO_WORKSPACE));
}
