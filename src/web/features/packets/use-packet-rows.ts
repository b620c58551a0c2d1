// The rows in view: asked for one window at a time, the newest wish first; what is known stays until the answer is here.
import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { ListedPacket } from '../../../core/log/packet-row.ts';
import { fetchListedPackets } from '../../state/log-access.ts';
import { useWorkspace } from '../../state/use-workspace.ts';

interface View {
  readonly from: number;
  readonly to: number;
}

export interface PacketRows {
  row(position: number): ListedPacket | undefined;
  /** Among the rows that came last. */
  positionOf(seq: number): number | undefined;
  /** Where the rows that came last end. */
  readonly end: number;
  /** Names the rows that are wanted now. */
  want(view: View): void;
}

export function usePacketRows(profileId: string): PacketRows {
  const rows = useRef<ReadonlyMap<number, ListedPacket>>(new Map());
  const wanted = useRef<View>({ from: 0, to: 0 });
  const end = useRef(0);
  const busy = useRef(false);
  const mounted = useRef(true);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  /** What rows are marked by has changed since they came; they stay until the others are here. */
  const stale = useRef(false);
  const query = useWorkspace(profileId, ({ packetQuery }) => packetQuery);

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
      const window = await fetchListedPackets(profileId, from, to - from);
      if (!window || !mounted.current) break;
      rows.current = new Map(window.rows.map((row) => [row.position, row]));
      end.current = (window.rows.at(-1)?.position ?? window.end - 1) + 1;
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
  const row = useCallback((position: number) => rows.current.get(position), []);
  const positionOf = useCallback((seq: number) => {
    for (const known of rows.current.values()) if (known.seq === seq) return known.position;
    return undefined;
  }, []);
  return { row, positionOf, want, end: end.current };
}

function isKnown(rows: ReadonlyMap<number, ListedPacket>, from: number, to: number): boolean {
  for (let position = from; position < to; position++) if (!rows.has(position)) return false;
  return true;
}
