import { useEffect, useState } from 'react';

/** Milliseconds since the epoch, renewed once a second while it is not stopped. */
export function useNow(stopped: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (stopped) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [stopped]);
  return now;
}
