// Where a recording's bytes go. There are two: files where the browser has them for workers, and IndexedDB elsewhere.
import type { RecordingEntry, RecordingPlace } from '../../core/capture/recording.ts';

/** One segment, open for writing. Whatever rejects or throws: a `QuotaExceededError` says that there is no room. */
export interface SegmentSink {
  /**
   * Appends. Once it has returned (or its promise is settled) the bytes outlive the tab. `entry` is the recording as it is
   * with them.
   */
  write(bytes: Uint8Array<ArrayBuffer>, entry: RecordingEntry): void | Promise<void>;
  /** Nothing is written after it. */
  close(): void;
}

export interface RecordingStore {
  readonly place: RecordingPlace;
  openSegment(id: string, number: number): Promise<SegmentSink>;
  removeSegment(id: string, number: number): Promise<void>;
  save(entry: RecordingEntry): Promise<void>;
  /** Takes the recording off the list, after its last segment. */
  forget(id: string): Promise<void>;
  close(): void;
}

export type OpenRecordingStore = (wanted: RecordingPlace | null) => Promise<RecordingStore>;
