// Moments and times of day as a person writes them (RFC 3339), to the nanosecond. Date.parse alone takes the 31st of
// February for the 3rd of March.

export interface WrittenTime {
  /** Since the epoch. */
  readonly seconds: bigint;
  /** 0 to 999,999,999. */
  readonly nanos: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const TIME = /^(\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?$/u;
const MOMENT = /^(\d{4}-\d{2}-\d{2})[Tt]([\d:.]+)(?:([Zz])|([+-])([01]\d|2[0-3]):([0-5]\d))?$/u;
const SECONDS_OF_A_DAY = 86_400n;

/** Days since the epoch; null: there is no such day. */
export function readDay(text: string): bigint | null {
  const epochMs = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(epochMs) || !new Date(epochMs).toISOString().startsWith(text)) return null;
  return BigInt(epochMs / 86_400_000);
}

/** Since midnight; null: there is no such time. */
export function readTimeOfDay(text: string): WrittenTime | null {
  const [, time, fraction = ''] = TIME.exec(text) ?? [];
  if (time === undefined) return null;
  const [hours, minutes, seconds] = time.split(':').map(Number) as [number, number, number];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return { seconds: BigInt(hours * 3600 + minutes * 60 + seconds), nanos: Number(fraction.padEnd(9, '0')) };
}

/** `zone`: whether the text must say which (as in `Z`, `+02:00`), or must not: what a clock on the wall shows. */
export function readMoment(text: string, zone: 'with-zone' | 'without-zone'): WrittenTime | null {
  const [, day = '', time = '', utc, sign, hours = '0', minutes = '0'] = MOMENT.exec(text) ?? [];
  if ((utc !== undefined || sign !== undefined) !== (zone === 'with-zone')) return null;
  const days = readDay(day);
  const sinceMidnight = readTimeOfDay(time);
  if (days === null || !sinceMidnight) return null;
  const ahead = BigInt(Number(hours) * 3600 + Number(minutes) * 60) * (sign === '-' ? -1n : 1n);
  return { seconds: days * SECONDS_OF_A_DAY + sinceMidnight.seconds - ahead, nanos: sinceMidnight.nanos };
}
