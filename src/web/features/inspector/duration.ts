/** A duration as a number and its unit, with as many digits as mean something: 0.4 ms, 12 ms, 1.24 s. */
export interface ScaledDuration {
  readonly value: number;
  readonly digits: 0 | 1 | 2;
  readonly unit: 'milliseconds' | 'seconds';
}

export function scaleDuration(ms: number): ScaledDuration {
  // Clocks may step back between two packets.
  const value = Math.max(0, ms);
  if (value < 9.95) return { value, digits: 1, unit: 'milliseconds' };
  if (value < 999.5) return { value, digits: 0, unit: 'milliseconds' };
  const seconds = value / 1000;
  return { value: seconds, digits: seconds < 9.995 ? 2 : seconds < 99.95 ? 1 : 0, unit: 'seconds' };
}
