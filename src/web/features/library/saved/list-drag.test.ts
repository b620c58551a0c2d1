import { describe, expect, it } from 'vitest';
import { EMPTY_TEMPLATE } from '../../../../core/publish/publish-template.ts';
import type { LibraryItem } from '../../../../core/publish/saved-publish.ts';
import { isFound } from './is-found.ts';
import { placedBefore } from './list-drag.ts';

const publish = (id: string, parentId: string | null, order: number): LibraryItem => ({
  ...{ kind: 'publish', id, name: id, parentId, order },
  ...{ template: { ...EMPTY_TEMPLATE, topic: `topic/${id}` }, request: null },
});

const folder: LibraryItem = { kind: 'folder', id: 'f', name: 'Lamps', parentId: null, order: 1 };
const [a, b, c, d] = [
  publish('a', null, 1),
  publish('b', null, 2),
  publish('c', null, 3),
  publish('d', 'f', 1),
] as const;
const all = [folder, a, b, c, d];

const placed = (item: LibraryItem, onto: LibraryItem) =>
  placedBefore(item, onto, all).map(({ id, parentId, order }) => `${parentId} ${order} ${id}`);

describe('where a dragged item comes', () => {
  it('stands before what it was dropped on', () => {
    expect(placed(c, a)).toEqual(['null 1 c', 'null 2 a', 'null 3 b']);
    expect(placed(a, c)).toEqual(['null 1 b', 'null 2 a', 'null 3 c']);
  });

  it('comes into the folder of what it was dropped on', () => {
    expect(placed(a, d)).toEqual(['f 1 a', 'f 2 d']);
  });
});

describe('what a search finds', () => {
  it('is found by name and topic, with the folders around it', () => {
    expect(all.filter((item) => isFound(item, all, 'topic/d')).map(({ id }) => id)).toEqual(['f', 'd']);
    expect(all.filter((item) => isFound(item, all, 'lamps')).map(({ id }) => id)).toEqual(['f']);
    expect(all.filter((item) => isFound(item, all, '')).length).toBe(5);
  });
});
