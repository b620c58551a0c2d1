// The recordings of this browser: listed, read and deleted. One that nobody writes any more and that does not say how it
// ended was cut off: it is read up to its last whole block, and its entry is brought up to date.
import {
  type RecordingEndReason,
  type RecordingEntry,
  type RecordingSegment,
  recordingTotals,
} from '../../core/capture/recording.ts';
import { readRecordingTail } from '../../core/capture/recording-tail.ts';
import { eachChunk, readEntries, readEntry, removeEntry, saveEntry } from './recording-catalogue.ts';
import { copySegment, openSegment, removeSegment } from './recording-files.ts';

export interface ListedRecording {
  readonly entry: RecordingEntry;
  /** Some tab writes it. */
  readonly isRunning: boolean;
}

export interface RecordingWitness {
  /** Whether some tab writes the recording. */
  isHeld(id: string): Promise<boolean>;
  /** What is known of how it ended. */
  endOf(id: string): RecordingEndReason | undefined;
}

/** Newest first. */
export async function listRecordings(witness: RecordingWitness): Promise<readonly ListedRecording[]> {
  const entries = await readEntries();
  const listed = entries.map(async (entry): Promise<ListedRecording> => {
    if (entry.end) return { entry, isRunning: false };
    if (await witness.isHeld(entry.id)) return { entry, isRunning: true };
    return { entry: await recover(entry.id, witness.endOf(entry.id) ?? 'crashed'), isRunning: false };
  });
  return (await Promise.all(listed)).reverse();
}

/** The recording as one pcapng file: as it is now, where it is still written. */
export async function recordingBlob({ entry, isRunning }: ListedRecording): Promise<Blob> {
  if (!isRunning) return wholeBlob(entry, false);
  let blob = new Blob();
  // All that is listed may be gone before it is read, where much passes and the limit is low.
  for (let attempt = 1; blob.size === 0 && attempt <= ATTEMPTS; attempt++)
    blob = await wholeBlob((await readEntry(entry.id)) ?? entry, true);
  return blob;
}

const ATTEMPTS = 20;

async function wholeBlob(entry: RecordingEntry, isRunning: boolean): Promise<Blob> {
  const { segments, limitBytes } = entry;
  // What is about to go, to keep to the limit, is copied: a file that has gone is read no more.
  const isFull = isRunning && recordingTotals(segments).bytes > limitBytes / 2;
  let parts: Blob[] = [];
  for (const segment of segments) {
    // The first one's begin says how to read all that follows.
    const from = parts.length === 0 ? 0 : segment.preambleBytes;
    const isCopied = isFull || (isRunning && segment === segments.at(-1));
    const part = await segmentBlob(entry, segment, from, isCopied);
    // It has gone meanwhile, and what came before it has gone before.
    if (isRunning && (part?.size ?? 0) < segment.bytes - from) parts = [];
    else if (part) parts.push(part);
  }
  return new Blob(parts, { type: 'application/octet-stream' });
}

export async function deleteRecording({ id, place, segments }: RecordingEntry): Promise<void> {
  if (place === 'files') {
    const last = segments.at(-1)?.number ?? 1;
    // One more than is listed: the recording may have been cut off right then.
    for (const number of [...segments.map((segment) => segment.number), last + 1]) await removeSegment(id, number);
  }
  await removeEntry(id);
}

/** Null: there is nothing of it. */
async function segmentBlob(
  { id, place }: RecordingEntry,
  { number, bytes }: RecordingSegment,
  from: number,
  isCopied: boolean,
): Promise<Blob | null> {
  if (place === 'files') {
    if (isCopied) return copySegment(id, number, from, bytes);
    return (await openSegment(id, number))?.slice(from, bytes) ?? null;
  }
  const parts: Blob[] = [];
  await eachChunk(id, number, (chunk) => parts.push(new Blob([chunk])));
  return parts.length > 0 ? new Blob(parts).slice(from, bytes) : null;
}

async function recover(id: string, reason: RecordingEndReason): Promise<RecordingEntry> {
  // Read anew: it may have been finished since it was listed.
  const entry = (await readEntry(id)) as RecordingEntry;
  if (entry.end) return entry;
  const segments = entry.place === 'files' ? await withTails(entry) : entry.segments;
  const at = segments.at(-1)?.lastAt ?? entry.beganAt;
  const recovered: RecordingEntry = { ...entry, segments, end: { at, reason } };
  // A full disk takes no note of it: then it is found again the next time.
  await saveEntry(recovered).catch(() => undefined);
  return recovered;
}

/** Files know more than the catalogue, which is written after them. */
async function withTails({ id, segments: known }: RecordingEntry): Promise<readonly RecordingSegment[]> {
  const last: RecordingSegment = known.at(-1) ?? { ...EMPTY, number: 1 };
  const grown = await withTail(id, last);
  const segments = [...known.slice(0, -1), ...(grown ? [grown] : [])];
  const next = await withTail(id, { ...EMPTY, number: last.number + 1, lastAt: last.lastAt });
  return next ? [...segments, next] : segments;
}

const EMPTY: Omit<RecordingSegment, 'number'> = { bytes: 0, preambleBytes: 0, packets: 0, messages: 0, lastAt: 0 };

/** Null: there is nothing of it. */
async function withTail(id: string, segment: RecordingSegment): Promise<RecordingSegment | null> {
  const file = await openSegment(id, segment.number);
  if (!file) return null;
  // A computer that went down may have lost what the catalogue has: then all that is there is read anew.
  const known = file.size < segment.bytes ? { ...segment, ...EMPTY, lastAt: segment.lastAt } : segment;
  const start = known.bytes;
  const tail = readRecordingTail(new Uint8Array(await file.slice(start).arrayBuffer()));
  if (start + tail.bytes === 0) return null;
  return {
    ...known,
    bytes: start + tail.bytes,
    packets: known.packets + tail.packets,
    messages: known.messages + tail.messages,
    lastAt: tail.lastAt ?? segment.lastAt,
  };
}
