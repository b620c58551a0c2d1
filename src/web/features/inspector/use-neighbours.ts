// The ways from a message to the ones before and after it in the list, whatever the list is filtered by.
import { useEffect, useState } from 'react';
import { listedBy } from '../../../core/log/message-query.ts';
import { fetchMessageDetail, fetchMessageRows } from '../../state/log-access.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { selectMessage } from '../../state/workspace-actions.ts';

export interface Neighbours {
  /** Undefined: there is none that is kept. */
  readonly previous: (() => void) | undefined;
  readonly next: (() => void) | undefined;
  /** The message itself is no longer kept. */
  readonly evicted: boolean;
}

/** Where a message stands in the list that the engine has now. */
interface Place {
  /** -1: nowhere. Of a message that the filter leaves out it is the next one's. */
  readonly ordinal: number;
  readonly isListed: boolean;
  readonly isKept: boolean;
}

const NOWHERE: Place = { ordinal: -1, isListed: false, isKept: true };

/** `seq` undefined: no message is shown. */
export function useNeighbours(profileId: string, seq: number | undefined): Neighbours {
  const { ordinal, isListed, isKept, isCurrent } = usePlace(profileId, seq);
  const isPast = useWorkspace(profileId, ({ tick }) => isCurrent && isListed && ordinal < tick.firstOrdinal);
  const hasPrevious = useWorkspace(profileId, ({ tick }) => ordinal > tick.firstOrdinal);
  const after = nextOf({ ordinal, isListed });
  // While paused the list ends where it was paused.
  const hasNext = useWorkspace(
    profileId,
    ({ tick, pausedAt }) => ordinal >= 0 && after < (pausedAt ?? tick.endOrdinal),
  );
  const evicted = isPast || (isCurrent && !isKept);
  const go = async (isForward: boolean) => {
    // Looked up anew: the list may have become another since.
    const place = seq === undefined ? NOWHERE : await placeOf(profileId, seq);
    if (place.ordinal < 0) return;
    const to = isForward ? nextOf(place) : place.ordinal - 1;
    const [target] = (await fetchMessageRows(profileId, to, 1))?.rows ?? [];
    if (target) selectMessage(profileId, target.seq);
  };
  return {
    previous: hasPrevious && !evicted ? () => void go(false) : undefined,
    next: hasNext && !evicted ? () => void go(true) : undefined,
    evicted,
  };
}

function nextOf({ ordinal, isListed }: Pick<Place, 'ordinal' | 'isListed'>): number {
  return isListed ? ordinal + 1 : ordinal;
}

/**
 * Positions mean other messages once the list is another, and are settled when all of it was searched. Until the place is
 * known the one before stands, so that the ways to the neighbours do not go and come with every step.
 */
function usePlace(profileId: string, seq: number | undefined): Place & { readonly isCurrent: boolean } {
  const list = useWorkspace(profileId, ({ query }) => JSON.stringify(listedBy(query)));
  const isSettled = useWorkspace(profileId, ({ tick }) => (tick.filter?.progress ?? 1) === 1);
  const cleared = useWorkspace(profileId, ({ tick }) => tick.cleared);
  const bookmarks = useWorkspace(profileId, ({ query, tick }) => (query?.bookmarked ? tick.bookmarks : 0));
  const key = `${seq} ${cleared} ${bookmarks} ${isSettled} ${list}`;
  const [found, setFound] = useState<{ readonly key: string; readonly place: Place } | null>(null);
  useEffect(() => {
    if (seq === undefined) return;
    let current = true;
    void placeOf(profileId, seq).then((place) => {
      if (current) setFound({ key, place });
    });
    return () => {
      current = false;
    };
  }, [profileId, seq, key]);
  return { ...(found?.place ?? NOWHERE), isCurrent: found?.key === key };
}

async function placeOf(profileId: string, seq: number): Promise<Place> {
  const detail = await fetchMessageDetail(profileId, seq, 0);
  if (!detail) return { ...NOWHERE, isKept: false };
  const { ordinal } = detail.row;
  const [at] = ordinal < 0 ? [] : ((await fetchMessageRows(profileId, ordinal, 1))?.rows ?? []);
  return { ordinal, isListed: at?.seq === seq, isKept: true };
}
