// DEFLATE (RFC 1951), for the compressed blocks of Avro files: small, synchronous, and within a limit, because a few bytes
// can stand for gigabytes.
import { fail, ok, type Result } from '../../base/result.ts';
import type { DecodeFault } from '../decoded/decoded-value.ts';

/** Codes by their lengths: how many there are of each, and their symbols in order (3.2.2). */
interface Huffman {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

const MAX_CODE_BITS = 15;

/** For lengths from symbol 257 on, and distances: what they begin at, and how many bits follow (3.2.5). */
const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];

/** The order in which the lengths of the code for code lengths stand (3.2.7). */
const LENGTHS_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** More than `maxBytes` is refused. Offsets of faults are those of `bytes`. */
export function inflate(bytes: Uint8Array, maxBytes: number): Result<Uint8Array, DecodeFault> {
  const inflater = new Inflater(bytes, maxBytes);
  inflater.run();
  return inflater.fault ? fail(inflater.fault) : ok(inflater.output());
}

/** Keeps the first fault, and stops there. */
class Inflater {
  fault: DecodeFault | null = null;
  readonly #bytes: Uint8Array;
  readonly #maxBytes: number;
  #at = 0;
  #bits = 0;
  #bitCount = 0;
  #out: Uint8Array;
  #length = 0;

  constructor(bytes: Uint8Array, maxBytes: number) {
    this.#bytes = bytes;
    this.#maxBytes = maxBytes;
    this.#out = new Uint8Array(Math.min(maxBytes, Math.max(1024, 4 * bytes.length)));
  }

  output(): Uint8Array {
    return this.#out.subarray(0, this.#length);
  }

  run(): void {
    let isLast = false;
    while (!isLast && !this.fault) {
      isLast = this.#take(1) === 1;
      const kind = this.#take(2);
      if (kind === 0) this.#stored();
      else if (kind === 1) this.#coded(fixedLengths(), fixedDistances());
      else if (kind === 2) this.#dynamic();
      else this.#fail('malformed', 'a block of a kind that there is not');
    }
  }

  #stored(): void {
    this.#bits = 0;
    this.#bitCount = 0;
    const length = this.#take(16);
    const inverse = this.#take(16);
    if (this.fault) return;
    if ((length ^ inverse) !== 0xffff) return this.#fail('malformed', 'a stored block whose length is not confirmed');
    if (length > this.#bytes.length - this.#at) return this.#fail('truncated', 'the bytes end within a stored block');
    if (!this.#reserve(length)) return;
    this.#out.set(this.#bytes.subarray(this.#at, this.#at + length), this.#length);
    this.#at += length;
    this.#length += length;
  }

  #dynamic(): void {
    const lengthCodes = this.#take(5) + 257;
    const distanceCodes = this.#take(5) + 1;
    const codeLengths = new Uint8Array(19);
    for (let i = this.#take(4) + 4, at = 0; at < i; at++) codeLengths[LENGTHS_ORDER[at] as number] = this.#take(3);
    const code = huffman(codeLengths);
    const lengths = new Uint8Array(lengthCodes + distanceCodes);
    for (let at = 0; at < lengths.length && !this.fault; ) {
      const symbol = this.#symbol(code);
      if (symbol < 16) {
        lengths[at++] = symbol;
        continue;
      }
      if (symbol === 16 && at === 0) return this.#fail('malformed', 'a length is repeated before there is one');
      const repeated = symbol === 16 ? (lengths[at - 1] as number) : 0;
      const times = symbol === 16 ? 3 + this.#take(2) : symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7);
      if (at + times > lengths.length) return this.#fail('malformed', 'more lengths than there are codes');
      lengths.fill(repeated, at, at + times);
      at += times;
    }
    this.#coded(huffman(lengths.subarray(0, lengthCodes)), huffman(lengths.subarray(lengthCodes)));
  }

  #coded(lengths: Huffman, distances: Huffman): void {
    while (!this.fault) {
      const symbol = this.#symbol(lengths);
      if (symbol === 256 || this.fault) return;
      if (symbol < 256) {
        if (this.#reserve(1)) this.#out[this.#length++] = symbol;
        continue;
      }
      const length = this.#extended(symbol - 257, LENGTH_BASE, LENGTH_BITS);
      const distance = this.#extended(this.#symbol(distances), DISTANCE_BASE, DISTANCE_BITS);
      if (this.fault || !this.#reserve(length)) return;
      if (distance > this.#length) return this.#fail('malformed', 'a distance to before the beginning');
      // Byte by byte: what is copied may reach into itself.
      for (let i = 0; i < length; i++, this.#length++) {
        this.#out[this.#length] = this.#out[this.#length - distance] as number;
      }
    }
  }

  #extended(index: number, base: readonly number[], bits: readonly number[]): number {
    const from = base[index];
    if (from === undefined) this.#fail('malformed', 'a length or a distance that there is not');
    return (from ?? 0) + this.#take(bits[index] ?? 0);
  }

  /** Reads one code, bit by bit: within each length codes are consecutive numbers. */
  #symbol({ counts, symbols }: Huffman): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= MAX_CODE_BITS; length++) {
      code |= this.#take(1);
      if (this.fault) return 0;
      const count = counts[length] as number;
      if (code - count < first) return symbols[index + code - first] as number;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    this.#fail('malformed', 'bits that are no code');
    return 0;
  }

  /** The next bits, the lowest of a byte first. */
  #take(count: number): number {
    while (this.#bitCount < count) {
      if (this.#at >= this.#bytes.length) {
        this.#fail('truncated', 'the bytes end within a compressed block');
        return 0;
      }
      this.#bits |= (this.#bytes[this.#at++] as number) << this.#bitCount;
      this.#bitCount += 8;
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#bitCount -= count;
    return value;
  }

  #reserve(length: number): boolean {
    const wanted = this.#length + length;
    if (wanted > this.#maxBytes) this.#fail('too-many', `more than ${this.#maxBytes} bytes when decompressed`);
    else if (wanted > this.#out.length) {
      const larger = new Uint8Array(Math.min(this.#maxBytes, Math.max(wanted, 2 * this.#out.length)));
      larger.set(this.#out);
      this.#out = larger;
    }
    return this.fault === null;
  }

  #fail(reason: DecodeFault['reason'], detail: string): void {
    this.fault ??= { reason, at: this.#at, detail };
  }
}

function huffman(lengths: Uint8Array): Huffman {
  const counts = new Uint16Array(MAX_CODE_BITS + 1);
  for (const length of lengths) counts[length] = (counts[length] as number) + 1;
  counts[0] = 0;
  const offsets = new Uint16Array(MAX_CODE_BITS + 2);
  for (let i = 1; i <= MAX_CODE_BITS; i++) offsets[i + 1] = (offsets[i] as number) + (counts[i] as number);
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    symbols[offsets[length] as number] = symbol;
    offsets[length] = (offsets[length] as number) + 1;
  }
  return { counts, symbols };
}

/** The codes of blocks that do not bring their own (3.2.6). */
function fixedLengths(): Huffman {
  return huffman(Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)));
}

function fixedDistances(): Huffman {
  return huffman(new Uint8Array(30).fill(5));
}
