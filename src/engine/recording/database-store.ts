// Recordings in IndexedDB, for browsers whose workers have no files: one record a write, together with the catalogue's.
import type { RecordingEntry } from '../../core/capture/recording.ts';
import type { RecordingDatabase } from './recording-database.ts';
import type { RecordingStore, SegmentSink } from './recording-store.ts';

export class DatabaseStore implements RecordingStore {
  readonly place = 'database';
  readonly #database: RecordingDatabase;

  constructor(database: RecordingDatabase) {
    this.#database = database;
  }

  async openSegment(recordingId: string, segment: number): Promise<SegmentSink> {
    let index = 0;
    return {
      write: (bytes, entry) => this.#database.append({ recordingId, segment, index: index++, bytes }, entry),
      close: () => undefined,
    };
  }

  removeSegment(id: string, number: number): Promise<void> {
    return this.#database.removeChunks(id, number);
  }

  save(entry: RecordingEntry): Promise<void> {
    return this.#database.save(entry);
  }

  forget(id: string): Promise<void> {
    return this.#database.forget(id);
  }

  close(): void {
    this.#database.close();
  }
}
