/** @param {readonly number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/** By linear interpolation. NaN of nothing. @param {readonly number[]} values @param {number} q 0 to 1 */
export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/** @param {number} value @param {number} digits after the point */
export function round(value, digits) {
  return Number(value.toFixed(digits));
}
