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
