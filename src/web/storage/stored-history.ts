// What was published by hand, as it is stored: the last of each connection, within bounds.
import { liveQuery } from 'dexie';
import { z } from 'zod/mini';
import { database } from './database.ts';
import { storedTemplate } from './stored-template.ts';

/** Of one connection. */
const MAX_ENTRIES = 1_000;
/** Of one connection's payloads, in UTF-16 units. Shorter ones cannot come to much more: there are not so many of them. */
const MAX_TEXT = 16 * 1024 * 1024;
const LONG_TEXT = 16 * 1024;

const outcome = z.object({
  kind: z.enum(['sent', 'acknowledged', 'completed', 'refused', 'lost', 'waiting', 'received', 'unsent']),
  /** Of an answer. */
  reasonCode: z.nullable(z.number()),
});

const storedEntry = z.object({
  id: z.number(),
  profileId: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  template: storedTemplate,
  /** A file was sent, and only its name is kept. */
  fileName: z.nullable(z.string()),
  /** The payload was too long to be kept whole. */
  isCut: z.boolean(),
  topic: z.string(),
  payloadBytes: z.number(),
  outcome,
});

export type HistoryEntry = z.infer<typeof storedEntry>;
export type HistoryOutcome = HistoryEntry['outcome'];

/** Its number. Rejects when the browser cannot store it. The oldest of the connection go. */
export async function addHistoryEntry(entry: Omit<HistoryEntry, 'id'>): Promise<number> {
  return database.transaction('rw', database.publishHistory, async () => {
    const id = await database.publishHistory.add(entry);
    const own = database.publishHistory.where('profileId').equals(entry.profileId);
    const excess = (await own.count()) - MAX_ENTRIES;
    if (excess > 0) await database.publishHistory.bulkDelete((await own.primaryKeys()).slice(0, excess));
    if (entry.template.payload.text.length > LONG_TEXT) await removeBeyond(entry.profileId);
    return id;
  });
}

/** What is older than the last `MAX_TEXT` of payloads. */
async function removeBeyond(profileId: string): Promise<void> {
  let units = 0;
  const old: number[] = [];
  await database.publishHistory
    .where('profileId')
    .equals(profileId)
    .reverse()
    .each((record) => {
      units += parse(record)?.template.payload.text.length ?? 0;
      if (units > MAX_TEXT) old.push(record.id as number);
    });
  await database.publishHistory.bulkDelete(old);
}

export async function putHistoryEntries(entries: readonly HistoryEntry[]): Promise<void> {
  await database.publishHistory.bulkPut([...entries]);
}

export async function setHistoryOutcome(id: number, outcome: HistoryOutcome): Promise<void> {
  await database.publishHistory.update(id, { outcome } as never);
}

export async function deleteHistoryEntries(ids: readonly number[]): Promise<void> {
  await database.publishHistory.bulkDelete([...ids]);
}

/** The newest first; now and after every change, until the answer is called. */
export function watchHistory(
  profileId: string,
  onChange: (entries: readonly HistoryEntry[]) => void,
  onError: (error: unknown) => void,
): () => void {
  const query = liveQuery(() => database.publishHistory.where('profileId').equals(profileId).reverse().sortBy('id'));
  const subscription = query.subscribe({
    next: (records) => onChange(records.map(parse).filter((entry) => entry !== undefined)),
    error: onError,
  });
  return () => subscription.unsubscribe();
}

function parse(record: unknown): HistoryEntry | undefined {
  const parsed = storedEntry.safeParse(record);
  return parsed.success ? parsed.data : undefined;
}
