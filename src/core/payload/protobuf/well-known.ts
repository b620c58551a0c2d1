// The messages of google.protobuf as what they stand for: a moment, a duration, a value of JSON.
import type { DecodedEntry, DecodedValue } from '../decoded/decoded-value.ts';

const PACKAGE = 'google.protobuf.';

/** The range of a Timestamp: the years 1 to 9999. */
const MIN_SECONDS = -62_135_596_800;
const MAX_SECONDS = 253_402_300_799;
/** The range of a Duration: 10,000 years either way. */
const MAX_DURATION_SECONDS = 315_576_000_000;

/** Null: the message is none of these, or not as it should be, and is better shown as it stands. */
export function readWellKnown(
  type: string,
  entries: readonly DecodedEntry[],
  decodeAny: (url: string, bytes: Uint8Array) => DecodedValue | null,
): DecodedValue | null {
  if (!type.startsWith(PACKAGE)) return null;
  const name = type.slice(PACKAGE.length);
  switch (name) {
    case 'Timestamp':
      return timestamp(entries);
    case 'Duration':
      return duration(entries);
    case 'Any':
      return any(entries, decodeAny);
    case 'Struct':
      return entries.length === 0 ? { kind: 'map', entries: [] } : only(entries, 'fields');
    case 'ListValue':
      return entries.length === 0 ? { kind: 'list', items: [] } : only(entries, 'values');
    case 'Value':
      return only(entries, 'null_value') ? { kind: 'null' } : only(entries, null);
    default: {
      const inner = name.endsWith('Value') ? only(entries, 'value') : null;
      return inner && { kind: 'noted', note: name, value: inner };
    }
  }
}

/** The value of the one entry, if it has this name and there is no other. */
function only(entries: readonly DecodedEntry[], name: string | null): DecodedValue | null {
  const [entry, ...others] = entries;
  if (!entry || others.length > 0 || entry.name.startsWith('field ')) return null;
  return name === null || entry.name === name ? entry.value : null;
}

/** Seconds and nanoseconds; null when something else stands there or one of them twice. */
function secondsAndNanos(entries: readonly DecodedEntry[]): readonly [seconds: number, nanos: number] | null {
  const numbers: { seconds?: number; nanos?: number } = {};
  for (const { name, value } of entries) {
    if (value.kind !== 'integer' || (name !== 'seconds' && name !== 'nanos') || name in numbers) return null;
    numbers[name] = Number(value.text);
  }
  return [numbers.seconds ?? 0, numbers.nanos ?? 0];
}

function timestamp(entries: readonly DecodedEntry[]): DecodedValue | null {
  const parts = secondsAndNanos(entries);
  if (!parts) return null;
  const [seconds, nanos] = parts;
  if (seconds < MIN_SECONDS || seconds > MAX_SECONDS || nanos < 0 || nanos > 999_999_999) return null;
  const text = new Date(seconds * 1000).toISOString().slice(0, -'.000Z'.length);
  return { kind: 'time', epochMs: seconds * 1000 + Math.floor(nanos / 1e6), text: `${text}${fraction(nanos)}Z` };
}

function duration(entries: readonly DecodedEntry[]): DecodedValue | null {
  const parts = secondsAndNanos(entries);
  if (!parts) return null;
  const [seconds, nanos] = parts;
  if (Math.abs(seconds) > MAX_DURATION_SECONDS || Math.abs(nanos) > 999_999_999 || seconds * nanos < 0) return null;
  const sign = seconds < 0 || nanos < 0 ? '-' : '';
  const text = `${sign}${Math.abs(seconds)}${fraction(Math.abs(nanos))}s`;
  return { kind: 'noted', note: 'Duration', value: { kind: 'text', value: text } };
}

/** Nanoseconds as `.25`; nothing when there are none. */
function fraction(nanos: number): string {
  return nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;
}

function any(
  entries: readonly DecodedEntry[],
  decodeAny: (url: string, bytes: Uint8Array) => DecodedValue | null,
): DecodedValue | null {
  const url = entries.find(({ name }) => name === 'type_url')?.value;
  const bytes = entries.find(({ name }) => name === 'value')?.value;
  if (entries.length > 2 || url?.kind !== 'text') return null;
  if (bytes !== undefined && bytes.kind !== 'bytes') return null;
  const value = bytes ? decodeAny(url.value, bytes.value) : null;
  return value && { kind: 'noted', note: `Any: ${url.value}`, value };
}
