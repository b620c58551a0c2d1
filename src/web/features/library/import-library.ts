// Puts a collection under a folder of its own, and its environments beside those that are there: nothing is overwritten.
import { itemsOfFile, type LibraryFile } from '../../../core/publish/library-file.ts';
import type { LibraryItem } from '../../../core/publish/saved-publish.ts';
import { libraryStore, newItemId, nextOrder, saveItems } from '../../state/library-store.ts';
import { saveVariables } from '../../state/variables-store.ts';

/** The folder's id; null: it could not be kept, and the library says why. */
export async function importLibrary(name: string, file: LibraryFile): Promise<string | null> {
  const id = newItemId();
  const order = nextOrder(null, libraryStore.getState().items);
  const folder: LibraryItem = { kind: 'folder', id, name, parentId: null, order };
  if (!(await saveItems([folder, ...itemsOfFile(file, id, newItemId)]))) return null;
  for (const { name: environment, values, table } of file.environments ?? []) {
    await saveVariables({
      ...{ kind: 'environment', id: newItemId(), name: environment || name },
      values: values.map(([key, value]) => [key, value]),
      table: table && { ...table, columns: [...table.columns], rows: table.rows.map((row) => [...row]) },
    });
  }
  return id;
}

export function countPublishes(items: LibraryFile['items']): number {
  return items.reduce((sum, item) => sum + ('folder' in item ? countPublishes(item.items) : 1), 0);
}
