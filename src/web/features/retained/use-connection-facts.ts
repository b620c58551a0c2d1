import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import { useWorkspace } from '../../state/use-workspace.ts';

export interface ConnectionFacts {
  /** Null: not connected. */
  readonly version: ProtocolVersion | null;
  /** The broker said that it keeps no retained messages (3.2.2.3.5). */
  readonly retainUnavailable: boolean;
}

export function useConnectionFacts(profileId: string): ConnectionFacts {
  const version = useWorkspace(profileId, ({ connection }) =>
    connection.phase === 'connected' ? connection.session.version : null,
  );
  const retainUnavailable = useWorkspace(
    profileId,
    ({ connection }) => connection.phase === 'connected' && connection.session.limits?.retainAvailable === false,
  );
  return { version, retainUnavailable };
}
