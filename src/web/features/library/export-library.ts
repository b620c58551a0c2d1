// Saves a folder of the library, or all of it, to a file.
import { type FileEnvironment, writeLibraryFile } from '../../../core/publish/library-file.ts';
import { saveBlob } from '../../kit/save-bytes/save-blob.ts';
import { childrenOf, libraryStore } from '../../state/library-store.ts';
import { findProfile } from '../../state/profiles-store.ts';
import { connectionVariables, environments, variablesStore } from '../../state/variables-store.ts';

/** `withValues`: of this profile and of all environments; null: the values of variables stay here. */
export function libraryText(folderId: string | null, withValues: string | null): string {
  const { items } = libraryStore.getState();
  const file = writeLibraryFile(folderId, (id) => childrenOf(id, items));
  return `${JSON.stringify(withValues === null ? file : { ...file, environments: valuesOf(withValues) }, null, 2)}\n`;
}

export function exportFolder(folderId: string | null, name: string, withValues: string | null = null): void {
  const file = `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80) || 'publishes'}.json`;
  saveBlob(new Blob([libraryText(folderId, withValues)], { type: 'application/json' }), file);
}

/** A connection's own are an environment to others: its profile is not theirs. */
function valuesOf(profileId: string): FileEnvironment[] {
  const { sets } = variablesStore.getState();
  const own = connectionVariables(profileId, sets);
  const all = environments(sets).map(({ name, values, table }) => ({ name, values, table }));
  if (own.values.length === 0 && !own.table) return all;
  return [...all, { name: findProfile(profileId)?.name ?? '', values: own.values, table: own.table }];
}
