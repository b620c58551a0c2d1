// Deleted profiles that can still be put back, the last one first.
import { createStore } from 'zustand/vanilla';

export interface Removal {
  readonly profileId: string;
  readonly name: string;
  readonly undo: () => Promise<void>;
}

export const removalsStore = createStore<{ readonly removals: readonly Removal[] }>()(() => ({ removals: [] }));

export function pushRemoval(removal: Removal): void {
  removalsStore.setState(({ removals }) => ({ removals: [removal, ...removals] }));
}

/** Puts the profile back. Rejects when the browser cannot store it; then it stays offered. */
export async function undoRemoval(removal: Removal): Promise<void> {
  await removal.undo();
  removalsStore.setState(({ removals }) => ({ removals: removals.filter((other) => other !== removal) }));
}

/** What was offered long enough is gone for good, and with it what was deleted before. */
export function forgetRemovals(): void {
  removalsStore.setState({ removals: [] });
}
