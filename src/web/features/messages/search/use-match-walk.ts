// Walks from match to match: the next one is chosen and brought into view, and after the last comes the first. Says which
// of the matches is the chosen one, however it was chosen.
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import type { MatchPlace } from '../../../../core/protocol/engine-contract.ts';
import { fetchMessageRows, findMatch } from '../../../state/log-access.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { selectMessage } from '../../../state/workspace-actions.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';

/** While the log lets matches go, or finds more before it, the number is asked for again this often. */
const RECOUNT_MS = 1000;

const PHONE = '(max-width: 767px)';

export interface MatchWalk {
  /** From 1; null: the chosen message is no match, or there is none. */
  readonly number: number | null;
  readonly go: (forward: boolean) => void;
}

export function useMatchWalk(profileId: string, onReveal: (ordinal: number) => void): MatchWalk {
  // A phone opens what is chosen over the whole list, so there a match is only shown.
  const phone = useMediaQuery(PHONE, window.matchMedia(PHONE).matches);
  const query = useWorkspace(profileId, (workspace) => workspace.query);
  const selected = useWorkspace(profileId, ({ selectedSeq }) => selectedSeq);
  const [shown, setShown] = useState<number | null>(null);
  const [number, setNumber] = useState<number | null>(null);
  const at = phone ? shown : selected;
  const searches = query !== null && query.text !== '';

  // biome-ignore lint/correctness/useExhaustiveDependencies: another query has other matches
  useEffect(() => {
    if (!searches || at === null) return setNumber(null);
    let current = true;
    let counted = '';
    const count = async () => {
      const tick = workspacesStore.getState().byProfile[profileId]?.tick;
      const state = `${tick?.dropped} ${tick?.filter?.progress}`;
      if (state === counted) return;
      counted = state;
      const place = await findMatch(profileId, at === 0 ? null : at - 1, true);
      if (current) setNumber(place?.seq === at ? place.number : null);
    };
    void count();
    const timer = setInterval(() => void count(), RECOUNT_MS);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [profileId, at, query, searches]);

  // Keys come faster than answers: each step begins where the last one ended.
  const last = useRef<Promise<void>>(Promise.resolve());
  const shownNow = useRef<number | null>(null);
  const step = async (forward: boolean) => {
    const from = phone ? shownNow.current : (workspacesStore.getState().byProfile[profileId]?.selectedSeq ?? null);
    let place = await shownMatch(profileId, from, forward);
    if (!place && from !== null) place = await shownMatch(profileId, null, forward);
    if (!place) return;
    if (phone) {
      shownNow.current = place.seq;
      setShown(place.seq);
    } else selectMessage(profileId, place.seq);
    onReveal(place.ordinal);
  };
  return {
    number,
    go: (forward) => {
      last.current = last.current.then(() => step(forward));
    },
  };
}

/** As `findMatch`, among what is shown: a list that is paused ends before what has come since. */
async function shownMatch(profileId: string, from: number | null, forward: boolean): Promise<MatchPlace | null> {
  const place = await findMatch(profileId, from, forward);
  const pausedAt = workspacesStore.getState().byProfile[profileId]?.pausedAt ?? null;
  if (!place || pausedAt === null || place.ordinal < pausedAt) return place;
  if (forward) return null;
  const after = (await fetchMessageRows(profileId, pausedAt, 1))?.rows[0];
  return after ? findMatch(profileId, after.seq, false) : null;
}
