// Values of Sparkplug B by their datatype: the wire has no signed integers, no dates and no arrays (section 6.4.16).
import { decodeText } from '../decode-text.ts';
import type { DecodedValue } from '../decoded/decoded-value.ts';
import { float32Text, float64Text } from '../protobuf/float-text.ts';
import { sparkplugTypeName } from './sparkplug-proto.ts';

/** The furthest moment that a date can be of. */
const MAX_EPOCH_MS = 8.64e15;

/** The value as its type means it; where it is not of that type, as it stands. */
export function typedValue(value: DecodedValue, type: number): DecodedValue {
  const name = sparkplugTypeName(type);
  if (value.kind === 'integer') {
    const bits = /^Int(8|16|32|64)$/.exec(name)?.[1];
    if (bits !== undefined) return { kind: 'integer', text: String(BigInt.asIntN(Number(bits), BigInt(value.text))) };
    return name === 'DateTime' ? dateTime(value.text) : value;
  }
  return value.kind === 'bytes' && name.endsWith('Array') ? readArray(value.value, name) : value;
}

/** Milliseconds since the epoch, which a date before it carries without its sign. */
export function dateTime(text: string): DecodedValue {
  const epochMs = BigInt.asIntN(64, BigInt(text));
  if (epochMs > MAX_EPOCH_MS || epochMs < -MAX_EPOCH_MS) return { kind: 'integer', text };
  return { kind: 'time', epochMs: Number(epochMs), text };
}

/** How many values `typedValue` makes of an array's bytes. */
export function arrayLength(bytes: Uint8Array, type: number): number {
  const width = ELEMENTS[sparkplugTypeName(type)]?.bytes;
  return width === undefined ? 8 * bytes.length : bytes.length / width;
}

interface ElementReader {
  readonly bytes: number;
  readonly read: (view: DataView, at: number) => DecodedValue;
}

const integer = (number: number | bigint): DecodedValue => ({ kind: 'integer', text: String(number) });
const float = (text: string): DecodedValue => ({ kind: 'float', text });

/** Elements stand one after the other, the least byte first. */
const ELEMENTS: Readonly<Record<string, ElementReader>> = {
  Int8Array: { bytes: 1, read: (view, at) => integer(view.getInt8(at)) },
  Int16Array: { bytes: 2, read: (view, at) => integer(view.getInt16(at, true)) },
  Int32Array: { bytes: 4, read: (view, at) => integer(view.getInt32(at, true)) },
  Int64Array: { bytes: 8, read: (view, at) => integer(view.getBigInt64(at, true)) },
  UInt8Array: { bytes: 1, read: (view, at) => integer(view.getUint8(at)) },
  UInt16Array: { bytes: 2, read: (view, at) => integer(view.getUint16(at, true)) },
  UInt32Array: { bytes: 4, read: (view, at) => integer(view.getUint32(at, true)) },
  UInt64Array: { bytes: 8, read: (view, at) => integer(view.getBigUint64(at, true)) },
  FloatArray: { bytes: 4, read: (view, at) => float(float32Text(view.getFloat32(at, true))) },
  DoubleArray: { bytes: 8, read: (view, at) => float(float64Text(view.getFloat64(at, true))) },
  DateTimeArray: { bytes: 8, read: (view, at) => dateTime(String(view.getBigInt64(at, true))) },
};

function readArray(bytes: Uint8Array, name: string): DecodedValue {
  const items =
    name === 'BooleanArray' ? booleans(bytes) : name === 'StringArray' ? strings(bytes) : numbers(bytes, name);
  if (items) return { kind: 'list', items };
  return { kind: 'noted', note: `not a valid ${name}`, value: { kind: 'bytes', value: bytes } };
}

function numbers(bytes: Uint8Array, name: string): DecodedValue[] | null {
  const element = ELEMENTS[name];
  if (!element || bytes.length % element.bytes !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / element.bytes }, (_, i) => element.read(view, i * element.bytes));
}

/** A count in four bytes, then a bit each, the highest of a byte first. */
function booleans(bytes: Uint8Array): DecodedValue[] | null {
  if (bytes.length < 4) return null;
  const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (bytes.length - 4 !== Math.ceil(count / 8)) return null;
  const isSet = (i: number) => ((bytes[4 + (i >> 3)] as number) & (0x80 >> (i & 7))) !== 0;
  return Array.from({ length: count }, (_, i) => ({ kind: 'boolean', value: isSet(i) }));
}

/** Each ends with a zero byte. */
function strings(bytes: Uint8Array): DecodedValue[] | null {
  const items: DecodedValue[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(0, from);
    const text = end < 0 ? null : decodeText(bytes.subarray(from, end));
    if (!text?.ok) return null;
    items.push({ kind: 'text', value: text.value });
    from = end + 1;
  }
  return items;
}
