// Which rows are chosen: one that is selected (and shown whole elsewhere), and with Shift or Ctrl several at once.
import { useRef, useState } from 'react';

/** More are exported by a filter, not by choosing them. */
export const MAX_PICKED = 10_000;

export interface RowChoice {
  readonly selectedSeq: number | null;
  readonly picked: ReadonlySet<number>;
  /** The position that the arrow keys start from. */
  readonly at: number | null;
  /** What is chosen, ascending. */
  readonly seqs: readonly number[];
  select(position: number): Promise<void>;
  /** All from where the last plain choice was. False: that would be too many. */
  extend(position: number): Promise<boolean>;
  toggle(position: number): Promise<void>;
  pickAll(first: number, end: number): Promise<boolean>;
  unpick(): void;
}

/** The rows of a list by position. Entries are told by their sequence numbers. */
export interface ChosenRows<R extends { readonly seq: number }> {
  readonly selectedSeq: number | null;
  /** Ascending. */
  readonly pickedSeqs: readonly number[];
  /** Among the rows that are known. */
  readonly positionOf: (seq: number) => number | undefined;
  readonly rowAt: (position: number) => Promise<R | undefined>;
  readonly seqsOf: (from: number, end: number) => Promise<readonly number[]>;
  readonly select: (row: R) => void;
  readonly pick: (seqs: readonly number[]) => void;
}

const NONE: ReadonlySet<number> = new Set();

export function useRowChoice<R extends { readonly seq: number }>(rows: ChosenRows<R>): RowChoice {
  const { selectedSeq, pickedSeqs } = rows;
  const [cursor, setCursor] = useState<number | null>(null);
  /** Where a range begins. */
  const anchor = useRef<number | null>(null);
  const turn = useRef(0);
  /** What was selected here: another one was selected elsewhere, by what shows it whole or by the search. */
  const own = useRef<number | null>(null);
  const picked = useRef({ of: pickedSeqs, set: NONE });
  if (picked.current.of !== pickedSeqs) picked.current = { of: pickedSeqs, set: new Set(pickedSeqs) };

  const pick = (seqs: readonly number[]) => rows.pick([...new Set(seqs)].sort((a, b) => a - b));
  const pickRange = async (from: number, end: number): Promise<boolean> => {
    if (end - from > MAX_PICKED) return false;
    const mine = ++turn.current;
    const seqs = await rows.seqsOf(from, end);
    if (mine === turn.current) pick(seqs);
    return true;
  };

  const elsewhere = selectedSeq === null || selectedSeq === own.current ? undefined : rows.positionOf(selectedSeq);
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
    async select(position) {
      setCursor(position);
      anchor.current = position;
      const mine = ++turn.current;
      const row = await rows.rowAt(position);
      // A row that was asked for later has been chosen meanwhile.
      if (!row || mine !== turn.current) return;
      own.current = row.seq;
      rows.select(row);
    },
    extend(position) {
      adopt();
      setCursor(position);
      const from = anchor.current ?? position;
      anchor.current = from;
      return pickRange(Math.min(from, position), Math.max(from, position) + 1);
    },
    async toggle(position) {
      adopt();
      setCursor(position);
      anchor.current = position;
      turn.current++;
      const row = await rows.rowAt(position);
      if (!row) return;
      const chosen = pickedSeqs.length > 0 || selectedSeq === null ? pickedSeqs : [selectedSeq];
      pick(chosen.includes(row.seq) ? chosen.filter((seq) => seq !== row.seq) : [...chosen, row.seq]);
    },
    pickAll: pickRange,
    unpick: () => rows.pick([]),
  };
}
