import type { MouseEvent } from 'react';
import { groupOf } from './list-sections.ts';
import {
  clearSelection,
  currentSections,
  headingKey,
  type ListMenu,
  listStore,
  rowKey,
  targetsOf,
} from './list-store.ts';

/** Opens the menu of a row, which is that of the whole selection when the row is part of it. */
export function openRowMenu(event: MouseEvent<HTMLElement>, id: string, from: ListMenu['from']): void {
  const ids = targetsOf(id);
  if (!listStore.getState().selection.ids.includes(id)) clearSelection();
  open(event, { ids, group: null, from }, rowKey(id));
}

export function openGroupMenu(event: MouseEvent<HTMLElement>, group: string, from: ListMenu['from']): void {
  const members = currentSections().flatMap(({ profiles }) => profiles.filter((profile) => groupOf(profile) === group));
  open(event, { ids: members.map(({ id }) => id), group, from }, headingKey(group));
}

export function openSelectionMenu(event: MouseEvent<HTMLElement>): void {
  const [first] = listStore.getState().selection.ids;
  if (first !== undefined) open(event, { ids: targetsOf(first), group: null, from: 'button' }, rowKey(first));
}

function open(event: MouseEvent<HTMLElement>, menu: Omit<ListMenu, 'at' | 'button'>, stop: string): void {
  event.preventDefault();
  const { currentTarget } = event;
  const { x, y, width, height } = currentTarget.getBoundingClientRect();
  // The context menu key has no pointer: the browser says where the focus is, or nothing at all.
  const pointer = { x: event.clientX || x, y: event.clientY || y + height, width: 0, height: 0 };
  const place =
    menu.from === 'pointer' ? { at: pointer, button: null } : { at: { x, y, width, height }, button: currentTarget };
  listStore.setState({ menu: { ...menu, ...place }, stop });
}
