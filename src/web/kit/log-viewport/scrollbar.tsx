import { type PointerEvent, useRef } from 'react';
import classes from './scrollbar.module.css';

export interface ScrollbarProps {
  readonly first: number;
  readonly end: number;
  /** In rows. */
  readonly top: number;
  readonly height: number;
  /** Equal parts of the list: 1 where there is something to be seen. */
  readonly marks?: Uint8Array | undefined;
  readonly onScrollTo: (top: number) => void;
}

/** Never smaller than this: it must be seen and grasped. */
const MIN_THUMB_PX = 28;

/** Shows where the screen is in the whole list, which a browser's own bar cannot: that sees a window of the list. */
export function Scrollbar({ first, end, top, height, marks, onScrollTo }: ScrollbarProps) {
  const track = useRef<HTMLDivElement>(null);
  const grip = useRef<number | null>(null);
  const count = end - first;
  if (count <= height) return <div ref={track} className={classes.track} aria-hidden="true" />;
  const trackPx = track.current?.clientHeight ?? 0;
  const thumbPx = Math.max(MIN_THUMB_PX, (trackPx * height) / count);
  const room = Math.max(1, trackPx - thumbPx);
  const thumbTop = ((top - first) / (count - height)) * room;

  const drag = (event: PointerEvent) => {
    if (grip.current === null) return;
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top - grip.current;
    onScrollTo(first + Math.min(1, Math.max(0, y / room)) * (count - height));
  };
  return (
    <div
      ref={track}
      className={classes.track}
      aria-hidden="true"
      onPointerDown={(event) => {
        const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
        const onThumb = y >= thumbTop && y <= thumbTop + thumbPx;
        grip.current = onThumb ? y - thumbTop : thumbPx / 2;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        grip.current = null;
      }}
      onPointerCancel={() => {
        grip.current = null;
      }}
    >
      {marks && marks.length > 0 && <Ticks marks={marks} />}
      <div className={classes.thumb} style={{ height: thumbPx, transform: `translateY(${thumbTop}px)` }} />
    </div>
  );
}

function Ticks({ marks }: { readonly marks: Uint8Array }) {
  const path = Array.from(marks, (mark, i) => (mark === 1 ? `M0 ${i + 0.5}h10` : '')).join('');
  return (
    <svg className={classes.ticks} viewBox={`0 0 10 ${marks.length}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={path} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
