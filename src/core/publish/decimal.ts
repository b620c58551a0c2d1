// Decimal numbers of any size, compared exactly.

export interface Decimal {
  readonly digits: bigint;
  /** The value is `digits` times ten to this power. */
  readonly exponent: number;
}

const DECIMAL = /^([+-]?)(\d{1,2000})(?:\.(\d{1,2000}))?(?:[eE]([+-]?\d{1,5}))?$/u;

/** Null: no decimal number, or one of absurd length. */
export function readDecimal(text: string): Decimal | null {
  const match = DECIMAL.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, exponent: Number(exponent) - fraction.length };
}

/** Below 0: `a` is less; 0: they are equal. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.digits === 0n || b.digits === 0n || a.digits > 0n !== b.digits > 0n) return compareBig(a.digits, b.digits);
  const sign = a.digits > 0n ? 1 : -1;
  // Far apart, and not to be written out.
  const magnitude = (decimal: Decimal) => String(decimal.digits).replace('-', '').length + decimal.exponent;
  if (magnitude(a) !== magnitude(b)) return magnitude(a) > magnitude(b) ? sign : -sign;
  const exponent = Math.min(a.exponent, b.exponent);
  const scaled = (decimal: Decimal) => decimal.digits * 10n ** BigInt(decimal.exponent - exponent);
  return compareBig(scaled(a), scaled(b));
}

function compareBig(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
