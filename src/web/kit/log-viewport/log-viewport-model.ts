// Where a person stands in a list that grows at its end and loses its beginning. Pure arithmetic on ordinals: the row at
// the top of the screen moves only when the person moves, or when it is let go.

/** Rows are counted by ordinal; the list holds `first <= ordinal < end`. */
export interface ViewportState {
  readonly first: number;
  readonly end: number;
  /** The position of the screen's top, in rows with a fraction. */
  readonly top: number;
  /** Keeps to the end as rows come. */
  readonly following: boolean;
  /** Rows that fit on the screen, with a fraction. */
  readonly height: number;
}

export const EMPTY_VIEWPORT: ViewportState = { first: 0, end: 0, top: 0, following: true, height: 0 };

function lastTop({ first, end, height }: ViewportState): number {
  return Math.max(first, end - height);
}

function settled(state: ViewportState): ViewportState {
  const bottom = lastTop(state);
  const top = state.following ? bottom : Math.min(bottom, Math.max(state.first, state.top));
  return top === state.top ? state : { ...state, top };
}

/** Rows came or went. */
export function withRange(state: ViewportState, first: number, end: number): ViewportState {
  return settled({ ...state, first, end });
}

export function withHeight(state: ViewportState, height: number): ViewportState {
  return settled({ ...state, height });
}

/** A person scrolls to `top`; at the end they follow again. */
export function scrolledTo(state: ViewportState, top: number): ViewportState {
  const moved = settled({ ...state, top, following: false });
  // Half a row: what a finger or a fractional pixel leaves.
  return moved.top >= lastTop(moved) - 0.5 ? followed(moved) : moved;
}

/** The least scrolling that shows a row whole; a person reads there, so it does not follow. */
export function revealed(state: ViewportState, ordinal: number): ViewportState {
  const { top, height } = state;
  const wanted = ordinal < top ? ordinal : Math.max(top, ordinal + 1 - height);
  return { ...settled({ ...state, top: wanted, following: false }), following: false };
}

export function followed(state: ViewportState): ViewportState {
  return settled({ ...state, following: true });
}

/** The rows in view, and a few on either side. */
export function visibleRange(
  { first, end, top, height }: ViewportState,
  overscan: number,
): { from: number; to: number } {
  return {
    from: Math.max(first, Math.floor(top) - overscan),
    to: Math.min(end, Math.ceil(top + height) + overscan),
  };
}
