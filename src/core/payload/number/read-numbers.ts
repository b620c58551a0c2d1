// Payload bytes as numbers: of every width and byte order that fits them.
import { halfOf } from '../cbor/decode-cbor.ts';
import { float32Text, float64Text } from '../protobuf/float-text.ts';

export type NumberType =
  | 'int8'
  | 'uint8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'uint64'
  | 'float16'
  | 'float32'
  | 'float64';

export interface NumberReading {
  readonly type: NumberType;
  /** Null for a single byte, which has no order. */
  readonly order: 'little' | 'big' | null;
  /** The payload's numbers one after the other, exactly; at most `MAX_ELEMENTS`. */
  readonly values: readonly string[];
  /** How many there are. */
  readonly count: number;
}

/** More than these of a list are not read: nobody compares more by eye. */
export const MAX_ELEMENTS = 16;

type Read = (view: DataView, at: number, little: boolean) => number | bigint | string;

const TYPES: readonly { readonly type: NumberType; readonly width: number; readonly read: Read }[] = [
  { type: 'int8', width: 1, read: (view, at) => view.getInt8(at) },
  { type: 'uint8', width: 1, read: (view, at) => view.getUint8(at) },
  { type: 'int16', width: 2, read: (view, at, little) => view.getInt16(at, little) },
  { type: 'uint16', width: 2, read: (view, at, little) => view.getUint16(at, little) },
  { type: 'int32', width: 4, read: (view, at, little) => view.getInt32(at, little) },
  { type: 'uint32', width: 4, read: (view, at, little) => view.getUint32(at, little) },
  { type: 'int64', width: 8, read: (view, at, little) => view.getBigInt64(at, little) },
  { type: 'uint64', width: 8, read: (view, at, little) => view.getBigUint64(at, little) },
  { type: 'float16', width: 2, read: (view, at, little) => float64Text(halfOf(view.getUint16(at, little))) },
  { type: 'float32', width: 4, read: (view, at, little) => float32Text(view.getFloat32(at, little)) },
  { type: 'float64', width: 8, read: (view, at, little) => float64Text(view.getFloat64(at, little)) },
];

/** `size`: bytes of the whole payload, of which `bytes` is the beginning. None: no width fits, as there are no bytes. */
export function readNumbers(bytes: Uint8Array, size = bytes.length): readonly NumberReading[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const readings: NumberReading[] = [];
  for (const { type, width, read } of TYPES) {
    if (size === 0 || size % width !== 0) continue;
    for (const order of width === 1 ? [null] : (['little', 'big'] as const)) {
      const count = size / width;
      const known = Math.min(count, MAX_ELEMENTS, Math.floor(bytes.length / width));
      const values = Array.from({ length: known }, (_, i) => String(read(view, i * width, order === 'little')));
      readings.push({ type, order, values, count });
    }
  }
  return readings;
}

/**
 * A number written as text, alone in its payload: decimal or `0x` hexadecimal. Both ways to write it, exactly; null where
 * it is none, and `hex` null where it is no integer of at most 64 bits.
 */
export function readNumberText(text: string): { readonly decimal: string; readonly hex: string | null } | null {
  const trimmed = text.trim();
  if (trimmed.length > 400) return null;
  const isHex = /^-?0x[0-9a-f]+$/i.test(trimmed);
  if (!isHex && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return null;
  if (!isHex && !/^[+-]?\d+$/.test(trimmed)) return { decimal: trimmed, hex: null };
  const digits = trimmed.replace(/^[+-]/, '');
  const magnitude = BigInt(digits);
  const sign = trimmed.startsWith('-') ? '-' : '';
  const hex = magnitude < 1n << 64n ? `${sign}0x${magnitude.toString(16)}` : null;
  return { decimal: `${magnitude === 0n ? '' : sign}${magnitude}`, hex };
}
