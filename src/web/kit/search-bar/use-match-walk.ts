// Walks from match to match: the next one is chosen and brought into view, and after the last comes the first. Says which
// of the matches is the chosen one, however it was chosen.
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import type { MatchPlace } from '../../../core/protocol/engine-contract.ts';

/** While the log lets matches go, or finds more before it, the number is asked for again this often. */
const RECOUNT_MS = 1000;

const PHONE = '(max-width: 767px)';

export interface MatchWalk {
  /** From 1; null: the chosen entry is no match, or there is none. */
  readonly number: number | null;
  readonly go: (forward: boolean) => void;
}

/** What is walked. Entries are told by their sequence numbers. */
export interface WalkedList {
  /** Another query has other matches. */
  readonly query: unknown;
  readonly searches: boolean;
  readonly selected: number | null;
  /** As it is now. */
  readonly selectedNow: () => number | null;
  /** Other than before: other matches are kept. */
  readonly state: () => string;
  /** The next match, wherever; null for `seq`: from the list's begin (or end). */
  readonly find: (seq: number | null, forward: boolean) => Promise<MatchPlace | null>;
  /** Where the list is paused, a position; null: it is not. */
  readonly pausedAt: () => number | null;
  /** The entry at a position. */
  readonly seqAt: (position: number) => Promise<number | undefined>;
  readonly select: (seq: number) => void;
  readonly reveal: (position: number) => void;
}

export function useMatchWalk(list: WalkedList): MatchWalk {
  // A phone opens what is chosen over the whole list, so there a match is only shown.
  const phone = useMediaQuery(PHONE, window.matchMedia(PHONE).matches);
  const { query, searches, selected } = list;
  const latest = useRef(list);
  latest.current = list;
  const [shown, setShown] = useState<number | null>(null);
  const [number, setNumber] = useState<number | null>(null);
  const at = phone ? shown : selected;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another query has other matches
  useEffect(() => {
    if (!searches || at === null) return setNumber(null);
    let current = true;
    let counted = '';
    const count = async () => {
      const state = latest.current.state();
      if (state === counted) return;
      counted = state;
      const place = await latest.current.find(at === 0 ? null : at - 1, true);
      if (current) setNumber(place?.seq === at ? place.number : null);
    };
    void count();
    const timer = setInterval(() => void count(), RECOUNT_MS);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [at, query, searches]);

  // Keys come faster than answers: each step begins where the last one ended.
  const last = useRef<Promise<void>>(Promise.resolve());
  const shownNow = useRef<number | null>(null);
  const step = async (forward: boolean) => {
    const from = phone ? shownNow.current : latest.current.selectedNow();
    let place = await shownMatch(latest.current, from, forward);
    if (!place && from !== null) place = await shownMatch(latest.current, null, forward);
    if (!place) return;
    if (phone) {
      shownNow.current = place.seq;
      setShown(place.seq);
    } else latest.current.select(place.seq);
    latest.current.reveal(place.ordinal);
  };
  return {
    number,
    go: (forward) => {
      last.current = last.current.then(() => step(forward));
    },
  };
}

/** As `find`, among what is shown: a list that is paused ends before what has come since. */
async function shownMatch(list: WalkedList, from: number | null, forward: boolean): Promise<MatchPlace | null> {
  const place = await list.find(from, forward);
  const pausedAt = list.pausedAt();
  if (!place || pausedAt === null || place.ordinal < pausedAt) return place;
  if (forward) return null;
  const after = await list.seqAt(pausedAt);
  return after === undefined ? null : list.find(after, false);
}
