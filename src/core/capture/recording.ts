// What a recording is: the log written down as it grows, in segments. Each segment is a pcapng file of its own; the oldest
// goes when there are too many bytes. The engine writes, and the page reads what is named here.

/** Where the bytes stand: files of the origin private file system, or records of IndexedDB where there are none. */
export type RecordingPlace = 'files' | 'database';

export interface RecordingEntry {
  /** Unique, and ascending with the time. */
  readonly id: string;
  readonly profileId: string;
  /** Of the connection, as it was called then. */
  readonly name: string;
  readonly place: RecordingPlace;
  readonly limitBytes: number;
  /** Milliseconds since the epoch. */
  readonly beganAt: number;
  /** Oldest first; the last one is written to. */
  readonly segments: readonly RecordingSegment[];
  /** Packets that the log let go before they were written. */
  readonly missing: number;
  /** Packets in segments that have gone, to keep to the limit. */
  readonly rolledOver: number;
  /** Null: it is being written, or whoever wrote it is gone. */
  readonly end: RecordingEnd | null;
}

export interface RecordingSegment {
  readonly number: number;
  /** Whole blocks: what stands behind them was never finished. */
  readonly bytes: number;
  /**
   * The bytes it begins with that only a file of its own needs: where the segment before it is there, too, they say
   * nothing new.
   */
  readonly preambleBytes: number;
  readonly packets: number;
  /** Application messages among them. */
  readonly messages: number;
  /** Milliseconds since the epoch: when something was written last. */
  readonly lastAt: number;
}

export interface RecordingEnd {
  readonly at: number;
  readonly reason: RecordingEndReason;
  /** Of `failed`: what the browser said. */
  readonly message?: string;
}

export type RecordingEndReason =
  /** It was stopped, or its connection was ended. */
  | 'finished'
  /** The page was closed or loaded anew. */
  | 'page-left'
  /** The browser, the tab or the engine went without a word. */
  | 'crashed'
  /** There was no room for more. */
  | 'disk-full'
  | 'failed';

/** Of a recording that runs, or has just ended. */
export interface RecordingState {
  readonly id: string;
  readonly place: RecordingPlace;
  readonly beganAt: number;
  readonly bytes: number;
  readonly packets: number;
  readonly messages: number;
  readonly missing: number;
  readonly rolledOver: number;
  readonly limitBytes: number;
  /** Null: it runs. */
  readonly end: RecordingEnd | null;
}

export interface RecordingRequest {
  readonly id: string;
  readonly profileId: string;
  readonly name: string;
  readonly limitBytes: number;
  /** Null: files where the browser has them. */
  readonly place: RecordingPlace | null;
}

/** The lock that whoever writes a recording holds. */
export function recordingLock(id: string): string {
  return `recording ${id}`;
}

/** The folder in the origin private file system. */
export const RECORDINGS_FOLDER = 'recordings';

export function segmentFile(id: string, number: number): string {
  return `${id}.${number}.pcapng`;
}

export const RECORDINGS_DATABASE = 'mqtt-loupe-recordings';
export const RECORDINGS_VERSION = 1;
/** Of `RecordingEntry`. */
export const ENTRIES = 'entries';
/** Of `RecordingChunk`; only where the place is `database`. */
export const CHUNKS = 'chunks';

export const RECORDINGS_SCHEMA: readonly { readonly name: string; readonly keyPath: string | string[] }[] = [
  { name: ENTRIES, keyPath: 'id' },
  { name: CHUNKS, keyPath: ['recordingId', 'segment', 'index'] },
];

/** Bytes of a segment, in order. */
export interface RecordingChunk {
  readonly recordingId: string;
  readonly segment: number;
  readonly index: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface RecordingTotals {
  readonly bytes: number;
  readonly packets: number;
  readonly messages: number;
  /** Null: nothing was written. */
  readonly lastAt: number | null;
}

export function recordingTotals(segments: readonly RecordingSegment[]): RecordingTotals {
  let [bytes, packets, messages] = [0, 0, 0];
  segments.forEach((segment, i) => {
    bytes += segment.bytes - (i > 0 ? segment.preambleBytes : 0);
    packets += segment.packets;
    messages += segment.messages;
  });
  return { bytes, packets, messages, lastAt: segments.at(-1)?.lastAt ?? null };
}
