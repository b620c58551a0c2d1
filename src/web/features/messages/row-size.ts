/** Bytes in at most five characters, in units of 1024 as everywhere in the app: `79`, `1.2k`, `18.2k`, `104k`, `1.5M`. */
export function rowSize(bytes: number): string {
  if (bytes < 1000) return String(bytes);
  const kilo = bytes / 1024;
  // 999.5 would round to 1000k.
  const [value, unit] = kilo < 999.5 ? [kilo, 'k'] : [kilo / 1024, 'M'];
  return `${value < 99.95 ? value.toFixed(1) : value.toFixed(0)}${unit}`;
}
