// Saves a folder of the library, or all of it, to a file.
import { writeLibraryFile } from '../../../core/publish/library-file.ts';
import { childrenOf, libraryStore } from '../../state/library-store.ts';

export function libraryText(folderId: string | null): string {
  const { items } = libraryStore.getState();
  return `${JSON.stringify(
    writeLibraryFile(folderId, (id) => childrenOf(id, items)),
    null,
    2,
  )}\n`;
}

export function exportFolder(folderId: string | null, name: string): void {
  const url = URL.createObjectURL(new Blob([libraryText(folderId)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80) || 'publishes'}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
