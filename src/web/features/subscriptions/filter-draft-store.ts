// What stands in each connection's subscription form, and in its subscriptions' editors. Outlives them: folding the pane, another connection or another
// tab of a phone loses nothing.
import { createStore } from 'zustand/vanilla';
import type { SubscriptionOptions } from '../../../core/mqtt/connection-profile.ts';
import type { Qos } from '../../../core/mqtt/qos.ts';

export interface FilterDraft {
  readonly text: string;
  readonly qos: Qos;
  readonly options: SubscriptionOptions;
  readonly optionsOpen: boolean;
  /** Begun and not applied, by the filter of the subscription that is to be changed. */
  readonly edits: ReadonlyMap<string, SubscriptionEdit>;
}

export interface SubscriptionEdit {
  readonly qos: Qos;
  readonly options: SubscriptionOptions;
}

const EMPTY: FilterDraft = { text: '', qos: 0, options: {}, optionsOpen: false, edits: new Map() };

export const filterDraftStore = createStore<Readonly<Record<string, FilterDraft>>>()(() => ({}));

/** How often the form was filled in from elsewhere and is to come into view, by profile. */
export const filterOpensStore = createStore<Readonly<Record<string, number>>>()(() => ({}));

export function filterDraftOf(profileId: string, drafts = filterDraftStore.getState()): FilterDraft {
  return drafts[profileId] ?? EMPTY;
}

export function changeFilterDraft(profileId: string, change: Partial<FilterDraft>): void {
  filterDraftStore.setState((drafts) => ({ [profileId]: { ...filterDraftOf(profileId, drafts), ...change } }));
}

/** Fills the form in, and brings it into view. */
export function openFilterForm(profileId: string, change: Partial<FilterDraft>): void {
  changeFilterDraft(profileId, change);
  filterOpensStore.setState((opens) => ({ [profileId]: (opens[profileId] ?? 0) + 1 }));
}

/** Null: it is applied or given up. */
export function changeEdit(profileId: string, filter: string, edit: SubscriptionEdit | null): void {
  const edits = new Map(filterDraftOf(profileId).edits);
  if (edit) edits.set(filter, edit);
  else edits.delete(filter);
  changeFilterDraft(profileId, { edits });
}
