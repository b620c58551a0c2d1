import { connect, disconnect } from '../../state/workspace-actions.ts';
import { emptyWorkspace, workspacesStore } from '../../state/workspaces-store.ts';

function isIdle(profileId: string): boolean {
  const { phase } = (workspacesStore.getState().byProfile[profileId] ?? emptyWorkspace(profileId)).connection;
  return phase === 'disconnected' || phase === 'failed';
}

/** Connects with the profile as it is saved now; a connection that runs is ended first. */
export function connectAnew(profileId: string): void {
  if (isIdle(profileId)) {
    void connect(profileId);
    return;
  }
  const stop = workspacesStore.subscribe(() => {
    if (!isIdle(profileId)) return;
    stop();
    void connect(profileId);
  });
  disconnect(profileId);
}
