// Deleted profiles that can still be put back, the last ones first. Their time runs here, and not in what shows them: a
// phone shows the list now and then only.
import { createStore } from 'zustand/vanilla';

export interface Removal {
  /** Of the profiles that went together. */
  readonly names: readonly string[];
  readonly undo: () => Promise<void>;
}

const OFFERED_MS = 10_000;

export const removalsStore = createStore<{ readonly removals: readonly Removal[] }>()(() => ({ removals: [] }));

let timer: ReturnType<typeof setTimeout> | undefined;
let leftMs = OFFERED_MS;
let runsSince: number | null = null;

export function pushRemoval(removal: Removal): void {
  removalsStore.setState(({ removals }) => ({ removals: [removal, ...removals] }));
  stopTime();
  leftMs = OFFERED_MS;
  runTime();
}

/** Puts the profiles back. Rejects when the browser cannot store them; then they stay offered. */
export async function undoRemoval(removal: Removal): Promise<void> {
  await removal.undo();
  removalsStore.setState(({ removals }) => ({ removals: removals.filter((other) => other !== removal) }));
}

/** What was offered long enough is gone for good, and with it what was deleted before. */
export function forgetRemovals(): void {
  stopTime();
  removalsStore.setState({ removals: [] });
}

/** The time does not run while somebody is about to press the button. */
export function stopTime(): void {
  clearTimeout(timer);
  if (runsSince !== null) leftMs -= Date.now() - runsSince;
  runsSince = null;
}

export function runTime(): void {
  if (runsSince !== null || removalsStore.getState().removals.length === 0) return;
  runsSince = Date.now();
  timer = setTimeout(forgetRemovals, Math.max(0, leftMs));
}
