// The Protobuf wire format: varints, fixed widths and lengths, read within bounds and without rounding.
// https://protobuf.dev/programming-guides/encoding
import { type DecodeFault, MAX_DECODE_DEPTH, MAX_DECODE_VALUES } from '../decoded/decoded-value.ts';

export const WIRE = { varint: 0, fixed64: 1, lengthDelimited: 2, groupStart: 3, groupEnd: 4, fixed32: 5 } as const;

const WIRE_NAMES = ['varint', 'fixed64', 'length-delimited', 'group', 'end of group', 'fixed32'] as const;

export function wireName(wire: number): string {
  return WIRE_NAMES[wire] ?? `wire type ${wire}`;
}

/** Keeps the first fault; from then on it is at its end and reads nothing but zeroes. */
export class WireReader {
  readonly bytes: Uint8Array;
  at: number;
  end: number;
  fault: DecodeFault | null = null;
  /** The number read last, two halves without a sign. */
  low = 0;
  high = 0;
  /** Of the tag read last. */
  field = 0;
  wire = 0;
  readonly #view: DataView;
  #depth = 0;
  #values = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.at = 0;
    this.end = bytes.length;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isDone(): boolean {
    return this.at >= this.end;
  }

  fail(reason: DecodeFault['reason'], detail: string, at = this.at): void {
    // More bytes would not help what breaks off before the payload does.
    const isCut = reason !== 'truncated' || this.end === this.bytes.length;
    this.fault ??= { reason: isCut ? reason : 'malformed', at, detail };
    this.at = this.end;
    this.low = 0;
    this.high = 0;
  }

  /** Counts a value that is about to be made. */
  count(): void {
    if (++this.#values > MAX_DECODE_VALUES) this.fail('too-many', `more than ${MAX_DECODE_VALUES} values`);
  }

  /** Reads a message that ends at `end`, or with `end` null a group, which has its own end. */
  nested<T>(end: number | null, read: () => T): T {
    const outerEnd = this.end;
    if (end !== null) this.end = end;
    if (++this.#depth > MAX_DECODE_DEPTH) this.fail('too-deep', `nested deeper than ${MAX_DECODE_DEPTH}`);
    const value = read();
    this.#depth--;
    this.end = outerEnd;
    if (this.fault) this.at = outerEnd;
    return value;
  }

  /** Reads bytes that may be a message, which lie before `at`; null, and no fault, when they are none. */
  attempt<T>(from: number, end: number, read: () => T): T | null {
    const { at } = this;
    const values = this.#values;
    this.at = from;
    const value = this.nested(end, read);
    this.at = at;
    if (this.fault === null) return value;
    this.#values = values;
    this.fault = null;
    return null;
  }

  /** Reads a tag into `field` and `wire`. */
  tag(): void {
    const { at } = this;
    this.varint();
    this.field = this.low >>> 3;
    this.wire = this.low & 7;
    if (this.fault) return;
    if (this.high !== 0 || this.field === 0) this.fail('malformed', 'a tag without a valid field number', at);
    else if (this.wire > WIRE.fixed32) this.fail('malformed', `wire type ${this.wire} of field ${this.field}`, at);
  }

  /** Reads up to 64 bits into `low` and `high`. */
  varint(): void {
    const from = this.at;
    let low = 0;
    let high = 0;
    for (let i = 0; i < 10; i++) {
      if (this.at >= this.end) return this.fail('truncated', 'the bytes end within a varint', from);
      const byte = this.bytes[this.at++] as number;
      const bits = byte & 0x7f;
      if (i < 4) low |= bits << (7 * i);
      else if (i === 4) {
        low |= bits << 28;
        high = bits >> 4;
      } else if (i < 9) high |= bits << (7 * i - 32);
      else if (byte > 1) return this.fail('malformed', 'a varint of more than 64 bits', from);
      else high |= byte << 31;
      if (byte < 0x80) {
        this.low = low >>> 0;
        this.high = high >>> 0;
        return;
      }
    }
  }

  fixed32(): void {
    if (this.end - this.at < 4) return this.fail('truncated', 'the bytes end within 4 of a fixed32');
    this.low = this.#view.getUint32(this.at, true);
    this.high = 0;
    this.at += 4;
  }

  fixed64(): void {
    if (this.end - this.at < 8) return this.fail('truncated', 'the bytes end within 8 of a fixed64');
    this.low = this.#view.getUint32(this.at, true);
    this.high = this.#view.getUint32(this.at + 4, true);
    this.at += 8;
  }

  /** Reads a length and goes past the bytes it announces; where they begin. They end at `at`. */
  skipLength(): number {
    const from = this.at;
    this.varint();
    if (this.fault) return this.end;
    if (this.high !== 0 || this.low > this.end - this.at) {
      this.fail(
        'truncated',
        `a length of ${unsignedText(this.low, this.high)}, ${this.end - this.at} bytes left`,
        from,
      );
      return this.end;
    }
    const start = this.at;
    this.at += this.low;
    return start;
  }

  /** Reads the number of a scalar of this wire type. */
  number(wire: number): void {
    if (wire === WIRE.varint) this.varint();
    else if (wire === WIRE.fixed32) this.fixed32();
    else this.fixed64();
  }

  /** Reads what a length announces; no copy. */
  lengthDelimited(): Uint8Array {
    const start = this.skipLength();
    return this.bytes.subarray(start, this.at);
  }
}

/** Two halves as a decimal, exact. */
export function unsignedText(low: number, high: number): string {
  return high === 0 ? String(low) : String((BigInt(high) << 32n) | BigInt(low));
}

/** Two's complement of 64 bits. */
export function signedText(low: number, high: number): string {
  if (high === 0) return String(low);
  return String(BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low)));
}

/** ZigZag: 0, -1, 1, -2... stand as 0, 1, 2, 3... */
export function zigZagText(low: number, high: number): string {
  const all = (BigInt(high) << 32n) | BigInt(low);
  return String((all >> 1n) ^ -(all & 1n));
}
