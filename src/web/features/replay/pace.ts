// The speeds to choose from, as a form and a bar offer them.

export const SPEEDS = [0.1, 0.5, 1, 2, 10, 100, Number.POSITIVE_INFINITY] as const;

/** `step`: one message at a time, when a person says so. */
export const PACES = ['0.1', '0.5', '1', '2', '10', '100', 'fast', 'step'] as const;

export type Pace = (typeof PACES)[number];

/** Seconds of the recording in a second. */
export function speedOf(pace: Pace): number {
  if (pace === 'fast') return Number.POSITIVE_INFINITY;
  return pace === 'step' ? 1 : Number(pace);
}
