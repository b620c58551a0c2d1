// One direction of a TCP stream put back together: reordered, repeated and overlapping segments give each byte once and in
// order. What the capture has lost is told as a gap, once it is clear that it will not come.

/** Bytes that wait for what comes before them; with more, that is given up. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;
/** Segments that wait: a byte each would make many. */
const MAX_WAITING = 8192;
/** Milliseconds that a segment may be late in the capture although its receiver has acknowledged it. */
const MAX_LATE_MS = 100;

export interface HalfStreamListener {
  /** The next bytes: a view into what was added. `time` is that of the segment that completed them. */
  onBytes(bytes: Uint8Array, time: number): void;
  /** So many bytes are not in the capture. */
  onGap(bytes: number, time: number): void;
}

interface Waiting {
  /** Position in the stream, from 0 at its first byte. */
  readonly start: number;
  readonly bytes: Uint8Array;
  readonly time: number;
}

export class TcpHalfStream {
  readonly #listener: HalfStreamListener;
  /** The sequence number of position `#next`; null before the first segment. */
  #sequence: number | null = null;
  #next = 0;
  /** Sorted by their start. */
  #waiting: Waiting[] = [];
  #waitingBytes = 0;

  constructor(listener: HalfStreamListener) {
    this.#listener = listener;
  }

  /** A SYN: the stream begins right after it. */
  synchronize(sequence: number): void {
    this.#sequence = (sequence + 1) >>> 0;
  }

  /** A SYN with this number begins another stream: this one has begun elsewhere. */
  isOtherBegin(sequence: number): boolean {
    return this.#sequence !== null && ((sequence + 1 - this.#sequence + this.#next) | 0) !== 0;
  }

  /** A capture that begins in the middle of a stream begins with the first segment that it has. */
  add(sequence: number, bytes: Uint8Array, time: number): void {
    if (bytes.length === 0) return;
    this.#sequence ??= sequence;
    // Sequence numbers go round: what is less than half of them behind is behind.
    const start = this.#next + ((sequence - this.#sequence) | 0);
    const end = start + bytes.length;
    if (end <= this.#next) return;
    if (start > this.#next) return this.#wait({ start, bytes, time });
    this.#give(bytes.subarray(this.#next - start), time);
    this.#giveWaiting(time);
  }

  /** The other side has all bytes before this sequence number: what is missing of them did pass, and the capture lacks it. */
  acknowledged(sequence: number, time: number): void {
    const first = this.#waiting[0];
    if (!first || this.#sequence === null || time - first.time < MAX_LATE_MS) return;
    if (this.#next + ((sequence - this.#sequence) | 0) >= first.start) this.#skip(time);
  }

  /** Something waits for what comes before it. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Nothing more will come: what waits is given out, with gaps. */
  finish(time: number): void {
    while (this.#waiting.length > 0) this.#skip(time);
  }

  #wait(waiting: Waiting): void {
    const at = this.#placeOf(waiting.start);
    const known = this.#waiting[at - 1];
    if (known?.start === waiting.start && known.bytes.length >= waiting.bytes.length) return;
    this.#waiting.splice(at, 0, waiting);
    this.#waitingBytes += waiting.bytes.length;
    while (this.#waitingBytes > MAX_WAITING_BYTES || this.#waiting.length > MAX_WAITING) this.#skip(waiting.time);
  }

  /** Behind all that wait and begin at `start` or before. */
  #placeOf(start: number): number {
    let low = 0;
    let high = this.#waiting.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#waiting[middle] as Waiting).start <= start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Gives up what is missing before the first that waits. */
  #skip(time: number): void {
    const first = this.#waiting[0];
    if (!first) return;
    const missing = first.start - this.#next;
    if (missing > 0) {
      this.#advance(missing);
      this.#listener.onGap(missing, time);
    }
    this.#giveWaiting(time);
  }

  #giveWaiting(time: number): void {
    for (let first = this.#waiting[0]; first && first.start <= this.#next; first = this.#waiting[0]) {
      this.#waiting.shift();
      this.#waitingBytes -= first.bytes.length;
      if (first.start + first.bytes.length > this.#next)
        this.#give(first.bytes.subarray(this.#next - first.start), time);
    }
  }

  #give(bytes: Uint8Array, time: number): void {
    this.#advance(bytes.length);
    this.#listener.onBytes(bytes, time);
  }

  #advance(count: number): void {
    this.#next += count;
    this.#sequence = ((this.#sequence ?? 0) + count) >>> 0;
  }
}
