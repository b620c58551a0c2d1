// Does something again when messages have come: at most four times a second, one at a time, and not while nobody sees it.
import { useEffect, useRef } from 'react';
import { workspacesStore } from '../../state/workspaces-store.ts';

const TURN_MS = 250;

/** `act` is called at once, and anew when `key` is another; `isCurrent` says whether its answer is still wanted. */
export function useLiveTurns(profileId: string, key: string, act: (isCurrent: () => boolean) => Promise<void>): void {
  const latest = useRef(act);
  latest.current = act;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key begins anew
  useEffect(() => {
    let gone = false;
    let busy = false;
    let again = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastAt = 0;
    const run = async () => {
      timer = undefined;
      busy = true;
      again = false;
      lastAt = performance.now();
      await latest.current(() => !gone);
      busy = false;
      if (again && !gone) plan();
    };
    const plan = () => {
      again = true;
      if (busy || timer !== undefined || document.hidden) return;
      timer = setTimeout(() => void run(), Math.max(0, lastAt + TURN_MS - performance.now()));
    };
    void run();
    const unsubscribe = workspacesStore.subscribe(({ byProfile }, before) => {
      if (byProfile[profileId]?.tick !== before.byProfile[profileId]?.tick) plan();
    });
    document.addEventListener('visibilitychange', plan);
    return () => {
      gone = true;
      clearTimeout(timer);
      unsubscribe();
      document.removeEventListener('visibilitychange', plan);
    };
  }, [profileId, key]);
}
