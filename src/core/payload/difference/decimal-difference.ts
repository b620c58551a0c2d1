// The difference of two numbers as they are written, exactly: 21.6 less 21.3 is 0.3.

/** Digits that a difference may take: 1e400 less 1 is nobody's measurement. */
const MAX_DIGITS = 400;

interface Decimal {
  readonly digits: bigint;
  /** Places behind the point. */
  readonly places: number;
}

/** After less before with its sign, `+0.3`; null where one of the two is no number of JSON, or is too long. */
export function decimalDifference(before: string, after: string): string | null {
  const one = readDecimal(before);
  const other = readDecimal(after);
  if (!one || !other) return null;
  const places = Math.max(one.places, other.places);
  const difference = scaled(other, places) - scaled(one, places);
  const magnitude = String(difference < 0n ? -difference : difference).padStart(places + 1, '0');
  const whole = magnitude.slice(0, magnitude.length - places);
  const fraction = magnitude.slice(magnitude.length - places).replace(/0+$/, '');
  const sign = difference < 0n ? '-' : difference === 0n ? '±' : '+';
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

function readDecimal(text: string): Decimal | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const places = fraction.length - Number(exponent);
  const digits = whole.length + fraction.length;
  if (Math.abs(places) > MAX_DIGITS || digits > MAX_DIGITS) return null;
  const value = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  return places < 0 ? { digits: value * 10n ** BigInt(-places), places: 0 } : { digits: value, places };
}

function scaled({ digits, places }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(to - places);
}
