// Avro's logical types: what numbers, bytes and texts stand for.
import type { DecodedValue } from '../decoded/decoded-value.ts';
import type { AvroLogical } from './avro-schema.ts';

/** The furthest moment that a date can be of. */
const MAX_EPOCH_MS = 8_640_000_000_000_000n;

const UNITS_PER_MS: Readonly<Record<string, bigint>> = { millis: 1n, micros: 1000n, nanos: 1_000_000n };

export function logicalNumber(number: bigint, { name }: AvroLogical): DecodedValue {
  const text = String(number);
  const value = name === 'date' ? date(number) : name.startsWith('time-') ? time(number, name) : moment(number, name);
  return { kind: 'noted', note: name, value: value ?? { kind: 'integer', text } };
}

export function logicalBytes(bytes: Uint8Array, { name, scale }: AvroLogical): DecodedValue {
  switch (name) {
    case 'decimal':
      return { kind: 'noted', note: 'decimal', value: decimal(bytes, scale) };
    case 'uuid':
      return { kind: 'noted', note: 'uuid', value: { kind: 'text', value: uuid(bytes) } };
    case 'duration':
      return { kind: 'noted', note: 'duration', value: { kind: 'text', value: duration(bytes) } };
    default:
      return { kind: 'bytes', value: bytes };
  }
}

/** Days. A day is no moment: which one it is depends on the place. */
function date(days: bigint): DecodedValue | null {
  const iso = isoText(days * 86_400_000n);
  return iso === null ? null : { kind: 'text', value: iso.slice(0, iso.indexOf('T')) };
}

/** Since midnight. */
function time(number: bigint, name: string): DecodedValue | null {
  const perMs = unitsPerMs(name);
  if (number < 0n || number >= 86_400_000n * perMs) return null;
  const iso = isoText(number / perMs) as string;
  return { kind: 'text', value: iso.slice(iso.indexOf('T') + 1, -1) + belowMs(number, perMs) };
}

function moment(number: bigint, name: string): DecodedValue | null {
  const perMs = unitsPerMs(name);
  const epochMs = floorDivide(number, perMs);
  const iso = isoText(epochMs);
  if (iso === null) return null;
  // A local timestamp is what a clock on the wall shows.
  if (name.startsWith('local-')) return { kind: 'text', value: iso.slice(0, -1) + belowMs(number, perMs) };
  return { kind: 'time', epochMs: Number(epochMs), text: String(number) };
}

function unitsPerMs(name: string): bigint {
  return UNITS_PER_MS[name.slice(name.lastIndexOf('-') + 1)] ?? 1n;
}

function floorDivide(number: bigint, by: bigint): bigint {
  const quotient = number / by;
  return number % by < 0n ? quotient - 1n : quotient;
}

function isoText(epochMs: bigint): string | null {
  if (epochMs > MAX_EPOCH_MS || epochMs < -MAX_EPOCH_MS) return null;
  return new Date(Number(epochMs)).toISOString();
}

/** The digits that milliseconds leave out. */
function belowMs(number: bigint, perMs: bigint): string {
  if (perMs === 1n) return '';
  return String(number - floorDivide(number, perMs) * perMs).padStart(String(perMs).length - 1, '0');
}

/** More digits take longer than anybody waits for: the time to write a number out grows with its square. */
const MAX_DECIMAL_BYTES = 4096;

/** Two's complement, the highest byte first, of the number without its point. */
function decimal(bytes: Uint8Array, scale: number): DecodedValue {
  if (bytes.length > MAX_DECIMAL_BYTES) return { kind: 'bytes', value: bytes };
  const unscaled = bytes.length === 0 ? 0n : BigInt.asIntN(8 * bytes.length, BigInt(`0x${hex(bytes)}`));
  if (scale === 0) return { kind: 'integer', text: String(unscaled) };
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  return { kind: 'float', text: `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}` };
}

function uuid(bytes: Uint8Array): string {
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Months, days and milliseconds, which do not make each other up. */
function duration(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const seconds = (view.getUint32(8, true) / 1000).toFixed(3).replace(/\.?0+$/, '');
  return `P${view.getUint32(0, true)}M${view.getUint32(4, true)}DT${seconds}S`;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
