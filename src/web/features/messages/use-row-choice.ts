import { type RowChoice, useRowChoice as useChoice } from '../../kit/row-choice/use-row-choice.ts';
import { fetchMessageRows } from '../../state/log-access.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { pickMessages, selectMessage } from '../../state/workspace-actions.ts';
import type { MessageRows } from './use-message-rows.ts';

/** What the engine answers at once. */
const PIECE = 1_000;

/** Which messages are chosen: one that the inspector shows, or several. */
export function useRowChoice(profileId: string, rows: MessageRows): RowChoice {
  return useChoice({
    selectedSeq: useWorkspace(profileId, (workspace) => workspace.selectedSeq),
    pickedSeqs: useWorkspace(profileId, (workspace) => workspace.picked),
    positionOf: rows.ordinalOf,
    rowAt: async (ordinal) => rows.row(ordinal) ?? (await fetchMessageRows(profileId, ordinal, 1))?.rows[0],
    seqsOf: async (from, end) => {
      const seqs: number[] = [];
      for (let at = from; at < end; at += PIECE) {
        const window = await fetchMessageRows(profileId, at, Math.min(PIECE, end - at));
        for (const row of window?.rows ?? []) seqs.push(row.seq);
      }
      return seqs;
    },
    select: ({ seq }) => selectMessage(profileId, seq),
    pick: (seqs) => pickMessages(profileId, seqs),
  });
}
