// A time axis that is compressed: equal gaps look equal, a longer one never looks shorter, and a long wait is broken visibly.

/** From here on a gap is drawn broken. */
export const LONG_GAP_MS = 1000;

const PX_PER_DECADE = 5;
const BREAK_PX = 30;

/** Room between two steps beside what the steps themselves need. */
export function gapPx(ms: number): number {
  if (ms >= LONG_GAP_MS) return BREAK_PX;
  return ms <= 0 ? 0 : Math.round(PX_PER_DECADE * Math.log10(1 + ms));
}
