// The keys of the list of saved publishes: it is walked with arrows; F2 names, Delete removes, Alt and an arrow moves.
import type { KeyboardEvent } from 'react';
import type { LibraryItem } from '../../../../core/publish/saved-publish.ts';
import { moveBy, removeWithUndo } from './move-item.ts';

export interface ListKeys {
  readonly items: readonly LibraryItem[];
  readonly onName: (id: string) => void;
}

export function onListKey(event: KeyboardEvent<HTMLElement>, { items, onName }: ListKeys): void {
  const target = event.target as HTMLElement;
  // Menus are children of the list for React, and not of its element.
  const row = event.currentTarget.contains(target) ? target.closest<HTMLElement>('[data-library-item]') : null;
  const item = items.find(({ id }) => id === row?.dataset.libraryItem);
  if (!row || !item || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const step = STEPS[event.key];
  if (step !== undefined && event.altKey) moveBy(item, step);
  else if (event.altKey) return;
  else if (step !== undefined) focusNeighbour(event.currentTarget, row, target, step);
  else if (event.key === 'F2') onName(item.id);
  else if (event.key === 'Delete') removeWithUndo(item);
  else if (FOLDS[event.key] !== undefined) fold(row, FOLDS[event.key] === 'open');
  else return;
  event.preventDefault();
}

const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };
const FOLDS: Readonly<Record<string, 'open' | 'closed'>> = { ArrowRight: 'open', ArrowLeft: 'closed' };

/** The same button of the row above or below: they are alike from their end. */
function focusNeighbour(list: HTMLElement, row: HTMLElement, target: HTMLElement, step: number): void {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-library-item]')];
  const next = rows[rows.indexOf(row) + step];
  if (!next) return;
  const fromEnd = buttonsOf(row).toReversed().indexOf(target);
  const buttons = buttonsOf(next).toReversed();
  (buttons[fromEnd] ?? buttons.at(-1))?.focus();
}

function buttonsOf(row: HTMLElement): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('button')].filter((button) => !button.matches(':disabled'));
}

function fold(row: HTMLElement, opened: boolean): void {
  const button = row.querySelector<HTMLElement>('[aria-expanded][data-fold]');
  if (button && (button.getAttribute('aria-expanded') === 'true') !== opened) button.click();
}
