import type { MessageRow } from '../../../core/protocol/engine-contract.ts';
import { fetchMessageRows } from '../../state/log-access.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { selectMessage } from '../../state/workspace-actions.ts';

export interface Neighbours {
  /** Undefined: there is none that is kept. */
  readonly previous: (() => void) | undefined;
  readonly next: (() => void) | undefined;
  /** The message itself is no longer kept. */
  readonly evicted: boolean;
}

/** The ways from a message to the ones before and after it in the list. */
export function useNeighbours(profileId: string, row: MessageRow | undefined): Neighbours {
  const ordinal = row?.ordinal ?? -1;
  const evicted = useWorkspace(profileId, ({ tick }) => ordinal >= 0 && ordinal < tick.firstOrdinal);
  const hasPrevious = useWorkspace(profileId, ({ tick }) => ordinal > tick.firstOrdinal);
  // While paused the list ends where it was paused.
  const hasNext = useWorkspace(profileId, ({ tick, pausedAt }) => ordinal + 1 < (pausedAt ?? tick.endOrdinal));
  const go = async (to: number) => {
    const [target] = (await fetchMessageRows(profileId, to, 1))?.rows ?? [];
    if (target) selectMessage(profileId, target.seq);
  };
  return {
    previous: row && hasPrevious ? () => void go(ordinal - 1) : undefined,
    next: row && hasNext && !evicted ? () => void go(ordinal + 1) : undefined,
    evicted,
  };
}
