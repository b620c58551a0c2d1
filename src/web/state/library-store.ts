// The library as the page sees it, and how it is changed. Fed by storage, so another tab's changes arrive too.
import { createStore } from 'zustand/vanilla';
import type { LibraryFolder, LibraryItem, SavedPublish } from '../../core/publish/saved-publish.ts';
import { deleteLibraryItems, putLibraryItems, watchLibraryItems } from '../storage/stored-library.ts';
import { newProfileId } from './profile-id.ts';

export interface LibraryState {
  readonly items: readonly LibraryItem[];
  readonly isLoaded: boolean;
  /** Why the last change could not be kept, or the library not be read. */
  readonly fault: string | null;
  /** What the last removal took; null: there is nothing to bring back. */
  readonly removed: readonly LibraryItem[] | null;
}

export const libraryStore = createStore<LibraryState>()(() => ({
  items: [],
  isLoaded: false,
  fault: null,
  removed: null,
}));

let isWatching = false;

/** Begins to watch storage, once. */
export function watchLibrary(): void {
  if (isWatching) return;
  isWatching = true;
  watchLibraryItems(
    (items) => libraryStore.setState({ items, isLoaded: true }),
    (error) => libraryStore.setState({ fault: messageOf(error), isLoaded: true }),
  );
}

/** The items of a folder (null: at the top), folders first, each in its order. */
export function childrenOf(parentId: string | null, items: readonly LibraryItem[]): readonly LibraryItem[] {
  const known = new Set(items.map(({ id }) => id));
  // What stands in a folder that is gone (another tab has removed it) comes to the top.
  const parentOf = (item: LibraryItem) => (item.parentId !== null && known.has(item.parentId) ? item.parentId : null);
  return items
    .filter((item) => parentOf(item) === parentId)
    .sort((a, b) => rank(a) - rank(b) || a.order - b.order || a.name.localeCompare(b.name));
}

function rank({ kind }: LibraryItem): number {
  return kind === 'folder' ? 0 : 1;
}

/** All publishes in a folder, and in the folders in it, from top to bottom. */
export function publishesIn(folderId: string | null, items: readonly LibraryItem[]): readonly SavedPublish[] {
  return childrenOf(folderId, items).flatMap((item) =>
    item.kind === 'publish' ? [item] : publishesIn(item.id, items),
  );
}

export function foldersOf(items: readonly LibraryItem[]): readonly LibraryFolder[] {
  return items.filter((item) => item.kind === 'folder').sort((a, b) => a.name.localeCompare(b.name));
}

/** Whether `folderId` is the item itself or stands in it: it cannot be moved there. */
export function isWithin(folderId: string | null, itemId: string, items: readonly LibraryItem[]): boolean {
  for (let at = folderId, steps = 0; at !== null && steps <= items.length; steps++) {
    if (at === itemId) return true;
    at = items.find(({ id }) => id === at)?.parentId ?? null;
  }
  return false;
}

export const newItemId = newProfileId;

/** Behind all others of the folder. */
export function nextOrder(parentId: string | null, items: readonly LibraryItem[]): number {
  return Math.max(0, ...childrenOf(parentId, items).map(({ order }) => order)) + 1;
}

/** Creates or replaces. False: it could not be kept, and `fault` says why. */
export async function saveItems(items: readonly LibraryItem[]): Promise<boolean> {
  try {
    await putLibraryItems(items);
    libraryStore.setState({ fault: null });
    return true;
  } catch (error) {
    libraryStore.setState({ fault: messageOf(error) });
    return false;
  }
}

/** With all that stands in them. */
export async function removeItem(item: LibraryItem): Promise<void> {
  const { items } = libraryStore.getState();
  const removed = [item, ...within(item.id, items)];
  try {
    await deleteLibraryItems(removed.map(({ id }) => id));
    libraryStore.setState({ removed, fault: null });
  } catch (error) {
    libraryStore.setState({ fault: messageOf(error) });
  }
}

function within(id: string, items: readonly LibraryItem[]): readonly LibraryItem[] {
  return items.filter(({ parentId }) => parentId === id).flatMap((item) => [item, ...within(item.id, items)]);
}

export async function undoRemoval(): Promise<void> {
  const { removed } = libraryStore.getState();
  if (removed && (await saveItems(removed))) libraryStore.setState({ removed: null });
}

export function forgetRemoval(): void {
  libraryStore.setState({ removed: null });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
