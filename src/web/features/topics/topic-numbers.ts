// Rates and ages in at most five characters, so that their columns hold still.

/** Messages a second: one digit after the point below ten, none above; `12k` where thousands would be too wide. */
export function rateDigits(perSecond: number): {
  readonly value: number;
  readonly digits: 0 | 1;
  readonly kilo: boolean;
} {
  if (perSecond >= 9_999.5) {
    const kilo = perSecond / 1000;
    return { value: kilo, digits: kilo < 99.95 ? 1 : 0, kilo: true };
  }
  const isWhole = Math.abs(perSecond - Math.round(perSecond)) < 0.05;
  return { value: perSecond, digits: perSecond < 9.95 && !isWhole ? 1 : 0, kilo: false };
}

export type AgeUnit = 'seconds' | 'minutes' | 'hours' | 'days';

/** Whole units that have passed; clocks may step back between a message and now. */
export function scaleAge(ms: number): { readonly value: number; readonly unit: AgeUnit } {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  if (seconds < 60) return { value: seconds, unit: 'seconds' };
  if (seconds < 3600) return { value: Math.floor(seconds / 60), unit: 'minutes' };
  // As hours for two days: `26 h` says more than `1 d`.
  if (seconds < 48 * 3600) return { value: Math.floor(seconds / 3600), unit: 'hours' };
  return { value: Math.floor(seconds / 86_400), unit: 'days' };
}
