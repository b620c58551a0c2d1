// Which items a search finds: by name, topic or payload, and the folders that they stand in.
import type { LibraryItem } from '../../../../core/publish/saved-publish.ts';
import { childrenOf } from '../../../state/library-store.ts';

/** `search` is in lower case; empty finds everything. */
export function isNamed({ name }: LibraryItem, search: string): boolean {
  return name.toLowerCase().includes(search);
}

export function isFound(item: LibraryItem, all: readonly LibraryItem[], search: string): boolean {
  if (isNamed(item, search)) return true;
  if (item.kind === 'folder') return childrenOf(item.id, all).some((child) => isFound(child, all, search));
  const { topic, payload } = item.template;
  return topic.toLowerCase().includes(search) || payload.text.toLowerCase().includes(search);
}
