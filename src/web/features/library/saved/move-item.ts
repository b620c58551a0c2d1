// An item one place up or down among its neighbours, or into another folder.
import type { LibraryItem } from '../../../../core/publish/saved-publish.ts';
import { childrenOf, libraryStore, nextOrder, removeItem, saveItems } from '../../../state/library-store.ts';
import { focusItem, focusWhenThere, markFocus } from '../focus-when-there.ts';

/** Those of its folder and kind: folders stand before publishes. */
export function neighboursOf(item: LibraryItem, all: readonly LibraryItem[]): readonly LibraryItem[] {
  return childrenOf(item.parentId, all).filter(({ kind }) => kind === item.kind);
}

export function moveBy(item: LibraryItem, step: -1 | 1): void {
  const neighbours = neighboursOf(item, libraryStore.getState().items);
  const at = neighbours.findIndex(({ id }) => id === item.id);
  if (at < 0 || at + step < 0 || at + step >= neighbours.length) return;
  const from = markFocus();
  const moved = neighbours.toSpliced(at, 1).toSpliced(at + step, 0, item);
  void saveItems(moved.map((one, i) => ({ ...one, order: i + 1 }))).then(() => focusItem(item.id, from));
}

export function moveInto(item: LibraryItem, parentId: string | null): void {
  const from = markFocus();
  const order = nextOrder(parentId, libraryStore.getState().items);
  void saveItems([{ ...item, parentId, order }]).then(() => focusItem(item.id, from));
}

/** The way back has the focus. */
export function removeWithUndo(item: LibraryItem): void {
  const from = markFocus();
  void removeItem(item).then(() => focusWhenThere('[data-library-undo]', from));
}
