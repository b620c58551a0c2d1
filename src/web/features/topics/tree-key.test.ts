import { describe, expect, it } from 'vitest';
import type { TopicRow } from '../../../core/protocol/engine-contract.ts';
import { treeMove } from './tree-key.ts';

const leaf: TopicRow = {
  node: 2,
  parent: 1,
  depth: 1,
  position: 0,
  siblings: 1,
  name: 'b',
  topic: 'a/b',
  expanded: null,
  topics: 1,
  count: 1,
  ratePerS: 0,
  lastTime: 0,
  retained: false,
  isTopic: true,
  last: null,
};

describe('treeMove', () => {
  const at = (key: string, row: TopicRow | undefined, index: number | null = 3) =>
    treeMove(key, { row, index, rowCount: 10, page: 4 });

  it('walks the rows, and stops at the ends', () => {
    expect(at('ArrowDown', leaf)).toEqual({ kind: 'go', index: 4 });
    expect(at('ArrowDown', leaf, 9)).toEqual({ kind: 'go', index: 9 });
    expect(at('ArrowDown', undefined, null)).toEqual({ kind: 'go', index: 0 });
    expect(at('ArrowUp', undefined, null)).toEqual({ kind: 'go', index: 9 });
    expect(at('PageUp', leaf)).toEqual({ kind: 'go', index: 0 });
    expect(at('PageDown', leaf)).toEqual({ kind: 'go', index: 7 });
    expect(at('End', leaf)).toEqual({ kind: 'go', index: 9 });
    expect(at('Home', leaf)).toEqual({ kind: 'go', index: 0 });
  });

  it('unfolds and then enters, folds and then leaves', () => {
    expect(at('ArrowRight', { ...leaf, expanded: false })).toEqual({ kind: 'fold', expanded: true });
    expect(at('ArrowRight', { ...leaf, expanded: true })).toEqual({ kind: 'go', index: 4 });
    expect(at('ArrowRight', leaf)).toBeNull();
    expect(at('ArrowLeft', { ...leaf, expanded: true })).toEqual({ kind: 'fold', expanded: false });
    expect(at('ArrowLeft', leaf)).toEqual({ kind: 'parent' });
    expect(at('ArrowLeft', { ...leaf, parent: null })).toBeNull();
  });

  it('leaves other keys, and a tree without rows, alone', () => {
    expect(at('Tab', leaf)).toBeNull();
    expect(treeMove('ArrowDown', { row: undefined, index: null, rowCount: 0, page: 4 })).toBeNull();
  });
});
