// The rows in view: asked for one window at a time, the newest wish first; what is known stays until the answer is here.
import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { MessageRow } from '../../../core/protocol/engine-contract.ts';
import { fetchMessageRows } from '../../state/log-access.ts';
import { useWorkspace } from '../../state/use-workspace.ts';

interface View {
  readonly from: number;
  readonly to: number;
}

export interface MessageRows {
  row(ordinal: number): MessageRow | undefined;
  /** Among the rows that came last. */
  ordinalOf(seq: number): number | undefined;
  /** Where the rows that came last end. */
  readonly end: number;
  /** Names the rows that are wanted now. */
  want(view: View): void;
  /** They say other things of themselves now. */
  reload(): void;
}

export function useMessageRows(profileId: string): MessageRows {
  const rows = useRef<ReadonlyMap<number, MessageRow>>(new Map());
  const wanted = useRef<View>({ from: 0, to: 0 });
  const end = useRef(0);
  const busy = useRef(false);
  const mounted = useRef(true);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  /** What rows are marked by has changed since they came; they stay until the others are here. */
  const stale = useRef(false);
  const query = useWorkspace(profileId, (workspace) => workspace.query);

  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const load = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    for (;;) {
      const { from, to } = wanted.current;
      if (!stale.current && isKnown(rows.current, from, to)) break;
      stale.current = false;
      const window = await fetchMessageRows(profileId, from, to - from);
      if (!window || !mounted.current) break;
      rows.current = new Map(window.rows.map((row) => [row.ordinal, row]));
      end.current = (window.rows.at(-1)?.ordinal ?? window.endOrdinal - 1) + 1;
      redraw();
      // What the log does not have will not come by asking again.
      if (!stale.current && wanted.current.from === from && wanted.current.to === to) break;
    }
    busy.current = false;
  }, [profileId]);

  const marks = query === null ? '' : `${query.isPattern} ${query.text}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other marks
  useEffect(() => {
    stale.current = true;
    void load();
  }, [load, marks]);

  const want = useCallback(
    (view: View) => {
      wanted.current = view;
      void load();
    },
    [load],
  );
  const reload = useCallback(() => {
    stale.current = true;
    void load();
  }, [load]);
  const row = useCallback((ordinal: number) => rows.current.get(ordinal), []);
  const ordinalOf = useCallback((seq: number) => {
    for (const known of rows.current.values()) if (known.seq === seq) return known.ordinal;
    return undefined;
  }, []);
  return { row, ordinalOf, want, reload, end: end.current };
}

function isKnown(rows: ReadonlyMap<number, MessageRow>, from: number, to: number): boolean {
  for (let ordinal = from; ordinal < to; ordinal++) if (!rows.has(ordinal)) return false;
  return true;
}
