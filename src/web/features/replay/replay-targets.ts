// The connections that a replay can go to: those that are connected.
import type { SessionInfo } from '../../../core/protocol/engine-contract.ts';
import { profilesStore } from '../../state/profiles-store.ts';
import type { WorkspacesState } from '../../state/workspaces-store.ts';

export interface ReplayTarget {
  readonly profileId: string;
  readonly name: string;
  readonly session: SessionInfo;
}

export function replayTargets(byProfile: WorkspacesState['byProfile']): readonly ReplayTarget[] {
  return profilesStore.getState().profiles.flatMap(({ id, name }) => {
    const connection = byProfile[id]?.connection;
    return connection?.phase === 'connected' ? [{ profileId: id, name, session: connection.session }] : [];
  });
}
