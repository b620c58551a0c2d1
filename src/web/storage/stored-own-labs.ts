// Labs that somebody wrote, as the text of their file.
import { liveQuery } from 'dexie';
import { z } from 'zod/mini';
import { database } from './database.ts';

const storedLab = z.object({ id: z.string(), title: z.string(), minutes: z.number(), text: z.string() });

export type StoredLab = z.infer<typeof storedLab>;

/** Rejects when the browser cannot store it. */
export async function putOwnLab(lab: StoredLab): Promise<void> {
  await database.ownLabs.put(lab);
}

export async function deleteOwnLab(id: string): Promise<void> {
  await database.ownLabs.delete(id);
}

/** Null: there is none. */
export async function readOwnLab(id: string): Promise<string | null> {
  return parse(await database.ownLabs.get(id))[0]?.text ?? null;
}

/** Now and after every change, of another tab too, until the answer is called. */
export function watchOwnLabs(onChange: (labs: readonly StoredLab[]) => void): () => void {
  const subscription = liveQuery(() => database.ownLabs.toArray()).subscribe({
    next: (records) => onChange(records.flatMap(parse)),
    error: () => onChange([]),
  });
  return () => subscription.unsubscribe();
}

function parse(record: unknown): StoredLab[] {
  const parsed = storedLab.safeParse(record);
  return parsed.success ? [parsed.data] : [];
}
