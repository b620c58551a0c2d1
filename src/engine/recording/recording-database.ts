// The catalogue of recordings in IndexedDB, and the bytes of those that are not in files. One transaction at a time waits;
// of what is to be saved meanwhile only the newest counts.
import {
  CHUNKS,
  ENTRIES,
  RECORDINGS_DATABASE,
  RECORDINGS_SCHEMA,
  RECORDINGS_VERSION,
  type RecordingChunk,
  type RecordingEntry,
} from '../../core/capture/recording.ts';

export class RecordingDatabase {
  readonly #database: IDBDatabase;
  #waiting: RecordingEntry | null = null;
  #saving: Promise<void> | null = null;

  private constructor(database: IDBDatabase) {
    this.#database = database;
    // Another tab has a newer version of the app: it must not wait for this one.
    database.onversionchange = () => database.close();
  }

  static async open(): Promise<RecordingDatabase> {
    const request = indexedDB.open(RECORDINGS_DATABASE, RECORDINGS_VERSION);
    request.onupgradeneeded = () => {
      for (const { name, keyPath } of RECORDINGS_SCHEMA) request.result.createObjectStore(name, { keyPath });
    };
    return new RecordingDatabase(await settled(request));
  }

  /** Settles when this entry, or a newer one, is saved. */
  save(entry: RecordingEntry): Promise<void> {
    this.#waiting = entry;
    this.#saving ??= this.#saveAll();
    return this.#saving;
  }

  async #saveAll(): Promise<void> {
    try {
      while (this.#waiting) {
        const entry = this.#waiting;
        this.#waiting = null;
        const transaction = this.#database.transaction(ENTRIES, 'readwrite');
        transaction.objectStore(ENTRIES).put(entry);
        await completed(transaction);
      }
    } finally {
      this.#saving = null;
    }
  }

  async forget(id: string): Promise<void> {
    await this.#saving;
    const transaction = this.#database.transaction(ENTRIES, 'readwrite');
    transaction.objectStore(ENTRIES).delete(id);
    await completed(transaction);
  }

  async append(chunk: RecordingChunk, entry: RecordingEntry): Promise<void> {
    const transaction = this.#database.transaction([ENTRIES, CHUNKS], 'readwrite');
    transaction.objectStore(CHUNKS).put(chunk);
    transaction.objectStore(ENTRIES).put(entry);
    await completed(transaction);
  }

  async removeChunks(recordingId: string, segment: number): Promise<void> {
    const transaction = this.#database.transaction(CHUNKS, 'readwrite');
    // An array sorts after every number.
    transaction.objectStore(CHUNKS).delete(IDBKeyRange.bound([recordingId, segment], [recordingId, segment, []]));
    await completed(transaction);
  }

  close(): void {
    this.#database.close();
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
