// Binary floating-point numbers as text: the shortest decimal that is read back as the same number of its width.

const scratch = new DataView(new ArrayBuffer(8));

/** The number whose bits are `bits`. */
export function float32Of(bits: number): number {
  scratch.setUint32(0, bits);
  return scratch.getFloat32(0);
}

/** `low` and `high` are the halves of the bits. */
export function float64Of(low: number, high: number): number {
  scratch.setUint32(0, high);
  scratch.setUint32(4, low);
  return scratch.getFloat64(0);
}

export function float64Text(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Of a number of 32 bits: `0.1` and not the `0.10000000149011612` that its 64 bits would be. */
export function float32Text(value: number): string {
  if (!Number.isFinite(value) || value === 0) return float64Text(value);
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9)));
}
