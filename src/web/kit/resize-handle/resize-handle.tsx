// The line between two panes: dragged, or moved with the arrow keys.
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import classes from './resize-handle.module.css';

export interface ResizeHandleProps {
  readonly label: string;
  /** `vertical` is a standing line: it parts left from right. */
  readonly orientation: 'vertical' | 'horizontal';
  /** Pixels of the pane that is resized. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  /** Which side of the line that pane is on. */
  readonly pane: 'before' | 'after';
  readonly onResize: (size: number) => void;
}

const KEY_STEP_PX = 16;

export function ResizeHandle({ label, orientation, size, min, max, pane, onResize }: ResizeHandleProps) {
  const start = useRef<{ readonly at: number; readonly size: number } | null>(null);
  const sign = pane === 'before' ? 1 : -1;
  const resize = (wanted: number) => onResize(Math.round(Math.min(max, Math.max(min, wanted))));
  const position = (event: PointerEvent) => (orientation === 'vertical' ? event.clientX : event.clientY);

  const onKeyDown = (event: KeyboardEvent) => {
    const back = orientation === 'vertical' ? 'ArrowLeft' : 'ArrowUp';
    const forth = orientation === 'vertical' ? 'ArrowRight' : 'ArrowDown';
    if (event.key === back) resize(size - sign * KEY_STEP_PX);
    else if (event.key === forth) resize(size + sign * KEY_STEP_PX);
    else if (event.key === 'Home') resize(min);
    else if (event.key === 'End') resize(max);
    else return;
    event.preventDefault();
  };

  return (
    <div
      className={classes.handle}
      data-orientation={orientation}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: position(event), size };
      }}
      onPointerMove={(event) => {
        if (start.current) resize(start.current.size + sign * (position(event) - start.current.at));
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
    />
  );
}
