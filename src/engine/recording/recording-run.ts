// One recording, from its first packet to its last: follows the log's end, and writes what has come as pcapng. It is turned
// every so often, and nothing in the packets' way knows of it.
import { LogCapture } from '../../core/capture/log-capture.ts';
import {
  type RecordingEnd,
  type RecordingEndReason,
  type RecordingEntry,
  type RecordingRequest,
  type RecordingSegment,
  recordingTotals,
} from '../../core/capture/recording.ts';
import type { PacketLog } from '../../core/log/packet-log.ts';
import { countMessages } from './count-messages.ts';
import type { RecordingStore, SegmentSink } from './recording-store.ts';

/** Of the limit: as much goes at a time when it is reached. */
const SEGMENTS = 8;
/** Written in one go. */
const PIECE_BYTES = 1024 * 1024;

interface Piece {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly packets: number;
  readonly messages: number;
  readonly missing: number;
}

export class RecordingRun {
  readonly #log: PacketLog;
  readonly #capture: LogCapture;
  readonly #onChange: () => void;
  #entry: RecordingEntry;
  #store: RecordingStore | null = null;
  #segment: SegmentSink | null = null;
  /** The packet that is taken next. */
  #next: number;
  /** Taken from the log, and not written yet. */
  #taken: Piece[] = [];
  #working: Promise<void> | null = null;

  /** What comes into the log from here on is recorded, also before `begin` is through. */
  constructor(log: PacketLog, request: RecordingRequest, onChange: () => void) {
    this.#log = log;
    this.#capture = new LogCapture(log, { includeSecrets: false, repeatsAliases: true });
    this.#onChange = onChange;
    this.#next = log.endSeq;
    const { id, profileId, name, limitBytes } = request;
    this.#entry = {
      ...{ id, profileId, name, limitBytes, beganAt: Date.now() },
      ...{ place: 'files', segments: [], missing: 0, rolledOver: 0, end: null },
    };
  }

  get entry(): RecordingEntry {
    return this.#entry;
  }

  begin(opening: Promise<RecordingStore>): Promise<void> {
    return this.#work(async () => {
      this.#store = await opening;
      this.#entry = { ...this.#entry, place: this.#store.place };
      await this.#beginSegment(this.#capture.header(this.#entry.name), 0);
    });
  }

  /** Writes what has come since the last time, unless it still is at that. */
  turn(): void {
    if (!this.#working && (this.#taken.length > 0 || this.#next < this.#log.endSeq))
      void this.#work(() => this.#write());
  }

  /** Takes all that the log has: it will not have it any more. */
  drain(): void {
    if (this.#entry.end) return;
    while (this.#next < this.#log.endSeq) this.#take();
  }

  /** Writes the rest. Settles when nothing more will be written. */
  async end(reason: RecordingEndReason): Promise<void> {
    this.drain();
    while (this.#working) await this.#working;
    if (this.#entry.end) return;
    await this.#work(() => this.#write());
    await this.#finish({ at: Date.now(), reason });
  }

  /** One thing at a time; what goes wrong ends the recording. */
  #work(what: () => Promise<void>): Promise<void> {
    const work = what()
      .catch((error) => this.#finish(failure(error)))
      .finally(() => {
        this.#working = null;
        this.#onChange();
      });
    this.#working = work;
    return work;
  }

  async #write(): Promise<void> {
    while (this.#segment && (this.#taken.length > 0 || this.#next < this.#log.endSeq)) {
      if (this.#taken.length === 0) this.#take();
      const piece = this.#taken.shift() as Piece;
      const entry = withPiece(this.#entry, piece);
      const writing = this.#segment.write(piece.bytes, entry);
      // A file takes it at once: then no other work of the engine comes in between.
      if (writing) await writing;
      this.#entry = entry;
      if ((entry.segments.at(-1)?.bytes ?? 0) >= entry.limitBytes / SEGMENTS) await this.#roll();
    }
  }

  #take(): void {
    const from = this.#next;
    const { bytes, next, packets, missing } = this.#capture.piece(from, this.#log.endSeq, PIECE_BYTES);
    this.#taken.push({ bytes, packets, missing, messages: countMessages(this.#log, from, next) });
    this.#next = next;
  }

  async #roll(): Promise<void> {
    this.#segment?.close();
    this.#segment = null;
    const { limitBytes } = this.#entry;
    const room = limitBytes - limitBytes / SEGMENTS;
    while (this.#entry.segments.length > 1 && recordingTotals(this.#entry.segments).bytes > room) {
      const [oldest, ...segments] = this.#entry.segments as [RecordingSegment, ...RecordingSegment[]];
      this.#entry = { ...this.#entry, segments, rolledOver: this.#entry.rolledOver + oldest.packets };
      // Listed no more before it is gone: the other way round a crash would leave a name without bytes.
      await this.#store?.save(this.#entry);
      await this.#store?.removeSegment(this.#entry.id, oldest.number);
    }
    const preamble = this.#capture.continuation(this.#entry.name);
    await this.#beginSegment(preamble, preamble.length);
  }

  async #beginSegment(preamble: Uint8Array<ArrayBuffer>, preambleBytes: number): Promise<void> {
    const store = this.#store as RecordingStore;
    const number = (this.#entry.segments.at(-1)?.number ?? 0) + 1;
    const begun = { number, bytes: preamble.length, preambleBytes, packets: 0, messages: 0, lastAt: Date.now() };
    const entry = { ...this.#entry, segments: [...this.#entry.segments, begun] };
    const segment = await store.openSegment(entry.id, number);
    await segment.write(preamble, entry);
    this.#segment = segment;
    this.#entry = entry;
    await store.save(entry);
  }

  async #finish(end: RecordingEnd): Promise<void> {
    this.#entry = { ...this.#entry, end };
    this.#taken = [];
    const segment = this.#segment;
    this.#segment = null;
    try {
      segment?.close();
    } catch {
      // What was written is written.
    }
    // Where there is no room even for that, the page knows how it ended.
    await (this.#isEmpty ? this.#forget() : this.#store?.save(this.#entry))?.catch(() => undefined);
    this.#store?.close();
  }

  /** Nothing passed, as where a connection did not come about: nobody wants a list of those. */
  get #isEmpty(): boolean {
    const { segments, rolledOver, missing, end } = this.#entry;
    return end?.reason === 'finished' && recordingTotals(segments).packets + rolledOver + missing === 0;
  }

  async #forget(): Promise<void> {
    for (const { number } of this.#entry.segments) await this.#store?.removeSegment(this.#entry.id, number);
    await this.#store?.forget(this.#entry.id);
  }
}

function withPiece(entry: RecordingEntry, { bytes, packets, messages, missing }: Piece): RecordingEntry {
  const last = entry.segments.at(-1) as RecordingSegment;
  const grown: RecordingSegment = {
    ...last,
    bytes: last.bytes + bytes.length,
    packets: last.packets + packets,
    messages: last.messages + messages,
    lastAt: Date.now(),
  };
  return { ...entry, segments: entry.segments.with(-1, grown), missing: entry.missing + missing };
}

function failure(error: unknown): RecordingEnd {
  const { name = '', message = String(error) } = error instanceof Error || error instanceof DOMException ? error : {};
  if (name === 'QuotaExceededError') return { at: Date.now(), reason: 'disk-full' };
  return { at: Date.now(), reason: 'failed', message };
}
