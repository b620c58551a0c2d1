import { memo } from 'react';
import classes from './sparkline.module.css';

const BARS = 24;
const HEIGHT = 18;

/** Up to 24 bars, the newest at the right in the accent. `values` are numbers parted by spaces, so that equal ones draw nothing anew. */
export const Sparkline = memo(function Sparkline({ values }: { readonly values: string }) {
  const heights = barHeights(values === '' ? [] : values.split(' ').map(Number));
  return (
    <svg className={classes.spark} viewBox={`0 0 ${BARS * 4} ${HEIGHT}`} aria-hidden="true">
      {heights.map((height, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
          key={index}
          x={index * 4}
          y={HEIGHT - height}
          width={3}
          height={height}
          rx={0.5}
          data-last={index === BARS - 1 || undefined}
        />
      ))}
    </svg>
  );
});

/** 24 heights of 1 to 16, oldest first; the highest value is 16, and what is missing is 1. */
export function barHeights(values: readonly number[]): number[] {
  const shown = values.slice(-BARS);
  const most = Math.max(1, ...shown);
  const heights = shown.map((value) => Math.max(1, Math.round((value / most) * (HEIGHT - 2))));
  return [...new Array<number>(BARS - shown.length).fill(1), ...heights];
}
