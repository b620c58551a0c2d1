// What is known of the broker's retained messages under a filter, read again as messages come.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RetainedMessage } from '../../../core/protocol/engine-contract.ts';
import { fetchRetained } from '../../state/log-access.ts';
import { useWorkspace } from '../../state/use-workspace.ts';

const SOONEST_MS = 300;
/** Of the time, what reading a long list again and again may take at most: a tenth. */
const TIMES_AS_LONG = 10;

export interface RetainedRows {
  /** Null: not read yet. */
  readonly rows: readonly RetainedMessage[] | null;
  refresh(): Promise<void>;
}

export function useRetainedRows(profileId: string, topicFilter: string): RetainedRows {
  const [rows, setRows] = useState<readonly RetainedMessage[] | null>(null);
  const passed = useWorkspace(profileId, ({ tick }) => tick.received + tick.sent);
  const kept = useWorkspace(profileId, ({ tick }) => tick.kept);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const tookMs = useRef(0);
  const gone = useRef(false);

  const refresh = useCallback(async () => {
    const began = performance.now();
    const found = await fetchRetained(profileId, topicFilter);
    tookMs.current = performance.now() - began;
    if (!gone.current) setRows(found);
  }, [profileId, topicFilter]);

  useEffect(() => {
    gone.current = false;
    void refresh();
    return () => {
      gone.current = true;
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    };
  }, [refresh]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the list depends on, though it is read elsewhere
  useEffect(() => {
    timer.current ??= setTimeout(
      () => {
        timer.current = null;
        void refresh();
      },
      Math.max(SOONEST_MS, tookMs.current * TIMES_AS_LONG),
    );
  }, [passed, kept, refresh]);

  return { rows, refresh };
}
