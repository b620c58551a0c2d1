// MessagePack, as https://github.com/msgpack/msgpack/blob/master/spec.md describes it.
import { type ByteReader, readDocument } from '../decoded/byte-reader.ts';
import type { Decoded, DecodedEntry, DecodedValue } from '../decoded/decoded-value.ts';
import { keyText } from '../decoded/key-text.ts';
import { float32Text, float64Text } from '../protobuf/float-text.ts';

/** One object; what stands after it is a fault. */
export function decodeMessagePack(bytes: Uint8Array): Decoded {
  return readDocument(bytes, (reader) => {
    const value = readObject(reader);
    if (reader.left > 0) reader.fail('trailing-bytes', `${reader.left} bytes stand after the end of the document`);
    return value;
  });
}

function readObject(reader: ByteReader): DecodedValue {
  reader.countValue();
  const at = reader.at;
  const first = reader.u8();
  if (first <= 0x7f) return integer(first);
  if (first >= 0xe0) return integer(first - 0x100);
  if (first <= 0x8f) return readMap(reader, first & 0x0f);
  if (first <= 0x9f) return readArray(reader, first & 0x0f);
  if (first <= 0xbf) return { kind: 'text', value: reader.text(first & 0x1f) };
  switch (first) {
    case 0xc0:
      return { kind: 'null' };
    case 0xc1:
      return reader.fail('malformed', 'the byte c1 is never used', at);
    case 0xc2:
    case 0xc3:
      return { kind: 'boolean', value: first === 0xc3 };
    case 0xc4:
      return { kind: 'bytes', value: reader.raw(reader.u8()) };
    case 0xc5:
      return { kind: 'bytes', value: reader.raw(reader.u16()) };
    case 0xc6:
      return { kind: 'bytes', value: reader.raw(reader.u32()) };
    case 0xc7:
      return readExtension(reader, reader.u8());
    case 0xc8:
      return readExtension(reader, reader.u16());
    case 0xc9:
      return readExtension(reader, reader.u32());
    case 0xca:
      return { kind: 'float', text: float32Text(reader.f32()) };
    case 0xcb:
      return { kind: 'float', text: float64Text(reader.f64()) };
    case 0xcc:
      return integer(reader.u8());
    case 0xcd:
      return integer(reader.u16());
    case 0xce:
      return integer(reader.u32());
    case 0xcf:
      return integer(reader.u64());
    case 0xd0:
      return integer((reader.u8() << 24) >> 24);
    case 0xd1:
      return integer((reader.u16() << 16) >> 16);
    case 0xd2:
      return integer(reader.u32() | 0);
    case 0xd3:
      return integer(reader.i64());
    case 0xd4:
    case 0xd5:
    case 0xd6:
    case 0xd7:
    case 0xd8:
      return readExtension(reader, 1 << (first - 0xd4));
    case 0xd9:
      return { kind: 'text', value: reader.text(reader.u8()) };
    case 0xda:
      return { kind: 'text', value: reader.text(reader.u16()) };
    case 0xdb:
      return { kind: 'text', value: reader.text(reader.u32()) };
    case 0xdc:
      return readArray(reader, reader.u16());
    case 0xdd:
      return readArray(reader, reader.u32());
    case 0xde:
      return readMap(reader, reader.u16());
    default:
      return readMap(reader, reader.u32());
  }
}

function integer(value: number | bigint): DecodedValue {
  return { kind: 'integer', text: String(value) };
}

function readArray(reader: ByteReader, length: number): DecodedValue {
  return reader.nested(() => {
    const items: DecodedValue[] = [];
    const count = reader.count(length, 1);
    for (let i = 0; i < count; i++) items.push(readObject(reader));
    return { kind: 'list', items };
  });
}

function readMap(reader: ByteReader, length: number): DecodedValue {
  return reader.nested(() => {
    const entries: DecodedEntry[] = [];
    const count = reader.count(length, 2);
    for (let i = 0; i < count; i++) {
      const key = readObject(reader);
      const note = key.kind === 'text' ? {} : { note: `key: ${key.kind}` };
      entries.push({ name: keyText(key), value: readObject(reader), ...note });
    }
    return { kind: 'map', entries };
  });
}

function readExtension(reader: ByteReader, length: number): DecodedValue {
  const type = (reader.u8() << 24) >> 24;
  const at = reader.at;
  const data = reader.raw(length);
  if (type !== -1) return { kind: 'noted', note: `extension ${type}`, value: { kind: 'bytes', value: data } };
  return timestamp(data) ?? reader.fail('malformed', `a timestamp has 4, 8 or 12 bytes, not ${length}`, at);
}

/** Extension -1: seconds in 32 bits; nanoseconds in 30 and seconds in 34; or 32 and signed 64. */
function timestamp(data: Uint8Array): DecodedValue | null {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let seconds: bigint;
  let nanoseconds = 0n;
  if (data.length === 4) seconds = BigInt(view.getUint32(0));
  else if (data.length === 8) {
    const both = view.getBigUint64(0);
    seconds = both & 0x3_ffff_ffffn;
    nanoseconds = both >> 34n;
  } else if (data.length === 12) {
    nanoseconds = BigInt(view.getUint32(0));
    seconds = view.getBigInt64(4);
  } else return null;
  const text = nanoseconds === 0n ? `${seconds} s` : `${seconds} s ${nanoseconds} ns`;
  const epochMs = Number(seconds) * 1000 + Number(nanoseconds) / 1e6;
  if (Math.abs(epochMs) > 8.64e15) return { kind: 'noted', note: 'timestamp', value: { kind: 'text', value: text } };
  return { kind: 'time', epochMs, text };
}
