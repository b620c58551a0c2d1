import { expect, it } from 'vitest';
import { anchorAt, keepRows, NOTHING_SELECTED, selectRange, toggleRow } from './list-selection.ts';

const rows = ['a', 'b', 'c', 'd'];

it('counts the row in view as chosen when a second one is', () => {
  expect(toggleRow(NOTHING_SELECTED, 'c', 'a').ids).toEqual(['a', 'c']);
  expect(toggleRow(NOTHING_SELECTED, 'c', 'c').ids).toEqual(['c']);
  expect(toggleRow({ ids: ['a', 'c'], anchor: 'c' }, 'a', 'a').ids).toEqual(['c']);
});

it('selects from where the last click was, both ways', () => {
  expect(selectRange(anchorAt('c'), 'a', rows, null)).toEqual({ ids: ['a', 'b', 'c'], anchor: 'c' });
  expect(selectRange({ ids: ['a', 'b', 'c'], anchor: 'c' }, 'd', rows, null).ids).toEqual(['c', 'd']);
  expect(selectRange(NOTHING_SELECTED, 'b', rows, 'd').ids).toEqual(['b', 'c', 'd']);
  expect(selectRange(anchorAt('gone'), 'b', rows, null).ids).toEqual(['b']);
});

it('forgets rows that are gone', () => {
  const selection = { ids: ['a', 'b'], anchor: 'a' };
  expect(keepRows(selection, new Set(rows))).toBe(selection);
  expect(keepRows(selection, new Set(['b'])).ids).toEqual(['b']);
});
