// How the connection list stands: what is searched and selected, where the keyboard is, what is open on it. One list is
// shown at a time, at the side or in a phone's drawer; it stays as it was left.
import { createStore } from 'zustand/vanilla';
import { profilesStore } from '../../../state/profiles-store.ts';
import { settingsStore } from '../../../state/settings-store.ts';
import { type ShownSection, shownSections } from './list-sections.ts';
import { keepRows, NOTHING_SELECTED, type Selection } from './list-selection.ts';

/** A shorter list is read faster than searched. */
const SEARCH_FROM = 7;

export interface ListMenu {
  /** The profiles that it acts on, in the order of the list. */
  readonly ids: readonly string[];
  /** Their group, when it is the menu of a heading. */
  readonly group: string | null;
  /** Pixels of the window: the button that opened it, or the pointer. */
  readonly at: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly from: 'button' | 'pointer';
  /** Where the focus goes when it is closed; null: to the row or heading. */
  readonly button: HTMLElement | null;
}

export interface DropMark {
  /** See `rowKey` and `headingKey`. */
  readonly key: string;
  readonly where: 'before' | 'after' | 'into';
}

export interface ListState {
  readonly search: string;
  readonly selection: Selection;
  /** The key of the row or heading that Tab leads to. */
  readonly stop: string | null;
  /** A new object asks for the focus to go there once. */
  readonly focus: { readonly key: string } | null;
  readonly menu: ListMenu | null;
  /** The group whose heading is a text field. */
  readonly renaming: string | null;
  /** The profiles for which a group is being chosen. */
  readonly regrouping: readonly string[] | null;
  readonly drag: { readonly ids: readonly string[]; readonly mark: DropMark | null } | null;
  /** Why the browser did not store the last change. */
  readonly fault: string | null;
  /** Where the last move led, for a screen reader. */
  readonly moved: {
    readonly name: string;
    readonly at: number;
    readonly of: number;
    readonly group: string | null;
  } | null;
}

export const EMPTY_LIST: ListState = {
  search: '',
  selection: NOTHING_SELECTED,
  stop: null,
  focus: null,
  menu: null,
  renaming: null,
  regrouping: null,
  drag: null,
  fault: null,
  moved: null,
};

export const listStore = createStore<ListState>()(() => EMPTY_LIST);

// What is gone is not selected, and nothing happens to what cannot be seen.
profilesStore.subscribe(({ profiles }) => {
  const { selection } = listStore.getState();
  const kept = keepRows(selection, new Set(profiles.map(({ id }) => id)));
  if (kept !== selection) listStore.setState({ selection: kept });
});

export function rowKey(profileId: string): string {
  return `row ${profileId}`;
}

export function headingKey(group: string): string {
  return `group ${group}`;
}

/** Whether so many profiles are searched at all. */
export function isSearchable(total: number): boolean {
  return total >= SEARCH_FROM;
}

/** What the list shows now. */
export function currentSections(): readonly ShownSection[] {
  const { profiles } = profilesStore.getState();
  return shownSections(
    profiles,
    effectiveSearch(listStore.getState().search, profiles.length),
    settingsStore.getState().foldedGroups,
  );
}

export function effectiveSearch(search: string, total: number): string {
  return isSearchable(total) ? search.trim() : '';
}

/** The profiles of all rows that are shown, in order. */
export function currentRows(): readonly string[] {
  return currentSections().flatMap(({ folded, profiles }) => (folded ? [] : profiles.map(({ id }) => id)));
}

/** The keys of all headings and rows that are shown, in order. */
export function stopsOf(sections: readonly ShownSection[]): readonly string[] {
  return sections.flatMap(({ group, folded, profiles }) => [
    ...(group === null ? [] : [headingKey(group)]),
    ...(folded ? [] : profiles.map(({ id }) => rowKey(id))),
  ]);
}

export function setSearch(search: string): void {
  listStore.setState({ search, selection: NOTHING_SELECTED });
}

export function clearSelection(): void {
  listStore.setState(({ selection }) => ({ selection: { ...selection, ids: [] } }));
}

export function focusStop(key: string): void {
  listStore.setState({ stop: key, focus: { key } });
}

/** What is done to a row is done to the whole selection when the row is part of it. */
export function targetsOf(profileId: string): readonly string[] {
  const { ids } = listStore.getState().selection;
  if (!ids.includes(profileId)) return [profileId];
  const selected = new Set(ids);
  return currentSections().flatMap(({ profiles }) => profiles.map(({ id }) => id).filter((id) => selected.has(id)));
}
