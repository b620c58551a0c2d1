// A collection of publishes as a file: folders and what stands in them, by themselves, without the ids of any browser.

import type { PublishTemplate } from './publish-template.ts';
import type { LibraryItem, RequestSettings } from './saved-publish.ts';
import type { VariableTable } from './variables.ts';

export const LIBRARY_FORMAT = 'mqtt-loupe-publishes';

export interface LibraryFile {
  readonly format: typeof LIBRARY_FORMAT;
  readonly version: 1;
  readonly items: readonly LibraryFileItem[];
  /** Only where a person has asked for it: values are often secret. */
  readonly environments?: readonly FileEnvironment[] | undefined;
}

export interface FileEnvironment {
  readonly name: string;
  readonly values: readonly (readonly [name: string, value: string])[];
  readonly table: VariableTable | null;
}

export type LibraryFileItem =
  | { readonly folder: string; readonly items: readonly LibraryFileItem[] }
  | { readonly name: string; readonly template: PublishTemplate; readonly request?: RequestSettings | undefined };

/** Items under a folder (null: all), in their order. `childrenOf` gives a folder's. */
export function writeLibraryFile(
  folderId: string | null,
  childrenOf: (folderId: string | null) => readonly LibraryItem[],
): LibraryFile {
  const items = (parentId: string | null): LibraryFileItem[] =>
    childrenOf(parentId).map((item) =>
      item.kind === 'folder'
        ? { folder: item.name, items: items(item.id) }
        : { name: item.name, template: item.template, ...(item.request && { request: item.request }) },
    );
  return { format: LIBRARY_FORMAT, version: 1, items: items(folderId) };
}

/** As items of the library, in a folder; `newId` names each. */
export function itemsOfFile(file: LibraryFile, parentId: string | null, newId: () => string): LibraryItem[] {
  const place = (items: readonly LibraryFileItem[], folderId: string | null): LibraryItem[] =>
    items.flatMap((item, i): LibraryItem[] => {
      const common = { id: newId(), parentId: folderId, order: i + 1 };
      if ('folder' in item) {
        return [{ kind: 'folder', ...common, name: item.folder }, ...place(item.items, common.id)];
      }
      const { name, template, request } = item;
      return [{ kind: 'publish', ...common, name, template, request: request ?? null }];
    });
  return place(file.items, parentId);
}
