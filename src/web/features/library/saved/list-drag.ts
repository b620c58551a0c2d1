// Items are dragged into folders, and before other publishes. The menu says the same in words, for whoever cannot drag.
import type { DragEvent } from 'react';
import type { LibraryItem } from '../../../../core/publish/saved-publish.ts';
import { childrenOf, isWithin, saveItems } from '../../../state/library-store.ts';
import { moveInto } from './move-item.ts';

/** No other page and no other part of this one takes it. */
const TYPE = 'application/x-loupe-library-item';

export function listDrag(items: readonly LibraryItem[]) {
  const itemOf = (target: EventTarget) => {
    const row = (target as Element).closest<HTMLElement>('[data-library-item]');
    return items.find(({ id }) => id === row?.dataset.libraryItem);
  };
  return {
    onDragStart(event: DragEvent) {
      const item = itemOf(event.target);
      if (!item) return;
      event.dataTransfer.setData(TYPE, item.id);
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes(TYPE)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
    },
    onDrop(event: DragEvent) {
      const item = items.find(({ id }) => id === event.dataTransfer.getData(TYPE));
      if (!item) return;
      event.preventDefault();
      drop(item, itemOf(event.target) ?? null, items);
    },
  };
}

/** `onto` null: behind all, out of all folders. */
function drop(item: LibraryItem, onto: LibraryItem | null, items: readonly LibraryItem[]): void {
  if (onto?.id === item.id) return;
  if (onto && isWithin(onto.id, item.id, items)) return;
  if (!onto) moveInto(item, null);
  else if (onto.kind === 'folder') moveInto(item, onto.id);
  else if (item.kind === 'folder') moveInto(item, onto.parentId);
  else void saveItems(placedBefore(item, onto, items));
}

export function placedBefore(
  item: LibraryItem,
  onto: LibraryItem,
  items: readonly LibraryItem[],
): readonly LibraryItem[] {
  const { parentId } = onto;
  const others = childrenOf(parentId, items).filter(({ kind, id }) => kind === item.kind && id !== item.id);
  const at = others.findIndex(({ id }) => id === onto.id);
  return others.toSpliced(at, 0, { ...item, parentId }).map((one, i) => ({ ...one, order: i + 1 }));
}
