// Where in the whole list the search has matches, for the ticks on its scroll bar.
import { useEffect, useRef, useState } from 'react';
import { fetchMatchMap } from '../../state/log-access.ts';
import { useWorkspace } from '../../state/use-workspace.ts';

/** A bar of a few hundred pixels shows no more. */
const BUCKETS = 200;
const EVERY_MS = 1_000;

const NONE = new Uint8Array();

/** Empty where nothing is searched for, or the list holds nothing but matches. `end`: the list grows. */
export function useMatchMap(profileId: string, end: number): Uint8Array {
  const isMarking = useWorkspace(profileId, ({ query }) => query !== null && query.text !== '' && !query.onlyMatches);
  const text = useWorkspace(profileId, ({ query }) => query?.text ?? '');
  const progress = useWorkspace(profileId, ({ tick }) => tick.filter?.matches ?? 0);
  const [map, setMap] = useState<Uint8Array>(NONE);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list or its matches are others
  useEffect(() => {
    if (!isMarking) return setMap(NONE);
    timer.current ??= setTimeout(
      () => {
        timer.current = null;
        void fetchMatchMap(profileId, BUCKETS).then((fetched) => isThere.current && setMap(fetched));
      },
      map === NONE ? 0 : EVERY_MS,
    );
  }, [profileId, isMarking, text, end, progress]);
  return isMarking ? map : NONE;
}
