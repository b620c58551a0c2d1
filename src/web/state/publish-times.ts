// When the page published what it published last: the engine's states of a publish name no time.
import { MAX_PUBLISHES } from './workspaces-store.ts';

/** Of all connections. */
const MAX_TIMES = 20 * MAX_PUBLISHES;

const times = new Map<number, number>();

export function notePublishTime(publishId: number): void {
  times.set(publishId, Date.now());
  if (times.size <= MAX_TIMES) return;
  const oldest = times.keys().next();
  if (!oldest.done) times.delete(oldest.value);
}

/** Milliseconds since the epoch; null: it was not published by this page, or long ago. */
export function publishTime(publishId: number): number | null {
  return times.get(publishId) ?? null;
}
