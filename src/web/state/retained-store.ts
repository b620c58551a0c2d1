// Which level's retained messages are open, by profile. Small: whoever opens them need not load what shows them.
import { createStore } from 'zustand/vanilla';
import { showTab } from './workspace-actions.ts';

export interface RetainedState {
  /** Profile -> topic filter; absent: closed. */
  readonly openFilters: Readonly<Record<string, string>>;
}

export const retainedStore = createStore<RetainedState>()(() => ({ openFilters: {} }));

/** Shows what the broker keeps for the topics that a filter matches, under the tree. */
export function openRetained(profileId: string, topicFilter: string): void {
  showTab(profileId, 'topics');
  retainedStore.setState(({ openFilters }) => ({ openFilters: { ...openFilters, [profileId]: topicFilter } }));
}

export function closeRetained(profileId: string): void {
  retainedStore.setState(({ openFilters: { [profileId]: _closed, ...others } }) => ({ openFilters: others }));
}
