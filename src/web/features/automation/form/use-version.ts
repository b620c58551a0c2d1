// What a connection speaks: in force, or what its profile will ask for.
import { useStore } from 'zustand';
import type { ProtocolVersion } from '../../../../core/mqtt/protocol-version.ts';
import { profilesStore } from '../../../state/profiles-store.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';

export function useVersion(profileId: string): ProtocolVersion {
  const inForce = useWorkspace(profileId, ({ connection }) =>
    connection.phase === 'connected' ? connection.session.version : undefined,
  );
  const wanted = useStore(profilesStore, ({ profiles }) => profiles.find(({ id }) => id === profileId)?.version);
  return inForce ?? wanted ?? 5;
}
