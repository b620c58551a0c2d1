// What stands in each connection's subscription form. Outlives the form: folding the pane, another connection or another
// tab of a phone loses nothing.
import { createStore } from 'zustand/vanilla';
import type { SubscriptionOptions } from '../../../core/mqtt/connection-profile.ts';
import type { Qos } from '../../../core/mqtt/qos.ts';

export interface FilterDraft {
  readonly text: string;
  readonly qos: Qos;
  readonly options: SubscriptionOptions;
  readonly optionsOpen: boolean;
}

const EMPTY: FilterDraft = { text: '', qos: 0, options: {}, optionsOpen: false };

export const filterDraftStore = createStore<Readonly<Record<string, FilterDraft>>>()(() => ({}));

export function filterDraftOf(profileId: string, drafts = filterDraftStore.getState()): FilterDraft {
  return drafts[profileId] ?? EMPTY;
}

export function changeFilterDraft(profileId: string, change: Partial<FilterDraft>): void {
  filterDraftStore.setState((drafts) => ({ [profileId]: { ...filterDraftOf(profileId, drafts), ...change } }));
}
