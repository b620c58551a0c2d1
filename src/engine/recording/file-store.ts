// Recordings in files of the origin private file system: a worker writes them without waiting, and what was written stands
// on the disk's side of the browser, whatever becomes of the tab. The catalogue stands in IndexedDB and may be a little
// behind the files; whoever opens a recording after a crash reads on from there.
import { RECORDINGS_FOLDER, type RecordingEntry, segmentFile } from '../../core/capture/recording.ts';
import type { RecordingDatabase } from './recording-database.ts';
import type { RecordingStore, SegmentSink } from './recording-store.ts';

/** Flushing takes at most this share of the time: a slow disk must not slow the connection down. */
const FLUSH_SHARE = 0.1;

export class FileStore implements RecordingStore {
  readonly place = 'files';
  readonly #folder: FileSystemDirectoryHandle;
  readonly #database: RecordingDatabase;

  private constructor(folder: FileSystemDirectoryHandle, database: RecordingDatabase) {
    this.#folder = folder;
    this.#database = database;
  }

  /** Null: this browser has no such files, or none for this page. */
  static async open(database: RecordingDatabase): Promise<FileStore | null> {
    try {
      if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return null;
      const root = await navigator.storage.getDirectory();
      return new FileStore(await root.getDirectoryHandle(RECORDINGS_FOLDER, { create: true }), database);
    } catch {
      return null;
    }
  }

  async openSegment(id: string, number: number): Promise<SegmentSink> {
    const file = await this.#folder.getFileHandle(segmentFile(id, number), { create: true });
    return new FileSegment(await file.createSyncAccessHandle(), this.#database);
  }

  async removeSegment(id: string, number: number): Promise<void> {
    await this.#folder.removeEntry(segmentFile(id, number));
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

class FileSegment implements SegmentSink {
  readonly #file: FileSystemSyncAccessHandle;
  readonly #database: RecordingDatabase;
  #at = 0;
  #flushAfter = 0;

  constructor(file: FileSystemSyncAccessHandle, database: RecordingDatabase) {
    this.#file = file;
    this.#database = database;
  }

  write(bytes: Uint8Array<ArrayBuffer>, entry: RecordingEntry): void {
    const written = this.#file.write(bytes, { at: this.#at });
    if (written < bytes.length) throw new DOMException('the file took only a part', 'QuotaExceededError');
    this.#at += written;
    this.#flush();
    // Where it cannot be saved, what is in the file is still read: its length says it.
    this.#database.save(entry).catch(() => undefined);
  }

  close(): void {
    this.#file.flush();
    this.#file.close();
  }

  /** Against the computer's end; the browser's is survived without. */
  #flush(): void {
    const began = performance.now();
    if (began < this.#flushAfter) return;
    this.#file.flush();
    const ended = performance.now();
    this.#flushAfter = ended + (ended - began) / FLUSH_SHARE;
  }
}
