// Numbers of JSON as the binary formats need them.

/** Null: it is written as a fraction or with an exponent, or is the negative zero, which no integer is. */
export function integerOf(text: string): bigint | null {
  return /^-?\d+$/u.test(text) && text !== '-0' ? BigInt(text) : null;
}

/** Null: beyond the largest double. */
export function doubleOf(text: string): number | null {
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** The bits of the IEEE 754 binary16 number that is exactly this one; null: there is none. */
export function halfBits(value: number): number | null {
  if (Number.isNaN(value)) return 0x7e00;
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(value);
  if (magnitude === Number.POSITIVE_INFINITY) return sign | 0x7c00;
  if (magnitude === 0) return sign;
  const exponent = Math.max(Math.floor(Math.log2(magnitude)), -14);
  // Logarithms near a power of two may be one off.
  for (const candidate of [exponent, exponent - 1, exponent + 1]) {
    if (candidate < -14 || candidate > 15) continue;
    const fraction = magnitude * 2 ** (10 - candidate);
    if (!Number.isInteger(fraction)) continue;
    if (fraction >= 1024 && fraction < 2048) return sign | ((candidate + 15) << 10) | (fraction - 1024);
    if (candidate === -14 && fraction < 1024) return sign | fraction;
  }
  return null;
}
