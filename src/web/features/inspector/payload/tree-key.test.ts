import { expect, it } from 'vitest';
import type { TreeRow } from '../../../../core/payload/tree/tree-rows.ts';
import { treeMove } from './tree-key.ts';

const face = { name: 'a', kind: 'map', text: '', isCut: false, note: null, isRepeated: false, epochMs: null } as const;
const row = (expanded: boolean | null, parent = 0): TreeRow => ({
  node: 1,
  parent,
  level: 2,
  position: 0,
  siblings: 1,
  expanded,
  children: 1,
  face,
});

it.each([
  ['ArrowDown', row(null), { kind: 'go', index: 6 }],
  ['PageDown', row(null), { kind: 'go', index: 9 }],
  ['Home', row(null), { kind: 'go', index: 0 }],
  ['ArrowRight', row(false), { kind: 'fold', expanded: true }],
  ['ArrowRight', row(true), { kind: 'go', index: 6 }],
  ['ArrowRight', row(null), null],
  ['ArrowLeft', row(true), { kind: 'fold', expanded: false }],
  ['ArrowLeft', row(false), { kind: 'parent' }],
  ['ArrowLeft', row(null, -1), null],
  [' ', row(true), { kind: 'fold', expanded: false }],
  ['Enter', row(null), null],
  ['x', row(null), null],
])('%s', (key, of, move) => {
  expect(treeMove(key, { row: of, index: 5, rowCount: 10, page: 20 })).toEqual(move);
});
