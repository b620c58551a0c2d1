import { connect, disconnect } from '../../state/workspace-actions.ts';
import { isIdle, workspacesStore } from '../../state/workspaces-store.ts';

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
