// The binary encoding of Avro's primitive types, read within bounds and without rounding.
import { decodeText } from '../decode-text.ts';
import { type DecodeFault, MAX_DECODE_DEPTH, MAX_DECODE_VALUES } from '../decoded/decoded-value.ts';
import { float32Text, float64Text } from '../protobuf/float-text.ts';

/** Keeps the first fault; from then on it is at its end and reads nothing. */
export class AvroReader {
  readonly bytes: Uint8Array;
  at: number;
  fault: DecodeFault | null = null;
  /** How many have been made. */
  values = 0;
  readonly #end: number;
  readonly #view: DataView;
  #depth = 0;

  constructor(bytes: Uint8Array, from = 0) {
    this.bytes = bytes;
    this.at = from;
    this.#end = bytes.length;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isDone(): boolean {
    return this.at >= this.#end;
  }

  get left(): number {
    return this.#end - this.at;
  }

  fail(reason: DecodeFault['reason'], detail: string, at = this.at): void {
    this.fault ??= { reason, at, detail };
    this.at = this.#end;
  }

  /** Reads a value that may hold others. */
  nested<T>(read: () => T): T {
    if (++this.#depth > MAX_DECODE_DEPTH) this.fail('too-deep', `nested deeper than ${MAX_DECODE_DEPTH}`);
    const value = read();
    this.#depth--;
    return value;
  }

  /** Counts a value that is about to be made. */
  count(): void {
    if (++this.values > MAX_DECODE_VALUES) this.fail('too-many', `more than ${MAX_DECODE_VALUES} values`);
  }

  /** A zigzag varint of up to 64 bits. */
  long(): bigint {
    const from = this.at;
    const first = this.bytes[from] ?? 0x80;
    if (first < 0x80 && from < this.#end) {
      this.at++;
      return BigInt((first >> 1) ^ -(first & 1)); // most numbers are lengths, and short
    }
    let bits = 0n;
    for (let shift = 0n; ; shift += 7n) {
      if (this.at >= this.#end) {
        this.fail('truncated', 'the bytes end within a number', from);
        return 0n;
      }
      const byte = this.bytes[this.at++] as number;
      if (shift === 63n && byte > 1) {
        this.fail('malformed', 'a number of more than 64 bits', from);
        return 0n;
      }
      bits |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return (bits >> 1n) ^ -(bits & 1n);
    }
  }

  int(): number {
    const from = this.at;
    const value = this.long();
    if (BigInt.asIntN(32, value) !== value) this.fail('not-the-schema', `${value}, an int has 32 bits`, from);
    return this.fault ? 0 : Number(value);
  }

  boolean(): boolean {
    const byte = this.take(1)[0] ?? 0;
    if (byte > 1) this.fail('not-the-schema', `byte ${byte} where a boolean is 0 or 1`, this.at - 1);
    return byte === 1;
  }

  float(): string {
    const { at } = this;
    return this.take(4).length === 4 ? float32Text(this.#view.getFloat32(at, true)) : '0';
  }

  double(): string {
    const { at } = this;
    return this.take(8).length === 8 ? float64Text(this.#view.getFloat64(at, true)) : '0';
  }

  /** Bytes behind their length; no copy. */
  lengthDelimited(): Uint8Array {
    const from = this.at;
    const length = this.long();
    if (length < 0n) this.fail('not-the-schema', `a length of ${length}`, from);
    const { left } = this;
    if (length > left) this.fail('truncated', `a length of ${length}, ${left} bytes left`, from);
    return this.take(this.fault ? 0 : Number(length));
  }

  string(): string {
    const bytes = this.lengthDelimited();
    const text = decodeText(bytes);
    if (text.ok) return text.value;
    this.fail('invalid-utf8', 'a string that is not UTF-8', this.at - bytes.length + text.error.at);
    return '';
  }

  /** The next bytes; none when there are fewer. */
  take(length: number): Uint8Array {
    const { left } = this;
    if (length > left) this.fail('truncated', `${length} bytes wanted, ${left} left`);
    const from = this.at;
    if (!this.fault) this.at += length;
    return this.bytes.subarray(from, this.at);
  }
}
