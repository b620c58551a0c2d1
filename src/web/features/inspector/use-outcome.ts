import { useEffect, useState } from 'react';

/** How copying or saving went; `lost`: what was to be copied or saved is no longer kept; `too-long` for the clipboard. */
export type Outcome = 'copied' | 'failed' | 'lost' | 'too-long';

const GOOD_NEWS_MS = 1500;
/** Long enough to be read. */
const BAD_NEWS_MS = 6000;

/** An outcome that is told for a while, and the way to tell one. Told of one subject, it is not shown beside another. */
export function useOutcome(subject: number | string): readonly [Outcome | null, (outcome: Outcome) => void] {
  const [told, setTold] = useState<{ readonly subject: number | string; readonly outcome: Outcome } | null>(null);
  useEffect(() => {
    if (!told) return;
    const timer = setTimeout(() => setTold(null), told.outcome === 'copied' ? GOOD_NEWS_MS : BAD_NEWS_MS);
    return () => clearTimeout(timer);
  }, [told]);
  return [told?.subject === subject ? told.outcome : null, (outcome) => setTold({ subject, outcome })];
}
