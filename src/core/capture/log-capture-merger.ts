// Captures of several connections as one, by time. Each comes piece by piece from where its log is; what is certain to be
// next is handed on, the rest waits. Each capture is an interface of its own, which Wireshark shows by its name.
import { PcapngWriter } from './pcapng-writer.ts';

const APPLICATION = 'MQTT Loupe';
const NOTHING = new Uint8Array();

/** Within an enhanced packet block. */
const LENGTH = 4;
const INTERFACE = 8;
const TIME_HIGH = 12;
const TIME_LOW = 16;

interface Source {
  bytes: Uint8Array;
  view: DataView;
  /** Where the first block that was not handed on begins. */
  at: number;
  hasEnded: boolean;
}

export class LogCaptureMerger {
  readonly #names: readonly string[];
  readonly #sources: readonly Source[];

  /** `names`: one a capture. */
  constructor(names: readonly string[]) {
    this.#names = names;
    this.#sources = names.map(() => ({ bytes: NOTHING, view: viewOf(NOTHING), at: 0, hasEnded: false }));
  }

  /** How the one file begins. */
  header(): Uint8Array<ArrayBuffer> {
    const writer = new PcapngWriter();
    writer.header(APPLICATION, this.#names[0] ?? '');
    for (const name of this.#names.slice(1)) writer.interface(name);
    return writer.take();
  }

  /** The captures without which nobody knows what is next; none: all is handed on. */
  get hungry(): readonly number[] {
    return this.#sources.flatMap(({ at, bytes, hasEnded }, index) => (at >= bytes.length && !hasEnded ? [index] : []));
  }

  /** The next piece of a hungry capture, without a header; it is written to. `isLast`: there is no other. */
  add(index: number, bytes: Uint8Array, isLast: boolean): void {
    const source = this.#sources[index] as Source;
    source.bytes = bytes;
    source.view = viewOf(bytes);
    source.at = 0;
    source.hasEnded = isLast;
  }

  /** What is next, as far as it is known. */
  take(): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(this.#sources.reduce((sum, { bytes, at }) => sum + bytes.length - at, 0));
    let length = 0;
    for (let index = this.#earliest(); index >= 0; index = this.#earliest()) {
      const source = this.#sources[index] as Source;
      const end = this.#runEnd(source, index);
      out.set(source.bytes.subarray(source.at, end), length);
      length += end - source.at;
      source.at = end;
    }
    return out.subarray(0, length);
  }

  /** The capture with the next block; -1: it is not known, or there is none. */
  #earliest(): number {
    let earliest = -1;
    let earliestMicros = Number.POSITIVE_INFINITY;
    for (let index = 0; index < this.#sources.length; index++) {
      const { view, at, bytes, hasEnded } = this.#sources[index] as Source;
      if (at < bytes.length) {
        const micros = microsAt(view, at);
        if (micros >= earliestMicros) continue;
        earliestMicros = micros;
        earliest = index;
      } else if (!hasEnded) return -1;
    }
    return earliest;
  }

  /** Marks the blocks of a capture that come before any of another, and says where they end. */
  #runEnd(source: Source, index: number): number {
    const { view, at, bytes } = source;
    let limitMicros = Number.POSITIVE_INFINITY;
    for (const other of this.#sources) {
      if (other === source || other.at >= other.bytes.length) continue;
      limitMicros = Math.min(limitMicros, microsAt(other.view, other.at));
    }
    let end = at;
    do {
      view.setUint32(end + INTERFACE, index, true);
      end += view.getUint32(end + LENGTH, true);
    } while (end < bytes.length && microsAt(view, end) <= limitMicros);
    return end;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function microsAt(view: DataView, block: number): number {
  return view.getUint32(block + TIME_HIGH, true) * 0x1_0000_0000 + view.getUint32(block + TIME_LOW, true);
}
