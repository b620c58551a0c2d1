// The catalogue of recordings as the page sees it. The engines write it (see core/capture/recording.ts for its shape).
import {
  CHUNKS,
  ENTRIES,
  RECORDINGS_DATABASE,
  RECORDINGS_SCHEMA,
  RECORDINGS_VERSION,
  type RecordingChunk,
  type RecordingEntry,
} from '../../core/capture/recording.ts';

export async function readEntries(): Promise<readonly RecordingEntry[]> {
  return withDatabase(async (database) => settled(database.transaction(ENTRIES).objectStore(ENTRIES).getAll()));
}

export async function readEntry(id: string): Promise<RecordingEntry | undefined> {
  return withDatabase(async (database) => settled(database.transaction(ENTRIES).objectStore(ENTRIES).get(id)));
}

export async function saveEntry(entry: RecordingEntry): Promise<void> {
  await withDatabase(async (database) => {
    const transaction = database.transaction(ENTRIES, 'readwrite');
    transaction.objectStore(ENTRIES).put(entry);
    await completed(transaction);
  });
}

/** With the bytes that stand beside it. */
export async function removeEntry(id: string): Promise<void> {
  await withDatabase(async (database) => {
    const transaction = database.transaction([ENTRIES, CHUNKS], 'readwrite');
    transaction.objectStore(ENTRIES).delete(id);
    // An array sorts after every number.
    transaction.objectStore(CHUNKS).delete(IDBKeyRange.bound([id], [id, []]));
    await completed(transaction);
  });
}

/** Read so many at a time: a recording may be larger than the page's memory. */
const CHUNKS_AT_A_TIME = 64;

/** The chunks of a segment, in order. */
export async function eachChunk(
  id: string,
  segment: number,
  take: (bytes: RecordingChunk['bytes']) => void,
): Promise<void> {
  await withDatabase(async (database) => {
    for (let from = 0; ; ) {
      const range = IDBKeyRange.bound([id, segment, from], [id, segment, []]);
      const request = database.transaction(CHUNKS).objectStore(CHUNKS).getAll(range, CHUNKS_AT_A_TIME);
      const chunks = (await settled(request)) as RecordingChunk[];
      for (const { bytes } of chunks) take(bytes);
      const last = chunks.at(-1);
      if (!last) return;
      from = last.index + 1;
    }
  });
}

async function withDatabase<T>(use: (database: IDBDatabase) => Promise<T>): Promise<T> {
  const request = indexedDB.open(RECORDINGS_DATABASE, RECORDINGS_VERSION);
  request.onupgradeneeded = () => {
    for (const { name, keyPath } of RECORDINGS_SCHEMA) request.result.createObjectStore(name, { keyPath });
  };
  const database = await settled(request);
  try {
    return await use(database);
  } finally {
    database.close();
  }
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was aborted'));
  });
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
