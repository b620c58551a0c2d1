// Whether a companion serves this page, asked once at the start.
import { createStore } from 'zustand/vanilla';
import type { CompanionInfo } from '../../core/protocol/companion-contract.ts';

export interface CompanionState {
  /** False until the origin has answered. */
  readonly known: boolean;
  /** Null: a static host. */
  readonly info: CompanionInfo | null;
}

export const companionStore = createStore<CompanionState>()(() => ({ known: false, info: null }));

/** Resolves as soon as the origin has answered. */
export function companionKnown(): Promise<CompanionInfo | null> {
  const { known, info } = companionStore.getState();
  if (known) return Promise.resolve(info);
  return new Promise((resolve) => {
    const stop = companionStore.subscribe((state) => {
      if (!state.known) return;
      stop();
      resolve(state.info);
    });
  });
}
