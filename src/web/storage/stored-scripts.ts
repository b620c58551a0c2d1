// Scripts, as they are stored beside the other automations. They belong to no connection. What is of another version of the
// app stays there and is not used.
import { liveQuery } from 'dexie';
import { z } from 'zod/mini';
import { database } from './database.ts';

const storedScript = z.object({
  kind: z.literal('script'),
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  source: z.string(),
  /** Milliseconds since the epoch. */
  createdAt: z.number(),
});

export type KeptScript = z.infer<typeof storedScript>;

/** Creates or replaces. Rejects when the browser cannot store it (private mode, disk full). */
export async function putScript(script: KeptScript): Promise<void> {
  await database.automations.put(script);
}

export async function deleteScript(id: string): Promise<void> {
  await database.automations.delete(id);
}

/** The oldest first; now and after every change, of another tab too; never ends. */
export function watchScripts(
  onChange: (scripts: readonly KeptScript[]) => void,
  onError: (error: unknown) => void,
): void {
  liveQuery(() => database.automations.toArray()).subscribe({
    next: (records) => onChange(records.flatMap(parse).sort((a, b) => a.createdAt - b.createdAt)),
    error: onError,
  });
}

function parse(record: unknown): KeptScript[] {
  const parsed = storedScript.safeParse(record);
  return parsed.success ? [parsed.data] : [];
}
