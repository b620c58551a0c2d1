// The exchange of the packet that is opened, whose rows are joined by a line.
import { useEffect, useState } from 'react';
import type { ExchangeMark } from '../../../core/log/exchange.ts';
import { fetchPacketRows } from '../../state/log-access.ts';

/** While it waits for an answer, it is asked for again this often. */
const AGAIN_MS = 500;

/** Null: nothing is opened, or it is part of none. */
export function useChosenExchange(profileId: string, seq: number | null): ExchangeMark | null {
  const [mark, setMark] = useState<ExchangeMark | null>(null);
  useEffect(() => {
    if (seq === null) return setMark(null);
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const exchange = (await fetchPacketRows(profileId, seq, 1))?.rows[0]?.exchange ?? null;
      if (!isCurrent) return;
      setMark((before) => (JSON.stringify(before) === JSON.stringify(exchange) ? before : exchange));
      if (exchange?.status === 'open') timer = setTimeout(() => void look(), AGAIN_MS);
    };
    void look();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [profileId, seq]);
  return mark;
}
