/** Bytes in at most five characters: `79`, `1.2k`, `18.2k`, `104k`, `1.5M`, `256M`. */
export function rowSize(bytes: number): string {
  if (bytes < 1000) return String(bytes);
  // 999,500 would round to 1000k.
  const [value, unit] = bytes < 999_500 ? [bytes / 1000, 'k'] : [bytes / 1_000_000, 'M'];
  return `${value < 99.95 ? value.toFixed(1) : value.toFixed(0)}${unit}`;
}
