import { type MatchWalk, useMatchWalk as useWalk } from '../../../kit/search-bar/use-match-walk.ts';
import { fetchMessageRows, findMatch } from '../../../state/log-access.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { selectMessage } from '../../../state/workspace-actions.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';

/** Walks the matches of the message list. */
export function useMatchWalk(profileId: string, onReveal: (ordinal: number) => void): MatchWalk {
  const query = useWorkspace(profileId, (workspace) => workspace.query);
  const selected = useWorkspace(profileId, ({ selectedSeq }) => selectedSeq);
  const workspace = () => workspacesStore.getState().byProfile[profileId];
  return useWalk({
    query,
    searches: query !== null && query.text !== '',
    selected,
    selectedNow: () => workspace()?.selectedSeq ?? null,
    state: () => `${workspace()?.tick.dropped} ${workspace()?.tick.filter?.progress}`,
    find: (seq, forward) => findMatch(profileId, seq, forward),
    pausedAt: () => workspace()?.pausedAt ?? null,
    seqAt: async (position) => (await fetchMessageRows(profileId, position, 1))?.rows[0]?.seq,
    select: (seq) => selectMessage(profileId, seq),
    reveal: onReveal,
  });
}
