import { describe, expect, it } from 'vitest';
import { EMPTY_TEMPLATE } from '../../core/publish/publish-template.ts';
import type { LibraryItem } from '../../core/publish/saved-publish.ts';
import { childrenOf, isWithin, nextOrder, publishesIn } from './library-store.ts';

const folder = (id: string, parentId: string | null, order = 1): LibraryItem => ({
  ...{ kind: 'folder', id, name: id, parentId, order },
});
const publish = (id: string, parentId: string | null, order = 1): LibraryItem => ({
  ...{ kind: 'publish', id, name: id, parentId, order },
  ...{ template: EMPTY_TEMPLATE, request: null },
});

const items = [
  ...[publish('b', null, 2), publish('a', null, 1), folder('f', null, 9)],
  ...[folder('g', 'f'), publish('c', 'f'), publish('d', 'g'), publish('orphan', 'gone')],
];

describe('the library', () => {
  it('lists folders first, then by order, and what lost its folder at the top', () => {
    expect(childrenOf(null, items).map(({ id }) => id)).toEqual(['f', 'a', 'orphan', 'b']);
    expect(childrenOf('f', items).map(({ id }) => id)).toEqual(['g', 'c']);
  });

  it('runs from top to bottom', () => {
    expect(publishesIn(null, items).map(({ id }) => id)).toEqual(['d', 'c', 'a', 'orphan', 'b']);
    expect(publishesIn('g', items).map(({ id }) => id)).toEqual(['d']);
  });

  it('moves no folder into itself', () => {
    expect(isWithin('g', 'f', items)).toBe(true);
    expect(isWithin('f', 'f', items)).toBe(true);
    expect(isWithin(null, 'f', items)).toBe(false);
    expect(isWithin('f', 'g', items)).toBe(false);
    expect(nextOrder(null, items)).toBe(10);
    expect(nextOrder('nowhere', items)).toBe(1);
  });
});
