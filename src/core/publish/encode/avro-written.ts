// What stands for whole numbers and bytes in the JSON of Avro: themselves, or what their logical type makes of them, as our
// decoder shows it. Days are 2026-01-31, times 12:00:00.5, moments RFC 3339 with a zone (local ones without), decimals
// numbers, durations P1M2DT3.5S.
import type { AvroLogical } from '../../payload/avro/avro-schema.ts';
import { readDecimal } from '../decimal.ts';
import { refuse } from './encode-fault.ts';
import type { JsonNode } from './json-node.ts';
import { integerOf } from './json-number.ts';
import { readDay, readMoment, readTimeOfDay } from './written-time.ts';

export function avroInteger(node: JsonNode, kind: 'int' | 'long', logical: AvroLogical | null, path: string): bigint {
  const value =
    node.kind === 'number'
      ? integerOf(node.text)
      : node.kind === 'string' && logical
        ? logicalInteger(node.value, logical.name)
        : null;
  if (value === null) return refuse('mismatch', node, logical ? `${kind}: ${logical.name}` : kind, path);
  const bits = kind === 'int' ? 31n : 63n;
  return value < -(2n ** bits) || value >= 2n ** bits ? refuse('number', node, kind, path) : value;
}

const PER_SECOND: Readonly<Record<string, bigint>> = { millis: 1000n, micros: 1_000_000n, nanos: 1_000_000_000n };

/** Null: the text is none of the type's, or finer than its unit. */
function logicalInteger(text: string, logical: string): bigint | null {
  // Moments are shown as the number that they are.
  if (/^-?\d{1,19}$/u.test(text)) return integerOf(text);
  if (logical === 'date') return readDay(text);
  const perSecond = PER_SECOND[logical.slice(logical.lastIndexOf('-') + 1)];
  const time = logical.startsWith('time-')
    ? readTimeOfDay(text)
    : readMoment(text, logical.startsWith('local-') ? 'without-zone' : 'with-zone');
  if (!time || perSecond === undefined) return null;
  const nanosPerUnit = 1_000_000_000n / perSecond;
  const nanos = BigInt(time.nanos);
  return nanos % nanosPerUnit === 0n ? time.seconds * perSecond + nanos / nanosPerUnit : null;
}

/** `size`: of a fixed; null: any. */
export function avroBytes(node: JsonNode, logical: AvroLogical | null, size: number | null, path: string): Uint8Array {
  const bytes = (logical && logicalBytes(node, logical, size, path)) ?? latinBytes(node);
  if (!bytes) return refuse('mismatch', node, logical?.name ?? 'bytes', path);
  return size !== null && bytes.length !== size ? refuse('mismatch', node, `fixed ${size}`, path) : bytes;
}

/** Null: it is written as bytes, if as anything. */
function logicalBytes(node: JsonNode, logical: AvroLogical, size: number | null, path: string): Uint8Array | null {
  switch (logical.name) {
    case 'decimal':
      if (node.kind === 'number') return decimalBytes(node, logical.scale, size, path);
      // The characters `12` would be two bytes, and are hardly meant so.
      if (node.kind === 'string' && readDecimal(node.value)) return refuse('mismatch', node, 'decimal: 1.5', path);
      return null;
    case 'uuid':
      return node.kind === 'string' ? uuidBytes(node.value) : null;
    case 'duration':
      return node.kind === 'string' ? durationBytes(node.value) : null;
    default:
      return null;
  }
}

function latinBytes(node: JsonNode): Uint8Array | null {
  if (node.kind !== 'string') return null;
  const bytes = new Uint8Array(node.value.length);
  for (let at = 0; at < bytes.length; at++) {
    const code = node.value.charCodeAt(at);
    if (code > 0xff) return null;
    bytes[at] = code;
  }
  return bytes;
}

/** More are no number that somebody means. */
const MAX_SHIFT = 1000;

/** The number without its point in two's complement, the highest byte first. */
function decimalBytes(
  node: JsonNode & { readonly kind: 'number' },
  scale: number,
  size: number | null,
  path: string,
): Uint8Array {
  const decimal = readDecimal(node.text);
  const shift = (decimal?.exponent ?? 0) + scale;
  if (!decimal || Math.abs(shift) > MAX_SHIFT) return refuse('number', node, `decimal, scale ${scale}`, path);
  const factor = 10n ** BigInt(Math.abs(shift));
  if (shift < 0 && decimal.digits % factor !== 0n) return refuse('number', node, `decimal, scale ${scale}`, path);
  const unscaled = shift < 0 ? decimal.digits / factor : decimal.digits * factor;
  let length = size ?? 1;
  const fits = () => BigInt.asIntN(8 * length, unscaled) === unscaled;
  while (size === null && !fits()) length++;
  if (!fits()) return refuse('number', node, `fixed ${length}`, path);
  const bits = BigInt.asUintN(8 * length, unscaled);
  return Uint8Array.from({ length }, (_, i) => Number((bits >> BigInt(8 * (length - 1 - i))) & 0xffn));
}

function uuidBytes(text: string): Uint8Array | null {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(text)) return null;
  const digits = text.replaceAll('-', '');
  return Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

/** Months, days and milliseconds, each of 32 bits, the least byte first. */
function durationBytes(text: string): Uint8Array | null {
  const match = /^P(\d{1,10})M(\d{1,10})DT(\d{1,7})(?:\.(\d{1,3}))?S$/u.exec(text);
  if (!match) return null;
  const [, months, days, seconds, fraction = ''] = match;
  const numbers = [Number(months), Number(days), Number(seconds) * 1000 + Number(fraction.padEnd(3, '0'))];
  if (numbers.some((number) => number > 0xffff_ffff)) return null;
  const view = new DataView(new ArrayBuffer(12));
  for (const [i, number] of numbers.entries()) view.setUint32(4 * i, number, true);
  return new Uint8Array(view.buffer);
}
