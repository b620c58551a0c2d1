// JSON to CBOR (RFC 8949), every number in its shortest form that is exact: 127 is an integer, 127.0 a float.
import type { Result } from '../../base/result.ts';
import type { PayloadFault } from '../payload-fault.ts';
import { ByteBuilder } from './byte-builder.ts';
import { catchFault, inside, refuse } from './encode-fault.ts';
import { type JsonNode, readJsonNode } from './json-node.ts';
import { doubleOf, halfBits, integerOf } from './json-number.ts';
import { readWritten } from './written-value.ts';

const utf8 = new TextEncoder();
const MAJOR = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5, tag: 6, simple: 7 } as const;
const MAX_UINT64 = 2n ** 64n - 1n;

export function encodeCbor(text: string): Result<Uint8Array<ArrayBuffer>, PayloadFault> {
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
      return out.u8(0xf6);
    case 'boolean':
      return out.u8(node.value ? 0xf5 : 0xf4);
    case 'number':
      return writeNumber(out, node, path);
    case 'string':
      return writeText(out, node.value, node, path);
    case 'array':
      writeHead(out, MAJOR.array, BigInt(node.items.length));
      node.items.forEach((item, i) => {
        write(out, item, inside(path, i));
      });
      return;
    case 'object': {
      if (writeWritten(out, node, path)) return;
      writeHead(out, MAJOR.map, BigInt(node.entries.length));
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
      writeBytes(out, written.bytes);
      return true;
    case 'date':
      writeHead(out, MAJOR.tag, 0n);
      writeText(out, written.text, node, path);
      return true;
    case 'float':
      writeFloat(out, written.value);
      return true;
    case 'tag':
      writeHead(out, MAJOR.tag, written.tag);
      write(out, written.value, inside(path, '$tag'));
      return true;
    case 'map':
      writeHead(out, MAJOR.map, BigInt(written.pairs.length));
      written.pairs.forEach(([key, value], i) => {
        const place = inside(inside(path, '$map'), i);
        write(out, key, inside(place, 0));
        write(out, value, inside(place, 1));
      });
      return true;
    case 'simple':
      writeHead(out, MAJOR.simple, BigInt(written.value));
      return true;
    case 'undefined':
      out.u8(0xf7);
      return true;
    case 'extension':
      return refuse('mismatch', node, '$ext: MessagePack', path);
    case undefined:
      return false;
  }
}

function writeNumber(out: ByteBuilder, node: JsonNode & { kind: 'number' }, path: string): void {
  const integer = integerOf(node.text);
  if (integer === null) return writeFloat(out, doubleOf(node.text) ?? refuse('number', node, 'binary64', path));
  const magnitude = integer < 0n ? -1n - integer : integer;
  if (magnitude <= MAX_UINT64) return writeHead(out, integer < 0n ? MAJOR.negative : MAJOR.unsigned, magnitude);
  // A bignum (3.4.3).
  writeHead(out, MAJOR.tag, integer < 0n ? 3n : 2n);
  const hex = magnitude.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  writeBytes(
    out,
    Uint8Array.from({ length: even.length / 2 }, (_, i) => Number.parseInt(even.slice(2 * i, 2 * i + 2), 16)),
  );
}

function writeFloat(out: ByteBuilder, value: number): void {
  const half = halfBits(value);
  if (half !== null) {
    out.u8(0xf9);
    out.u16(half);
  } else if (Math.fround(value) === value) {
    out.u8(0xfa);
    out.f32(value);
  } else {
    out.u8(0xfb);
    out.f64(value);
  }
}

function writeText(out: ByteBuilder, text: string, node: JsonNode, path: string): void {
  if (!text.isWellFormed()) refuse('surrogate', node, null, path);
  const bytes = utf8.encode(text);
  writeHead(out, MAJOR.text, BigInt(bytes.length));
  out.raw(bytes);
}

function writeBytes(out: ByteBuilder, bytes: Uint8Array): void {
  writeHead(out, MAJOR.bytes, BigInt(bytes.length));
  out.raw(bytes);
}

function writeHead(out: ByteBuilder, major: number, argument: bigint): void {
  const initial = major << 5;
  if (argument < 24n) return out.u8(initial | Number(argument));
  if (argument < 0x100n) {
    out.u8(initial | 24);
    out.u8(Number(argument));
  } else if (argument < 0x1_0000n) {
    out.u8(initial | 25);
    out.u16(Number(argument));
  } else if (argument < 0x1_0000_0000n) {
    out.u8(initial | 26);
    out.u32(Number(argument));
  } else {
    out.u8(initial | 27);
    out.u64(argument);
  }
}
