// The exchange of the opened packet, as it stands now: asked for again while somebody waits, at most four times a second.
import { useEffect, useState } from 'react';
import type { Exchange } from '../../../core/log/exchange.ts';
import { fetchExchange } from '../../state/log-access.ts';
import { useWorkspace } from '../../state/use-workspace.ts';

export type ShownExchange =
  | { readonly kind: 'none' }
  /** It is on its way. */
  | { readonly kind: 'loading' }
  /** Its packets are not kept, or it is part of no exchange. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'shown'; readonly exchange: Exchange };

interface Fetched {
  readonly seq: number;
  readonly exchange: Exchange | null;
}

const MIN_WAIT_MS = 250;

export function useExchange(profileId: string, seq: number | null): ShownExchange {
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const isOpen = fetched?.seq === seq && fetched.exchange?.status === 'open';
  // A finished one may get another packet, too: a PUBREL that is repeated. Packets are what changes it.
  const end = useWorkspace(profileId, ({ tick }) => tick.endSeq);
  const [askedEnd, setAskedEnd] = useState(-1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `askedEnd` is another time to ask
  useEffect(() => {
    if (seq === null) return setFetched(null);
    let isCurrent = true;
    void fetchExchange(profileId, seq).then((exchange) => {
      if (isCurrent) setFetched((before) => keepSame(before, { seq, exchange }));
    });
    return () => {
      isCurrent = false;
    };
  }, [profileId, seq, askedEnd]);

  useEffect(() => {
    if (seq === null || end === askedEnd) return;
    const timer = setTimeout(() => setAskedEnd(end), isOpen ? MIN_WAIT_MS : 4 * MIN_WAIT_MS);
    return () => clearTimeout(timer);
  }, [seq, end, askedEnd, isOpen]);

  if (seq === null) return { kind: 'none' };
  if (!fetched) return { kind: 'loading' };
  // Until the next one is here the one before stays, so that nothing flashes.
  return fetched.exchange ? { kind: 'shown', exchange: fetched.exchange } : { kind: 'unknown' };
}

function keepSame(before: Fetched | null, now: Fetched): Fetched {
  const known = before?.exchange;
  const { exchange } = now;
  const isSame =
    known && exchange && before.seq === now.seq && known.id === exchange.id && known.status === exchange.status;
  return isSame && known.steps.length === exchange.steps.length ? before : now;
}
