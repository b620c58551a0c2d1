// A list of rows of one height over ordinals, for millions of rows that come and go while a person reads. Draws only what
// is in view; what it costs depends on that alone.
import { type ReactNode, type Ref, useCallback, useImperativeHandle, useLayoutEffect, useReducer, useRef } from 'react';
import classes from './log-viewport.module.css';
import {
  EMPTY_VIEWPORT,
  followed,
  revealed,
  scrolledTo,
  type ViewportState,
  visibleRange,
  withHeight,
  withRange,
} from './log-viewport-model.ts';
import { type ScrollWindow, scrollWindow } from './scroll-window.ts';
import { Scrollbar } from './scrollbar.tsx';

export interface LogViewportHandle {
  /** Shows the end, and keeps to it. */
  follow(): void;
  /** Scrolls as little as shows this row whole. */
  reveal(ordinal: number): void;
  /** Scrolls by screens; negative is up. */
  page(direction: -1 | 1): void;
  readonly rowsInView: number;
}

export interface LogViewportProps {
  readonly ref?: Ref<LogViewportHandle>;
  /** The list holds `first <= ordinal < end`; both only grow. */
  readonly first: number;
  readonly end: number;
  readonly rowHeightPx: number;
  /** Equal parts of the whole list: 1 where a tick on the scroll bar shows something. */
  readonly marks?: Uint8Array | undefined;
  /** A row without its place; must be quick. */
  readonly renderRow: (ordinal: number) => ReactNode;
  /** Called after each drawing. */
  readonly onView: (view: LogView) => void;
  /** The accessible name of what scrolls, where nothing in the rows takes the focus; else the rows' own grid has one. */
  readonly label?: string;
}

export interface LogView {
  /** What is in view, and a few rows around it. */
  readonly from: number;
  readonly to: number;
  readonly following: boolean;
  /** How many rows would be drawn at most, were there enough. */
  readonly capacity: number;
}

/** Rows drawn beyond the screen, so that a turn of the wheel shows no gap. */
const OVERSCAN = 6;

export function LogViewport({ ref, first, end, rowHeightPx, marks, renderRow, onView, label }: LogViewportProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const state = useRef<ViewportState>(EMPTY_VIEWPORT);
  const window = useRef<ScrollWindow>({ base: 0, rows: 0 });
  /** Where we have scrolled to ourselves: such a scroll event is no person's. */
  const ownScroll = useRef(0);
  const [, redraw] = useReducer((count: number) => count + 1, 0);

  state.current = withRange(state.current, first, end);
  const { top, height } = state.current;
  window.current = scrollWindow(window.current, first, end, top, height);
  const { base, rows } = window.current;
  const { from, to } = visibleRange(state.current, OVERSCAN);

  const capacity = 2 * OVERSCAN + Math.ceil(height) + 2;

  const change = useCallback((next: ViewportState) => {
    if (next === state.current) return;
    state.current = next;
    redraw();
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => change(withHeight(state.current, element.clientHeight / rowHeightPx));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [rowHeightPx, change]);

  useLayoutEffect(() => {
    const element = scroller.current;
    const wanted = (top - base) * rowHeightPx;
    if (element && Math.abs(element.scrollTop - wanted) > 0.75) element.scrollTop = wanted;
    ownScroll.current = element?.scrollTop ?? 0;
    onView({ from, to, following: state.current.following, capacity });
  });

  useImperativeHandle(ref, () => ({
    follow: () => change(followed(state.current)),
    reveal: (ordinal) => change(revealed(state.current, ordinal)),
    page: (direction) => {
      const { top: at, height: screen } = state.current;
      change(scrolledTo(state.current, at + direction * Math.max(1, screen - 1)));
    },
    get rowsInView() {
      return Math.max(1, Math.floor(state.current.height));
    },
  }));

  const slots: ReactNode[] = [];
  for (let ordinal = from; ordinal < to; ordinal++) {
    slots.push(
      // A slot keeps its element while other rows pass through it: at 200,000 rows a second none is made anew.
      <div
        key={ordinal % capacity}
        role="presentation"
        className={classes.slot}
        style={{ transform: `translateY(${(ordinal - base) * rowHeightPx}px)`, height: rowHeightPx }}
      >
        {renderRow(ordinal)}
      </div>,
    );
  }

  return (
    <div className={classes.viewport} role="presentation">
      <div
        ref={scroller}
        className={classes.scroller}
        {...(label === undefined ? { role: 'presentation' } : { role: 'region', 'aria-label': label, tabIndex: 0 })}
        onScroll={({ currentTarget: { scrollTop, clientHeight } }) => {
          if (Math.abs(scrollTop - ownScroll.current) < 1) return;
          // A list that grows taller at its end is scrolled by the browser, and that is told before the new height is.
          const measured = withHeight(state.current, clientHeight / rowHeightPx);
          change(scrolledTo(measured, window.current.base + scrollTop / rowHeightPx));
        }}
      >
        <div className={classes.area} role="presentation" style={{ height: rows * rowHeightPx }}>
          {slots}
        </div>
      </div>
      <Scrollbar
        first={first}
        end={end}
        top={top}
        height={height}
        marks={marks}
        onScrollTo={(wanted) => change(scrolledTo(state.current, wanted))}
      />
    </div>
  );
}
