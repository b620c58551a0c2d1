// What the plan comes to: counted anew whenever it changes, a moment after the last key.
import { useEffect, useState } from 'react';
import type { ReplayRules } from '../../../core/log/replay-rules.ts';
import type { ServerLimits } from '../../../core/protocol/engine-contract.ts';
import type { ReplaySelection } from '../../../core/protocol/replay-contract.ts';
import { countReplay, type ReplayCount } from '../../state/replay-count.ts';

const AFTER_LAST_KEY_MS = 150;

export type ReplayCounting =
  | { readonly phase: 'counting'; readonly done: number }
  | { readonly phase: 'counted'; readonly count: ReplayCount }
  /** There is nothing to count, or the log has gone. */
  | { readonly phase: 'none' };

export function useReplayCount(
  sourceId: string,
  selection: ReplaySelection,
  rules: ReplayRules | null,
  limits: ServerLimits | null,
): ReplayCounting {
  const [counting, setCounting] = useState<ReplayCounting>({ phase: 'counting', done: 0 });
  useEffect(() => {
    if (!rules) return setCounting({ phase: 'none' });
    const controller = new AbortController();
    const { signal } = controller;
    setCounting({ phase: 'counting', done: 0 });
    const count = async () => {
      const onProgress = (done: number) => signal.aborted || setCounting({ phase: 'counting', done });
      const counted = await countReplay(sourceId, selection, rules, limits, signal, onProgress);
      if (!signal.aborted) setCounting(counted ? { phase: 'counted', count: counted } : { phase: 'none' });
    };
    const timer = setTimeout(() => void count(), AFTER_LAST_KEY_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [sourceId, selection, rules, limits]);
  return counting;
}
