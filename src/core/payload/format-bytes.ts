/** A size in the largest unit it reaches; a KB is 1024 bytes. The page words the unit. */
export interface ScaledBytes {
  readonly value: number;
  /** Digits after the point that `value` is good for. */
  readonly digits: 0 | 1;
  readonly unit: 'bytes' | 'KB' | 'MB' | 'GB';
}

const UNITS = ['bytes', 'KB', 'MB', 'GB'] as const;

/** Scales a number of bytes: below 100 of a unit with one digit after the point, above with none. */
export function scaleBytes(bytes: number): ScaledBytes {
  let value = bytes;
  let at = 0;
  // 1023.95 KB would be written as 1024 KB: that is 1.0 MB.
  while (at < UNITS.length - 1 && value >= (at === 0 ? 1024 : 1023.5)) {
    value /= 1024;
    at++;
  }
  const unit = UNITS[at] as ScaledBytes['unit'];
  return { value, digits: at > 0 && value < 99.95 ? 1 : 0, unit };
}

/** `96 bytes`, `1 byte`, `18.2 KB`: in English, without grouping. */
export function formatBytes(bytes: number): string {
  const { value, digits, unit } = scaleBytes(bytes);
  return `${value.toFixed(digits)} ${unit === 'bytes' && bytes === 1 ? 'byte' : unit}`;
}
