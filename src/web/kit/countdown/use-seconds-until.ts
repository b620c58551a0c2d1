import { useEffect, useState } from 'react';

/** Whole seconds until `at` (milliseconds since the epoch), rounded up, never below 0; null when there is no such moment. */
export function useSecondsUntil(at: number | null): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (at === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const tell = () => {
      const current = Date.now();
      setNow(current);
      // Wakes when the next whole second begins, and not once more after the last.
      if (current < at) timer = setTimeout(tell, (at - current) % 1000 || 1000);
    };
    tell();
    return () => clearTimeout(timer);
  }, [at]);
  return at === null ? null : secondsUntil(at, now);
}

export function secondsUntil(at: number, now: number): number {
  return Math.max(0, Math.ceil((at - now) / 1000));
}
