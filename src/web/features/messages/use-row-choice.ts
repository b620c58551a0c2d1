// Which messages are chosen: one that is selected (the inspector shows it), and with Shift or Ctrl several at once.
import { useRef, useState } from 'react';
import type { MessageRow } from '../../../core/protocol/engine-contract.ts';
import { fetchMessageRows } from '../../state/log-access.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { pickMessages, selectMessage } from '../../state/workspace-actions.ts';
import type { MessageRows } from './use-message-rows.ts';

/** More are exported by a filter, not by choosing them. */
export const MAX_PICKED = 10_000;

/** What the engine answers at once. */
const PIECE = 1_000;

export interface RowChoice {
  readonly selectedSeq: number | null;
  readonly picked: ReadonlySet<number>;
  /** The ordinal that the arrow keys start from. */
  readonly at: number | null;
  /** What is chosen, ascending. */
  readonly seqs: readonly number[];
  select(ordinal: number): Promise<void>;
  /** All from where the last plain choice was. False: that would be too many. */
  extend(ordinal: number): Promise<boolean>;
  toggle(ordinal: number): Promise<void>;
  pickAll(first: number, end: number): Promise<boolean>;
  unpick(): void;
}

const NONE: ReadonlySet<number> = new Set();

export function useRowChoice(profileId: string, rows: MessageRows): RowChoice {
  const selectedSeq = useWorkspace(profileId, (workspace) => workspace.selectedSeq);
  const pickedSeqs = useWorkspace(profileId, (workspace) => workspace.picked);
  const [cursor, setCursor] = useState<number | null>(null);
  /** Where a range begins. */
  const anchor = useRef<number | null>(null);
  const turn = useRef(0);
  /** What was selected here: another one was selected elsewhere, by the inspector or the search. */
  const own = useRef<number | null>(null);
  const picked = useRef({ of: pickedSeqs, set: NONE });
  if (picked.current.of !== pickedSeqs) picked.current = { of: pickedSeqs, set: new Set(pickedSeqs) };

  const rowAt = async (ordinal: number): Promise<MessageRow | undefined> =>
    rows.row(ordinal) ?? (await fetchMessageRows(profileId, ordinal, 1))?.rows[0];
  const pick = (seqs: readonly number[]) =>
    pickMessages(
      profileId,
      [...new Set(seqs)].sort((a, b) => a - b),
    );
  const pickRange = async (from: number, end: number): Promise<boolean> => {
    if (end - from > MAX_PICKED) return false;
    const mine = ++turn.current;
    const seqs: number[] = [];
    for (let at = from; at < end; at += PIECE) {
      const window = await fetchMessageRows(profileId, at, Math.min(PIECE, end - at));
      for (const row of window?.rows ?? []) seqs.push(row.seq);
    }
    if (mine === turn.current) pick(seqs);
    return true;
  };

  const elsewhere = selectedSeq === null || selectedSeq === own.current ? undefined : rows.ordinalOf(selectedSeq);
  const at = elsewhere ?? cursor;
  /** A range begins at what was selected last, wherever that was. */
  const adopt = () => {
    if (elsewhere !== undefined) anchor.current = elsewhere;
    own.current = selectedSeq;
  };
  return {
    selectedSeq,
    picked: picked.current.set,
    at,
    seqs: pickedSeqs.length > 0 ? pickedSeqs : selectedSeq === null ? [] : [selectedSeq],
    async select(ordinal) {
      setCursor(ordinal);
      anchor.current = ordinal;
      const mine = ++turn.current;
      const row = await rowAt(ordinal);
      // A row that was asked for later has been chosen meanwhile.
      if (!row || mine !== turn.current) return;
      own.current = row.seq;
      selectMessage(profileId, row.seq);
    },
    extend(ordinal) {
      adopt();
      setCursor(ordinal);
      const from = anchor.current ?? ordinal;
      anchor.current = from;
      return pickRange(Math.min(from, ordinal), Math.max(from, ordinal) + 1);
    },
    async toggle(ordinal) {
      adopt();
      setCursor(ordinal);
      anchor.current = ordinal;
      turn.current++;
      const row = await rowAt(ordinal);
      if (!row) return;
      const chosen = pickedSeqs.length > 0 || selectedSeq === null ? pickedSeqs : [selectedSeq];
      pick(chosen.includes(row.seq) ? chosen.filter((seq) => seq !== row.seq) : [...chosen, row.seq]);
    },
    pickAll: pickRange,
    unpick: () => pickMessages(profileId, []),
  };
}
