// The rows of the session diagram that are in view: those of the packet list as it is filtered, a window at a time, the
// newest wish first. What is known stays until the answer is here.
import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { ListedPacket } from '../../../../core/log/packet-row.ts';
import { fetchListedPackets } from '../../../state/log-access.ts';

interface View {
  readonly from: number;
  readonly to: number;
}

export interface SessionRows {
  row(position: number): ListedPacket | undefined;
  /** Where the rows that came last end. */
  readonly end: number;
  want(view: View): void;
  /** What is known is asked for anew: exchanges go on after their first packet. */
  refresh(): void;
}

/** `list`: another one has other packets at the same positions. */
export function useSessionRows(profileId: string, list: unknown): SessionRows {
  const rows = useRef<ReadonlyMap<number, ListedPacket>>(new Map());
  const wanted = useRef<View>({ from: 0, to: 0 });
  const end = useRef(0);
  const busy = useRef(false);
  const mounted = useRef(true);
  const ofList = useRef(list);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  if (ofList.current !== list) {
    ofList.current = list;
    rows.current = new Map();
    end.current = 0;
  }

  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const load = useCallback(
    async (isForced: boolean) => {
      if (busy.current) return;
      busy.current = true;
      for (let isFirst = true; ; isFirst = false) {
        const { from, to } = wanted.current;
        if (!(isForced && isFirst) && isKnown(rows.current, from, to)) break;
        const asked = ofList.current;
        const window = await fetchListedPackets(profileId, from, to - from);
        if (!window || !mounted.current) break;
        if (asked === ofList.current) {
          rows.current = new Map(window.rows.map((row) => [row.position, row]));
          end.current = (window.rows.at(-1)?.position ?? window.end - 1) + 1;
          redraw();
        }
        // What the log does not have will not come by asking again.
        if (wanted.current.from === from && wanted.current.to === to) break;
      }
      busy.current = false;
    },
    [profileId],
  );

  const want = useCallback(
    (view: View) => {
      wanted.current = view;
      void load(false);
    },
    [load],
  );
  const refresh = useCallback(() => void load(true), [load]);
  const row = useCallback((position: number) => rows.current.get(position), []);
  return { row, want, refresh, end: end.current };
}

function isKnown(rows: ReadonlyMap<number, ListedPacket>, from: number, to: number): boolean {
  for (let position = from; position < to; position++) if (!rows.has(position)) return false;
  return true;
}
