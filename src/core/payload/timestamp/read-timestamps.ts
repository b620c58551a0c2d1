// The moments that a payload can mean: a count since the epoch, as text or in binary, or a date as ISO 8601 writes it.
import { decodeText } from '../decode-text.ts';

export type TimestampUnit = 's' | 'ms' | 'us' | 'ns';

export interface TimestampReading {
  /** Milliseconds since the epoch, with fractions. */
  readonly epochMs: number;
  readonly from:
    | { readonly kind: 'iso' }
    /** A count, as text or as an unsigned integer of so many bits. */
    | { readonly kind: 'text'; readonly unit: TimestampUnit }
    | {
        readonly kind: 'binary';
        readonly unit: TimestampUnit;
        readonly bits: 32 | 64;
        readonly order: 'little' | 'big';
      };
}

/** What lies outside is hardly a device's clock: every number is some moment. */
const PLAUSIBLE_FROM = Date.UTC(1990, 0);
const PLAUSIBLE_TO = Date.UTC(2100, 0);

/** How many of the unit are a millisecond; for seconds a thousandth. */
const PER_MS: Readonly<Record<TimestampUnit, number>> = { s: 1 / 1000, ms: 1, us: 1000, ns: 1_000_000 };
const UNITS: readonly TimestampUnit[] = ['s', 'ms', 'us', 'ns'];

/** Only those between 1990 and 2100; the most likely first. */
export function readTimestamps(bytes: Uint8Array): readonly TimestampReading[] {
  if (bytes.length === 0 || bytes.length > 100) return [];
  return [...fromText(bytes), ...fromBinary(bytes)];
}

function fromText(bytes: Uint8Array): TimestampReading[] {
  const text = decodeText(bytes);
  if (!text.ok) return [];
  // JSON may hold the date as a string.
  const trimmed = text.value.trim().replace(/^"(.*)"$/, '$1');
  if (/^\d{1,20}(\.\d+)?$/.test(trimmed)) {
    const count = trimmed.includes('.') ? Number(trimmed) : BigInt(trimmed);
    return counts(count).map(({ epochMs, unit }) => ({ epochMs, from: { kind: 'text', unit } }));
  }
  if (!/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i.test(trimmed)) return [];
  const epochMs = Date.parse(trimmed.replace(' ', 'T').replace(',', '.'));
  return Number.isNaN(epochMs) ? [] : [{ epochMs, from: { kind: 'iso' } }];
}

function fromBinary(bytes: Uint8Array): TimestampReading[] {
  if (bytes.length !== 4 && bytes.length !== 8) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bits = bytes.length === 4 ? 32 : 64;
  return (['little', 'big'] as const).flatMap((order) => {
    const isLittle = order === 'little';
    const count = bits === 32 ? view.getUint32(0, isLittle) : view.getBigUint64(0, isLittle);
    return counts(count).map(({ epochMs, unit }) => ({
      epochMs,
      from: { kind: 'binary', unit, bits, order } as const,
    }));
  });
}

function counts(count: number | bigint): { readonly epochMs: number; readonly unit: TimestampUnit }[] {
  return UNITS.map((unit) => ({ unit, epochMs: millisecondsOf(count, unit) })).filter(
    ({ epochMs }) => epochMs >= PLAUSIBLE_FROM && epochMs < PLAUSIBLE_TO,
  );
}

function millisecondsOf(count: number | bigint, unit: TimestampUnit): number {
  // Nanoseconds have more digits than a number: those beyond microseconds are not shown.
  if (unit === 'ns' && typeof count === 'bigint') return Number(count / 1000n) / 1000;
  return Number(count) / PER_MS[unit];
}
