// Reads a binary document from its begin to its end. What is wrong ends the reading by `DocumentFault`, which only
// `readDocument` catches: decoders nest deeply, and would be nothing but checks otherwise.
import { fail, ok } from '../../base/result.ts';
import { decodeText } from '../decode-text.ts';
import {
  type Decoded,
  type DecodedValue,
  type DecodeFault,
  MAX_DECODE_DEPTH,
  MAX_DECODE_VALUES,
} from './decoded-value.ts';

class DocumentFault {
  readonly fault: DecodeFault;
  constructor(fault: DecodeFault) {
    this.fault = fault;
  }
}

export class ByteReader {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  at = 0;
  #depth = 0;
  #values = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  fail(reason: DecodeFault['reason'], detail: string, at = this.at): never {
    throw new DocumentFault({ reason, at, detail });
  }

  /** Moves on by `count` bytes and gives back where they begin. */
  take(count: number): number {
    if (count > this.left) this.fail('truncated', `${count} bytes are announced, ${this.left} are left`);
    const at = this.at;
    this.at += count;
    return at;
  }

  u8(): number {
    return this.#view.getUint8(this.take(1));
  }

  u16(): number {
    return this.#view.getUint16(this.take(2));
  }

  u32(): number {
    return this.#view.getUint32(this.take(4));
  }

  u64(): bigint {
    return this.#view.getBigUint64(this.take(8));
  }

  i64(): bigint {
    return this.#view.getBigInt64(this.take(8));
  }

  f32(): number {
    return this.#view.getFloat32(this.take(4));
  }

  f64(): number {
    return this.#view.getFloat64(this.take(8));
  }

  /** A copy. */
  raw(count: number): Uint8Array {
    const at = this.take(count);
    return this.bytes.slice(at, at + count);
  }

  text(count: number): string {
    const at = this.take(count);
    const text = decodeText(this.bytes.subarray(at, at + count));
    return text.ok ? text.value : this.fail('invalid-utf8', 'a text is not UTF-8', at + text.error.at);
  }

  /** A number of elements that take at least `minBytes` each: more than there can be is not worth beginning with. */
  count(announced: number, minBytes: number): number {
    if (announced * minBytes > this.left) {
      this.fail('truncated', `${announced} elements are announced, ${this.left} bytes are left`);
    }
    return announced;
  }

  /** Reads something that lies in what is being read. */
  nested<T>(read: () => T): T {
    if (++this.#depth > MAX_DECODE_DEPTH) this.fail('too-deep', `deeper than ${MAX_DECODE_DEPTH} levels`);
    const value = read();
    this.#depth--;
    return value;
  }

  countValue(): void {
    if (++this.#values > MAX_DECODE_VALUES) this.fail('too-many', `more than ${MAX_DECODE_VALUES} values`);
  }
}

/** Never throws. */
export function readDocument(bytes: Uint8Array, read: (reader: ByteReader) => DecodedValue): Decoded {
  try {
    return ok(read(new ByteReader(bytes)));
  } catch (error) {
    if (error instanceof DocumentFault) return fail(error.fault);
    throw error;
  }
}
