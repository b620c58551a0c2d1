// The library of saved publishes, as it is stored. What is no item, or one of another version of the app, stays and is not
// used.
import { liveQuery } from 'dexie';
import { z } from 'zod/mini';
import type { LibraryItem } from '../../core/publish/saved-publish.ts';
import { database } from './database.ts';
import { storedAssertion, storedTemplate } from './stored-template.ts';

const place = {
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  parentId: z.nullable(z.string()),
  order: z.number(),
};

export const storedRequest = z.object({
  answerFilter: z.string(),
  matchCorrelation: z.boolean(),
  timeoutMs: z.number().check(z.positive()),
  assertions: z.array(storedAssertion),
});

const storedItem = z.union([
  z.object({ ...place, kind: z.literal('folder') }),
  z.object({ ...place, kind: z.literal('publish'), template: storedTemplate, request: z.nullable(storedRequest) }),
]);

/** Undefined: no item of this version of the app. */
export function parseLibraryItem(record: unknown): LibraryItem | undefined {
  const parsed = storedItem.safeParse(record);
  return parsed.success ? parsed.data : undefined;
}

/** Creates or replaces, all or none. Rejects when the browser cannot store them (private mode, disk full). */
export async function putLibraryItems(items: readonly LibraryItem[]): Promise<void> {
  await database.transaction('rw', database.savedPublishes, () => database.savedPublishes.bulkPut([...items]));
}

export async function deleteLibraryItems(ids: readonly string[]): Promise<void> {
  await database.savedPublishes.bulkDelete([...ids]);
}

/** Calls `onChange` with all of them, now and after every change, of another tab too; never ends. */
export function watchLibraryItems(
  onChange: (items: readonly LibraryItem[]) => void,
  onError: (error: unknown) => void,
): void {
  liveQuery(() => database.savedPublishes.toArray()).subscribe({
    next: (records) => onChange(records.map(parseLibraryItem).filter((item) => item !== undefined)),
    error: onError,
  });
}
