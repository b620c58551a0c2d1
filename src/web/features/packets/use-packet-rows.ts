// The rows in view: asked for one window at a time, the newest wish first; what is known stays until the answer is here.
import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { PacketRow } from '../../../core/protocol/engine-contract.ts';
import { fetchPacketRows } from '../../state/log-access.ts';

interface View {
  readonly from: number;
  readonly to: number;
}

export interface PacketRows {
  row(seq: number): PacketRow | undefined;
  /** Where the rows that came last end. */
  readonly end: number;
  /** Names the rows that are wanted now. */
  want(view: View): void;
}

export function usePacketRows(profileId: string): PacketRows {
  const rows = useRef<ReadonlyMap<number, PacketRow>>(new Map());
  const wanted = useRef<View>({ from: 0, to: 0 });
  const end = useRef(0);
  const busy = useRef(false);
  const mounted = useRef(true);
  const [, redraw] = useReducer((count: number) => count + 1, 0);

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
      if (isKnown(rows.current, from, to)) break;
      const window = await fetchPacketRows(profileId, from, to - from);
      if (!window || !mounted.current) break;
      rows.current = new Map(window.rows.map((row) => [row.seq, row]));
      end.current = (window.rows.at(-1)?.seq ?? window.endSeq - 1) + 1;
      redraw();
      // What the log does not have will not come by asking again.
      if (wanted.current.from === from && wanted.current.to === to) break;
    }
    busy.current = false;
  }, [profileId]);

  const want = useCallback(
    (view: View) => {
      wanted.current = view;
      void load();
    },
    [load],
  );
  const row = useCallback((seq: number) => rows.current.get(seq), []);
  return { row, want, end: end.current };
}

function isKnown(rows: ReadonlyMap<number, PacketRow>, from: number, to: number): boolean {
  for (let seq = from; seq < to; seq++) if (!rows.has(seq)) return false;
  return true;
}
