// CBOR: RFC 8949. Values are kept as they stand, duplicate keys included; what an item's tag means is noted.
import { type ByteReader, readDocument } from '../decoded/byte-reader.ts';
import type { Decoded, DecodedEntry, DecodedValue } from '../decoded/decoded-value.ts';
import { keyText } from '../decoded/key-text.ts';
import { float32Text, float64Text } from '../protobuf/float-text.ts';

const BREAK = Symbol('break');

/** One item; or several, one after the other (a CBOR sequence, RFC 8742), as a list with a note. */
export function decodeCbor(bytes: Uint8Array): Decoded {
  return readDocument(bytes, (reader) => {
    const items: DecodedValue[] = [readItem(reader)];
    while (reader.left > 0) items.push(readItem(reader));
    const [only] = items;
    return items.length === 1 && only ? only : { kind: 'noted', note: 'sequence', value: { kind: 'list', items } };
  });
}

function readItem(reader: ByteReader): DecodedValue {
  const at = reader.at;
  const item = readItemOrBreak(reader);
  return item === BREAK ? reader.fail('malformed', 'a break stands where an item is expected', at) : item;
}

function readItemOrBreak(reader: ByteReader): DecodedValue | typeof BREAK {
  reader.countValue();
  const at = reader.at;
  const initial = reader.u8();
  const major = initial >> 5;
  const info = initial & 0x1f;
  if (info >= 28 && info <= 30) reader.fail('malformed', `additional information ${info} is reserved`, at);
  if (major === 7) return readSimple(reader, info, at);
  const argument = info === 31 ? null : readArgument(reader, info);
  switch (major) {
    case 0:
      return { kind: 'integer', text: String(argument ?? indefinite(reader, at)) };
    case 1:
      return { kind: 'integer', text: String(-1n - (argument ?? indefinite(reader, at))) };
    case 2:
      return { kind: 'bytes', value: argument === null ? joinBytes(reader) : reader.raw(lengthOf(reader, argument)) };
    case 3:
      return { kind: 'text', value: argument === null ? joinText(reader) : reader.text(lengthOf(reader, argument)) };
    case 4:
      return { kind: 'list', items: reader.nested(() => readList(reader, argument)) };
    case 5:
      return { kind: 'map', entries: reader.nested(() => readMap(reader, argument)) };
    default:
      return reader.nested(() => readTagged(reader, argument ?? indefinite(reader, at)));
  }
}

function indefinite(reader: ByteReader, at: number): never {
  return reader.fail('malformed', 'an indefinite length stands where none is allowed', at);
}

function readArgument(reader: ByteReader, info: number): bigint {
  if (info < 24) return BigInt(info);
  if (info === 24) return BigInt(reader.u8());
  if (info === 25) return BigInt(reader.u16());
  if (info === 26) return BigInt(reader.u32());
  return reader.u64();
}

function lengthOf(reader: ByteReader, length: bigint): number {
  if (length > BigInt(reader.left)) reader.fail('truncated', `${length} bytes are announced, ${reader.left} are left`);
  return Number(length);
}

/** The chunks of an indefinite length, each of a definite one (3.2.3). */
function* chunks(reader: ByteReader, major: 2 | 3): Generator<number> {
  for (;;) {
    const at = reader.at;
    const initial = reader.u8();
    if (initial === 0xff) return;
    const info = initial & 0x1f;
    if (initial >> 5 !== major || info > 27) reader.fail('malformed', 'a chunk is not of the kind of its string', at);
    yield lengthOf(reader, readArgument(reader, info));
  }
}

function joinBytes(reader: ByteReader): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const length of chunks(reader, 2)) parts.push(reader.raw(length));
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function joinText(reader: ByteReader): string {
  let text = '';
  for (const length of chunks(reader, 3)) text += reader.text(length);
  return text;
}

function readList(reader: ByteReader, length: bigint | null): DecodedValue[] {
  const items: DecodedValue[] = [];
  if (length === null) {
    for (let item = readItemOrBreak(reader); item !== BREAK; item = readItemOrBreak(reader)) items.push(item);
    return items;
  }
  const count = reader.count(Number(length), 1);
  for (let i = 0; i < count; i++) items.push(readItem(reader));
  return items;
}

function readMap(reader: ByteReader, length: bigint | null): DecodedEntry[] {
  const entries: DecodedEntry[] = [];
  const add = (key: DecodedValue) => entries.push({ name: keyText(key), value: readItem(reader), ...keyNote(key) });
  if (length === null) {
    for (let key = readItemOrBreak(reader); key !== BREAK; key = readItemOrBreak(reader)) add(key);
    return entries;
  }
  const count = reader.count(Number(length), 2);
  for (let i = 0; i < count; i++) add(readItem(reader));
  return entries;
}

/** `1` the number and `1` the text are different keys. */
function keyNote(key: DecodedValue): { readonly note?: string } {
  return key.kind === 'text' ? {} : { note: `key: ${key.kind}` };
}

function readSimple(reader: ByteReader, info: number, at: number): DecodedValue | typeof BREAK {
  switch (info) {
    case 20:
    case 21:
      return { kind: 'boolean', value: info === 21 };
    case 22:
      return { kind: 'null' };
    case 23:
      return { kind: 'undefined' };
    case 24: {
      const value = reader.u8();
      if (value < 32) reader.fail('malformed', `simple value ${value} is not written in two bytes`, at);
      return simpleValue(value);
    }
    case 25:
      return { kind: 'float', text: float64Text(halfOf(reader.u16())) };
    case 26:
      return { kind: 'float', text: float32Text(reader.f32()) };
    case 27:
      return { kind: 'float', text: float64Text(reader.f64()) };
    case 31:
      return BREAK;
    default:
      return simpleValue(info);
  }
}

function simpleValue(value: number): DecodedValue {
  return { kind: 'noted', note: 'simple value', value: { kind: 'integer', text: String(value) } };
}

/** A number of 16 bits: IEEE 754 binary16. */
export function halfOf(bits: number): number {
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const sign = bits >> 15 === 1 ? -1 : 1;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

function readTagged(reader: ByteReader, tag: bigint): DecodedValue {
  const value = readItem(reader);
  // Self-described CBOR says nothing else (3.4.6).
  if (tag === 55799n) return value;
  return timeOf(tag, value) ?? bigNumber(tag, value) ?? { kind: 'noted', note: `tag ${tag}`, value };
}

/** A longer number stays bytes: to write one of 5 MB in decimal takes seconds. */
const MAX_BIG_NUMBER_BYTES = 16 * 1024;

function bigNumber(tag: bigint, value: DecodedValue): DecodedValue | null {
  if ((tag !== 2n && tag !== 3n) || value.kind !== 'bytes') return null;
  if (value.value.length > MAX_BIG_NUMBER_BYTES) return null;
  const hex = Array.from(value.value, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const number = hex === '' ? 0n : BigInt(`0x${hex}`);
  return { kind: 'integer', text: String(tag === 2n ? number : -1n - number) };
}

/** Date.parse alone takes `1` for a day in 2001. */
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

/** Tag 0: RFC 3339 text. Tag 1: seconds since the epoch. */
function timeOf(tag: bigint, value: DecodedValue): DecodedValue | null {
  if (tag === 0n && value.kind === 'text' && RFC_3339.test(value.value)) {
    const epochMs = Date.parse(value.value);
    return Number.isNaN(epochMs) ? null : { kind: 'time', epochMs, text: value.value };
  }
  if (tag === 1n && (value.kind === 'integer' || value.kind === 'float')) {
    const epochMs = Number(value.text) * 1000;
    return Math.abs(epochMs) <= 8.64e15 ? { kind: 'time', epochMs, text: value.text } : null;
  }
  return null;
}
