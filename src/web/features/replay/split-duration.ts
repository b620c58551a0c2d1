/** A duration in the two units that say most of it. */
export type SplitDuration =
  | { readonly unit: 'seconds'; readonly value: number }
  | { readonly unit: 'minutes'; readonly minutes: number; readonly seconds: number }
  | { readonly unit: 'hours'; readonly hours: number; readonly minutes: number }
  | { readonly unit: 'days'; readonly days: number; readonly hours: number };

/** Seconds with one digit after the point below ten. */
export function splitDuration(ms: number): SplitDuration {
  if (ms < 9_950) return { unit: 'seconds', value: Math.round(ms / 100) / 10 };
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return { unit: 'seconds', value: seconds };
  if (seconds < 3600) return { unit: 'minutes', minutes: Math.floor(seconds / 60), seconds: seconds % 60 };
  const minutes = Math.round(seconds / 60);
  if (minutes < 24 * 60) return { unit: 'hours', hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  const hours = Math.round(minutes / 60);
  return { unit: 'days', days: Math.floor(hours / 24), hours: hours % 24 };
}
