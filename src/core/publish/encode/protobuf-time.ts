// Timestamp and Duration as the mapping of proto3 to JSON writes them: RFC 3339, and seconds with an `s`.
import { readMoment } from './written-time.ts';

export interface ProtobufTime {
  readonly seconds: bigint;
  readonly nanos: number;
}

/** The years 1 to 9999. */
const MIN_TIMESTAMP = -62_135_596_800n;
const MAX_TIMESTAMP = 253_402_300_799n;
/** 10,000 years either way. */
const MAX_DURATION = 315_576_000_000n;

/** Null: it is none, or beyond the range. */
export function readTimestamp(text: string): ProtobufTime | null {
  const time = readMoment(text, 'with-zone');
  return time && time.seconds >= MIN_TIMESTAMP && time.seconds <= MAX_TIMESTAMP ? time : null;
}

/** Null: it is none, or beyond the range. Both numbers have the sign. */
export function readDuration(text: string): ProtobufTime | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,9}))?s$/u.exec(text);
  if (!match) return null;
  const [, sign, whole = '0', fraction = ''] = match;
  const seconds = BigInt(whole);
  const nanos = Number(fraction.padEnd(9, '0'));
  if (seconds > MAX_DURATION || (seconds === MAX_DURATION && nanos > 0)) return null;
  // A zero has no sign.
  return sign === '-' ? { seconds: -seconds, nanos: nanos === 0 ? 0 : -nanos } : { seconds, nanos };
}
