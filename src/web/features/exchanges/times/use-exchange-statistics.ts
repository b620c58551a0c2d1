import { useEffect, useState } from 'react';
import type { ExchangeStatistics } from '../../../../core/log/exchange.ts';
import { fetchExchangeStatistics } from '../../../state/log-access.ts';

const EVERY_MS = 1000;

/** As they stand now, asked for anew once a second while they can be seen. Null: not known yet. */
export function useExchangeStatistics(profileId: string): ExchangeStatistics | null {
  const [statistics, setStatistics] = useState<ExchangeStatistics | null>(null);
  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      if (!document.hidden) {
        const found = await fetchExchangeStatistics(profileId);
        if (!isCurrent) return;
        if (found) setStatistics((before) => (isSame(before, found) ? before : found));
      }
      timer = setTimeout(() => void ask(), EVERY_MS);
    };
    void ask();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [profileId]);
  return statistics;
}

/** Nothing was answered or sent since. */
function isSame(before: ExchangeStatistics | null, now: ExchangeStatistics): boolean {
  if (!before) return false;
  const key = ({ roundTrips, inFlight, open, receiveMaximum }: ExchangeStatistics) =>
    JSON.stringify([
      [roundTrips.times.length, roundTrips.times.at(-1)],
      [inFlight.times.length, inFlight.times.at(-1), inFlight.out.at(-1), inFlight.in.at(-1)],
      open,
      receiveMaximum,
    ]);
  return key(before) === key(now);
}
