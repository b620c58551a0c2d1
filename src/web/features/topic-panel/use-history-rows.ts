// The rows of the history in view, newest first: index 0 is the newest. While a person reads further down nothing moves;
// what comes meanwhile is counted.
import { useCallback, useRef, useState } from 'react';
import type { MessageRow, MessageWindow } from '../../../core/protocol/engine-contract.ts';
import { fetchTopicMessages } from '../../state/log-access.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { useLiveTurns } from './use-live-turns.ts';

export interface HistoryRows {
  readonly known: boolean;
  readonly count: number;
  /** Newer than the first row. */
  readonly fresh: number;
  readonly row: (index: number) => MessageRow | undefined;
  readonly want: (from: number, to: number) => void;
  /** False: rows keep their places. */
  readonly setFollowing: (following: boolean) => void;
}

interface Shown {
  readonly known: boolean;
  readonly first: number;
  /** The list's end as it is shown, and as it is. */
  readonly end: number;
  readonly trueEnd: number;
  readonly rows: ReadonlyMap<number, MessageRow>;
}

const NOTHING: Shown = { known: false, first: 0, end: 0, trueEnd: 0, rows: new Map() };

export function useHistoryRows(profileId: string, topicFilter: string): HistoryRows {
  const cleared = useWorkspace(profileId, ({ tick }) => tick.cleared);
  const [shown, setShown] = useState(NOTHING);
  const wanted = useRef({ from: 0, to: 40 });
  /** Where the list ends while rows keep their places; null: where it ends. */
  const pinned = useRef<number | null>(null);
  const latest = useRef(shown);
  latest.current = shown;
  const turn = useRef(0);

  const load = useCallback(
    async (isCurrent: () => boolean) => {
      const mine = ++turn.current;
      const { from, to } = wanted.current;
      const end = pinned.current;
      // One more than is seen: the gap is to the message before.
      const window =
        end === null
          ? await fetchTopicMessages(profileId, topicFilter, null, to + 1)
          : await fetchTopicMessages(profileId, topicFilter, Math.max(0, end - to - 1), to - from + 1);
      if (isCurrent() && mine === turn.current) setShown(window ? shownOf(window, end) : { ...NOTHING, known: true });
    },
    [profileId, topicFilter],
  );
  const alive = useRef<() => boolean>(() => true);
  useLiveTurns(profileId, `${profileId} ${topicFilter} ${cleared ?? ''}`, (isCurrent) => {
    alive.current = isCurrent;
    return load(isCurrent);
  });

  const want = useCallback(
    (from: number, to: number) => {
      const before = wanted.current;
      if (before.from === from && before.to === to) return;
      wanted.current = { from, to };
      void load(alive.current);
    },
    [load],
  );
  const setFollowing = useCallback(
    (following: boolean) => {
      if (following === (pinned.current === null)) return;
      pinned.current = following ? null : latest.current.end;
      void load(alive.current);
    },
    [load],
  );
  const { known, first, end, trueEnd, rows } = shown;
  return {
    known,
    count: Math.max(0, end - first),
    fresh: trueEnd - end,
    row: (index) => rows.get(end - 1 - index),
    want,
    setFollowing,
  };
}

function shownOf({ firstOrdinal, endOrdinal, rows }: MessageWindow, pinned: number | null): Shown {
  return {
    known: true,
    first: firstOrdinal,
    end: Math.min(pinned ?? endOrdinal, endOrdinal),
    trueEnd: endOrdinal,
    rows: new Map(rows.map((row) => [row.ordinal, row])),
  };
}
