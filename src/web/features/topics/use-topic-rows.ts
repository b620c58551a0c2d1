// The rows of the tree that are in view: asked for one window at a time, at once where the person has done something, and
// four times a second at most where messages have come. While it is paused, only what the person does is answered.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { TopicRow, TopicWindow } from '../../../core/protocol/engine-contract.ts';
import { fetchTopicRows } from '../../state/log-access.ts';
import { workspacesStore } from '../../state/workspaces-store.ts';

const REFRESH_MS = 250;

export interface TopicRows {
  /** The first answer is here. */
  readonly known: boolean;
  readonly rowCount: number;
  readonly topicCount: number;
  /** Topics that have come since the rows were let go last, and are not among them yet. */
  readonly fresh: number;
  /** Where the row that `place.node` named stands now. */
  readonly located: { readonly node: number; readonly index: number } | null;
  /** Those that came last, the first of them being row `from`. */
  readonly from: number;
  readonly rows: readonly TopicRow[];
  /** Names the rows that are wanted: `from <= index < to`. */
  readonly want: (from: number, to: number) => void;
  /** Asks anew at once; `letGo`: rows need not keep their places. */
  readonly refresh: (letGo?: boolean) => void;
}

/** Looked at when rows are asked for. */
export interface TreePlaceNow {
  readonly isHeld: () => boolean;
  /** The row to be found again wherever it goes. */
  readonly node: () => number | null;
  /** Rows keep their places and what they say. */
  readonly paused: boolean;
}

type Shown = Pick<TopicRows, 'known' | 'rowCount' | 'topicCount' | 'fresh' | 'located' | 'from' | 'rows'>;

const NOTHING: Shown = { known: false, rowCount: 0, topicCount: 0, fresh: 0, located: null, from: 0, rows: [] };

export function useTopicRows(profileId: string, place: TreePlaceNow): TopicRows {
  const [shown, setShown] = useState(NOTHING);
  const latest = useRef(shown);
  const wanted = useRef({ from: 0, to: 50 });
  const latestPlace = useRef(place);
  const kept = useRef(new Map<number, TopicRow>());
  latestPlace.current = place;
  const flow = useRef({ busy: false, again: false, letGo: false, gone: false, askedAt: 0 });

  const load = useCallback(async () => {
    const { current: state } = flow;
    state.again = true;
    if (state.busy) return;
    state.busy = true;
    while (state.again && !state.gone) {
      state.again = false;
      state.askedAt = performance.now();
      const { isHeld, node, paused } = latestPlace.current;
      const { from, to } = wanted.current;
      const locate = node();
      // Nothing can move where nothing is.
      const hold = (paused || isHeld()) && !state.letGo && latest.current.rowCount > 0;
      state.letGo = false;
      const window = await fetchTopicRows(profileId, { from, count: to - from, hold, locate });
      if (state.gone) return;
      if (!paused) kept.current.clear();
      latest.current = window
        ? shownOf(latest.current, window, { hold, locate, kept: paused ? kept.current : null })
        : { ...NOTHING, known: true };
      setShown(latest.current);
    }
    state.busy = false;
  }, [profileId]);

  useEffect(() => {
    const { current: state } = flow;
    let timer: ReturnType<typeof setTimeout> | undefined;
    state.gone = false;
    state.busy = false;
    void load();
    const unsubscribe = workspacesStore.subscribe(({ byProfile }, before) => {
      const [now, then] = [byProfile[profileId], before.byProfile[profileId]];
      // From the command palette, say.
      if (now?.topicFolds !== then?.topicFolds) {
        state.letGo = true;
        void load();
      }
      if (now?.tick === then?.tick || timer !== undefined || latestPlace.current.paused) return;
      timer = setTimeout(
        () => {
          timer = undefined;
          void load();
        },
        Math.max(0, state.askedAt + REFRESH_MS - performance.now()),
      );
    });
    return () => {
      state.gone = true;
      clearTimeout(timer);
      unsubscribe();
    };
  }, [profileId, load]);

  const want = useCallback(
    (from: number, to: number) => {
      if (from === wanted.current.from && to === wanted.current.to) return;
      wanted.current = { from, to };
      const { from: known, rows } = latest.current;
      if (from < known || to > known + rows.length) void load();
    },
    [load],
  );
  const { paused } = place;
  useEffect(() => {
    if (!paused) void load();
  }, [paused, load]);
  const refresh = useCallback(
    (letGo = false) => {
      flow.current.letGo ||= letGo;
      void load();
    },
    [load],
  );
  return { ...shown, want, refresh };
}

interface AskedFor {
  readonly hold: boolean;
  readonly locate: number | null;
  /** While paused: the rows as they were seen first. */
  readonly kept: Map<number, TopicRow> | null;
}

function shownOf(before: Shown, window: TopicWindow, { hold, locate, kept }: AskedFor): Shown {
  const { rowCount, topicCount, from, located } = window;
  const laidOut = hold ? before.topicCount - before.fresh : topicCount;
  const old = new Map(before.rows.map((row) => [row.node, row]));
  return {
    known: true,
    rowCount,
    topicCount,
    fresh: Math.max(0, topicCount - laidOut),
    located: locate === null || located === null ? null : { node: locate, index: located },
    from,
    // A row that says what it said is not drawn again.
    rows: window.rows.map((row) => {
      const known = old.get(row.node);
      const seen = kept?.get(row.node) ?? known;
      const next = kept && seen ? withValuesOf(seen, row) : row;
      kept?.set(row.node, next);
      return known && saysTheSame(known, next) ? known : next;
    }),
  };
}

/** Where a row stands may change; what it says does not. */
function withValuesOf({ topics, count, ratePerS, lastTime, retained, last }: TopicRow, row: TopicRow): TopicRow {
  return { ...row, topics, count, ratePerS, lastTime, retained, last };
}

function saysTheSame(a: TopicRow, b: TopicRow): boolean {
  const { last: lastOfA, ...restOfA } = a;
  const { last: lastOfB, ...restOfB } = b;
  if (lastOfA?.seq !== lastOfB?.seq) return false;
  return (Object.keys(restOfA) as (keyof typeof restOfA)[]).every((key) => restOfA[key] === restOfB[key]);
}
