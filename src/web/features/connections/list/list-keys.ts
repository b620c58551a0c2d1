// Clicks and keys on the list's rows and headings.
import type { KeyboardEvent, MouseEvent } from 'react';
import { profilesStore } from '../../../state/profiles-store.ts';
import { setGroupFolded, settingsStore } from '../../../state/settings-store.ts';
import { showWorkspace } from '../../../state/workspace-actions.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';
import { openEditConnection } from '../connection-dialog-store.ts';
import { removeAll, selectAll, stepAll, stepGroup } from './list-actions.ts';
import { groupOf } from './list-sections.ts';
import { anchorAt, selectRange, toggleRow } from './list-selection.ts';
import {
  clearSelection,
  currentRows,
  currentSections,
  effectiveSearch,
  focusStop,
  headingKey,
  listStore,
  rowKey,
  stopsOf,
  targetsOf,
} from './list-store.ts';

export function onRowClick(event: MouseEvent, id: string): void {
  const { selection } = listStore.getState();
  const rows = currentRows();
  const inView = shownInView(rows);
  // A finger has no Ctrl: once the menu's `Select` has chosen a first row, a tap chooses more.
  const byFinger = selection.ids.length > 0 && window.matchMedia('(hover: none)').matches;
  if (event.shiftKey) listStore.setState({ selection: selectRange(selection, id, rows, inView) });
  else if (event.ctrlKey || event.metaKey || byFinger) {
    listStore.setState({ selection: toggleRow(selection, id, byFinger ? null : inView) });
  } else {
    listStore.setState({ selection: anchorAt(id) });
    showWorkspace(id);
  }
}

export function onRowKey(event: KeyboardEvent, id: string): void {
  const command = event.ctrlKey || event.metaKey;
  const step = stepOf(event.key);
  if (event.altKey) {
    if (!step || command || isSearching()) return;
    stepAll(targetsOf(id), step, id);
  } else if (command) {
    if (event.key === ' ') toggle(id);
    else if (!isSelectAll(event)) return;
    else selectAll();
  } else if (event.shiftKey && step) extend(id, step);
  else if (event.key === 'F2') openEditConnection(id);
  else if (event.key === 'Escape' && listStore.getState().selection.ids.length > 0) clearSelection();
  // A key held down must not empty the list.
  else if (event.key === 'Delete' && !event.repeat) removeAll(targetsOf(id));
  else if (event.key === 'ArrowLeft') goToHeading(id);
  else if (!walk(event.key, rowKey(id))) return;
  event.preventDefault();
}

export function onHeadingKey(event: KeyboardEvent, group: string): void {
  const command = event.ctrlKey || event.metaKey;
  const step = stepOf(event.key);
  if (event.altKey) {
    if (!step || command || isSearching()) return;
    stepGroup(group, step);
  } else if (command) {
    if (!isSelectAll(event)) return;
    selectAll();
  } else if (event.key === 'F2') listStore.setState({ renaming: group });
  else if (event.key === 'ArrowLeft') setGroupFolded(group, true);
  else if (event.key === 'ArrowRight') {
    if (settingsStore.getState().foldedGroups.includes(group)) setGroupFolded(group, false);
    else walk('ArrowDown', headingKey(group));
  } else if (!walk(event.key, headingKey(group))) return;
  event.preventDefault();
}

/** Whether the list shows only some of its rows, so that a place between two says little. */
export function isSearching(): boolean {
  return effectiveSearch(listStore.getState().search, profilesStore.getState().profiles.length) !== '';
}

function walk(key: string, from: string): boolean {
  const stops = stopsOf(currentSections());
  const at = stops.indexOf(from);
  const to = stopAfterKey(key, at, stops.length);
  if (to === null) return false;
  const stop = stops[Math.max(0, Math.min(to, stops.length - 1))];
  if (stop !== undefined) focusStop(stop);
  return true;
}

function extend(id: string, step: -1 | 1): void {
  const rows = currentRows();
  const next = rows[rows.indexOf(id) + step];
  if (next === undefined) return;
  const { selection } = listStore.getState();
  const from = selection.ids.length > 0 ? selection : anchorAt(id);
  listStore.setState({ selection: selectRange(from, next, rows, null) });
  focusStop(rowKey(next));
}

function toggle(id: string): void {
  listStore.setState(({ selection }) => ({ selection: toggleRow(selection, id, null) }));
}

function goToHeading(id: string): void {
  const group = currentSections()
    .flatMap(({ profiles }) => profiles)
    .find((profile) => profile.id === id);
  const name = group && groupOf(group);
  if (name) focusStop(headingKey(name));
}

function shownInView(rows: readonly string[]): string | null {
  const { activeId } = workspacesStore.getState();
  return activeId !== null && rows.includes(activeId) ? activeId : null;
}

/** The letter, or its key where the layout has no Latin letters. */
function isSelectAll(event: KeyboardEvent): boolean {
  return event.key === 'a' || (event.code === 'KeyA' && !/^[a-z]$/i.test(event.key));
}

function stepOf(key: string): -1 | 1 | null {
  return key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : null;
}

/** Where a key leads; null for a key that leads nowhere. */
function stopAfterKey(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
