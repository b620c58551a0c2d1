// JSON to MessagePack, every number in its shortest form that is exact.
import type { Result } from '../../base/result.ts';
import type { PayloadFault } from '../payload-fault.ts';
import { ByteBuilder } from './byte-builder.ts';
import { catchFault, inside, refuse } from './encode-fault.ts';
import { type JsonNode, readJsonNode } from './json-node.ts';
import { doubleOf, integerOf } from './json-number.ts';
import type { WrittenTime } from './written-time.ts';
import { readWritten } from './written-value.ts';

const utf8 = new TextEncoder();

/** Of an integer of 64 bits, with its sign. */
const MAX_DIGITS = 20;

export function encodeMessagePack(text: string): Result<Uint8Array<ArrayBuffer>, PayloadFault> {
  const node = readJsonNode(text);
  if (!node.ok) return node;
  return catchFault(() => {
    const out = new ByteBuilder();
    write(out, node.value, '');
    return out.finish();
  });
}

function write(out: ByteBuilder, node: JsonNode, path: string): void {
  switch (node.kind) {
    case 'null':
      return out.u8(0xc0);
    case 'boolean':
      return out.u8(node.value ? 0xc3 : 0xc2);
    case 'number':
      return writeNumber(out, node, path);
    case 'string':
      return writeText(out, node.value, node, path);
    case 'array':
      writeSize(out, node.items.length, { fix: [0x90, 16], wide: [null, 0xdc, 0xdd] });
      node.items.forEach((item, i) => {
        write(out, item, inside(path, i));
      });
      return;
    case 'object': {
      if (writeWritten(out, node, path)) return;
      writeSize(out, node.entries.length, { fix: [0x80, 16], wide: [null, 0xde, 0xdf] });
      for (const { name, value } of node.entries) {
        writeText(out, name, node, path);
        write(out, value, inside(path, name));
      }
    }
  }
}

/** False: it is a map. */
function writeWritten(out: ByteBuilder, node: JsonNode, path: string): boolean {
  const written = readWritten(node, path);
  switch (written?.kind) {
    case 'bytes':
      writeSize(out, written.bytes.length, { wide: [0xc4, 0xc5, 0xc6] });
      out.raw(written.bytes);
      return true;
    case 'date':
      writeExtension(out, -1, timestamp(written.time));
      return true;
    case 'float':
      writeFloat(out, written.value);
      return true;
    case 'extension':
      writeExtension(out, written.type, written.bytes);
      return true;
    case 'map':
      writeSize(out, written.pairs.length, { fix: [0x80, 16], wide: [null, 0xde, 0xdf] });
      written.pairs.forEach(([key, value], i) => {
        const place = inside(inside(path, '$map'), i);
        write(out, key, inside(place, 0));
        write(out, value, inside(place, 1));
      });
      return true;
    case 'tag':
    case 'simple':
    case 'undefined':
      return refuse('mismatch', node, `$${written.kind}: CBOR`, path);
    case undefined:
      return false;
  }
}

function writeNumber(out: ByteBuilder, node: JsonNode & { kind: 'number' }, path: string): void {
  // Longer ones are not read: that takes seconds, and none of them fits.
  const integer = node.text.length > MAX_DIGITS && /^-?\d+$/u.test(node.text) ? 2n ** 64n : integerOf(node.text);
  if (integer === null) return writeFloat(out, doubleOf(node.text) ?? refuse('number', node, 'float 64', path));
  if (integer >= 2n ** 64n || integer < -(2n ** 63n)) refuse('number', node, 'int 64, uint 64', path);
  if (integer > 0xffff_ffffn || integer < -0x8000_0000n) {
    out.u8(integer < 0n ? 0xd3 : 0xcf);
    return out.u64(integer);
  }
  writeSmall(out, Number(integer));
}

function writeSmall(out: ByteBuilder, value: number): void {
  if (value >= -32 && value < 128) return out.u8(value & 0xff);
  if (value >= 0) return writeSize(out, value, { wide: [0xcc, 0xcd, 0xce] });
  if (value >= -0x80) {
    out.u8(0xd0);
    out.u8(value & 0xff);
  } else if (value >= -0x8000) {
    out.u8(0xd1);
    out.u16(value & 0xffff);
  } else {
    out.u8(0xd2);
    out.u32(value >>> 0);
  }
}

function writeFloat(out: ByteBuilder, value: number): void {
  if (Number.isNaN(value) || Math.fround(value) === value) {
    out.u8(0xca);
    out.f32(value);
  } else {
    out.u8(0xcb);
    out.f64(value);
  }
}

function writeText(out: ByteBuilder, text: string, node: JsonNode, path: string): void {
  if (!text.isWellFormed()) refuse('surrogate', node, null, path);
  const bytes = utf8.encode(text);
  writeSize(out, bytes.length, { fix: [0xa0, 32], wide: [0xd9, 0xda, 0xdb] });
  out.raw(bytes);
}

interface SizeForms {
  /** The first byte with the size in it, and what the size is below. */
  readonly fix?: readonly [first: number, below: number];
  /** The first byte before a size of 8, 16 and 32 bits. */
  readonly wide: readonly [u8: number | null, u16: number, u32: number];
}

function writeSize(out: ByteBuilder, size: number, { fix, wide: [u8, u16, u32] }: SizeForms): void {
  if (fix && size < fix[1]) return out.u8(fix[0] | size);
  if (u8 !== null && size < 0x100) {
    out.u8(u8);
    out.u8(size);
  } else if (size < 0x1_0000) {
    out.u8(u16);
    out.u16(size);
  } else {
    out.u8(u32);
    out.u32(size);
  }
}

function writeExtension(out: ByteBuilder, type: number, bytes: Uint8Array): void {
  const fixed = [1, 2, 4, 8, 16].indexOf(bytes.length);
  if (fixed >= 0) out.u8(0xd4 + fixed);
  else writeSize(out, bytes.length, { wide: [0xc7, 0xc8, 0xc9] });
  out.u8(type & 0xff);
  out.raw(bytes);
}

/** Seconds in 32 bits where there is no more; nanoseconds in 30 bits and seconds in 34; else 12 bytes. */
function timestamp({ seconds, nanos }: WrittenTime): Uint8Array {
  const out = new ByteBuilder();
  if (seconds >= 0n && seconds < 2n ** 32n && nanos === 0) out.u32(Number(seconds));
  else if (seconds >= 0n && seconds < 2n ** 34n) out.u64((BigInt(nanos) << 34n) | seconds);
  else {
    out.u32(nanos);
    out.u64(seconds);
  }
  return out.finish();
}
