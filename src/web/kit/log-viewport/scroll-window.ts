// Browsers cap how tall an element may be (about 17 million pixels in Firefox, 33 in Chromium), and a scrolled area that
// grows with the list costs memory. So the scrolled area holds a bounded window of the list, moved when it is near its edge.

/** Rows of the window: 560,000 pixels at 28 a row, minutes of scrolling by wheel. */
const WINDOW_ROWS = 20_000;
/** Closer to the window's edge than this, the window moves. */
const MARGIN_ROWS = 2_000;

export interface ScrollWindow {
  /** The ordinal of the window's first row. */
  readonly base: number;
  readonly rows: number;
}

/** The window for a screen whose top is at `top`, the old one where it will do. */
export function scrollWindow(old: ScrollWindow, first: number, end: number, top: number, height: number): ScrollWindow {
  const isWhole = end - first <= WINDOW_ROWS;
  const hasRoomBefore = old.base <= first || top - old.base > MARGIN_ROWS;
  const hasRoomAfter = top + height < old.base + WINDOW_ROWS - MARGIN_ROWS;
  const fits =
    old.base >= first && top >= old.base && hasRoomBefore && hasRoomAfter && (!isWhole || old.base === first);
  const base = fits ? old.base : isWhole ? first : Math.max(first, Math.floor(top) - WINDOW_ROWS / 2);
  return { base, rows: Math.min(WINDOW_ROWS, end - base) };
}
