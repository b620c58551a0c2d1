// What stands in each connection's publish form. Outlives the form, so that changing connections loses nothing.
import { createStore } from 'zustand/vanilla';
import type { Qos } from '../../../core/mqtt/qos.ts';
import type { EngineError } from '../../../core/protocol/engine-contract.ts';

export interface Draft {
  readonly topic: string;
  readonly payload: string;
  readonly qos: Qos;
  readonly retain: boolean;
  /** Why the last publish was not even sent; null when it was, or when there was none. */
  readonly fault: EngineError | null;
}

const EMPTY: Draft = { topic: '', payload: '', qos: 0, retain: false, fault: null };

export const draftStore = createStore<{ readonly byProfile: Readonly<Record<string, Draft>> }>()(() => ({
  byProfile: {},
}));

export function draftOf(profileId: string, { byProfile } = draftStore.getState()): Draft {
  return byProfile[profileId] ?? EMPTY;
}

export function changeDraft(profileId: string, change: Partial<Draft>): void {
  draftStore.setState(({ byProfile }) => ({
    byProfile: { ...byProfile, [profileId]: { ...(byProfile[profileId] ?? EMPTY), ...change } },
  }));
}
