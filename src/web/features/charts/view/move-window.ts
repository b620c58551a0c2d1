// Zooming and panning: another window of time from the one that is shown.
import type { TimeRange } from './board-view.ts';

/** Closer than this there is nothing to see: packets have milliseconds. */
const MIN_SPAN_MS = 5;

/** What there is to be seen at all. */
export type Bounds = TimeRange;

/** `factor` under 1 zooms in; `at` stays where it is. */
export function zoomed({ from, to }: TimeRange, factor: number, at: number, bounds: Bounds): TimeRange {
  const span = to - from;
  const wanted = Math.min(Math.max(MIN_SPAN_MS, span * factor), widest(bounds));
  const share = span === 0 ? 0.5 : (at - from) / span;
  return within({ from: at - wanted * share, to: at + wanted * (1 - share) }, bounds);
}

/** `share` of the window's width, to the right where it is positive. */
export function panned({ from, to }: TimeRange, share: number, bounds: Bounds): TimeRange {
  const by = (to - from) * share;
  return within({ from: from + by, to: to + by }, bounds);
}

/** A stretch that was drawn with the pointer, in any direction. */
export function selected(a: number, b: number): TimeRange {
  const middle = (a + b) / 2;
  const half = Math.max(MIN_SPAN_MS, Math.abs(a - b)) / 2;
  return { from: middle - half, to: middle + half };
}

function widest({ from, to }: Bounds): number {
  return Math.max(MIN_SPAN_MS, (to - from) * 1.2);
}

/** Moved so far that some of what there is stays in sight. */
function within(range: TimeRange, bounds: Bounds): TimeRange {
  const span = range.to - range.from;
  const least = Math.min(bounds.from, bounds.to - span) - span * 0.25;
  const greatest = Math.max(bounds.to, bounds.from + span) + span * 0.25;
  if (range.from < least) return { from: least, to: least + span };
  if (range.to > greatest) return { from: greatest - span, to: greatest };
  return range;
}
