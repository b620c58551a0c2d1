// A line of means with, behind it, how far the values of each pixel reach: a spike of one value is a stroke of its own at
// any zoom, whatever the mean of its pixel is.
import type { NumberSeries } from '../view/chart-lines.ts';

/** From values to pixels of the canvas. */
export interface NumberPlace {
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
  /** Canvas pixels a CSS pixel. */
  readonly ratio: number;
  /** Of a column, in CSS pixels. */
  readonly columnPx: number;
}

export interface NumberLook {
  readonly color: string;
  readonly dash: readonly number[];
}

const LINE_WIDTH = 1.5;
/** An edge in the middle of a pixel is rounded to the same side for both of its columns. */
const ROUNDING = 1e-4;
/** Wider columns are those of another zoom, shown until the engine has answered. */
const MAX_REACH_PX = 4;
/** With more room than this for each point, where each of them is can be seen. */
const ROOM_FOR_DOTS = 14;

/** Below all lines: see `drawMeans`. `alpha`: how much of it covers what is below. */
export function drawReaches(
  context: CanvasRenderingContext2D,
  { times, min, max }: NumberSeries,
  place: NumberPlace,
  { color }: NumberLook,
  alpha: number,
): void {
  const { x, y, ratio, columnPx } = place;
  context.fillStyle = color;
  context.globalAlpha = alpha;
  const half = (Math.min(MAX_REACH_PX, Math.max(1, columnPx)) * ratio) / 2;
  for (let i = 0; i < times.length; i++) {
    const least = min[i] as number;
    const greatest = max[i] as number;
    // Of one value, or of a gap, there is nothing that a line does not show.
    if (!(greatest > least)) continue;
    const top = y(greatest);
    const height = y(least) - top;
    // The line lies over it. (A rectangle takes 0.6 µs, and twenty series have tens of thousands of them.)
    if (height < LINE_WIDTH * ratio) continue;
    const at = x(times[i] as number);
    // Columns that touch share an edge: none lies over another.
    const left = Math.round(at - half + ROUNDING);
    context.fillRect(left, top, Math.max(1, Math.round(at + half + ROUNDING) - left), height);
  }
  context.globalAlpha = 1;
}

export function drawMeans(
  context: CanvasRenderingContext2D,
  { times, mean, counts }: NumberSeries,
  place: NumberPlace,
  { color, dash }: NumberLook,
): void {
  const { x, y, ratio } = place;
  const reachPx = x(times.at(-1) ?? 0) - x(times[0] ?? 0);
  const hasDots = times.length * ROOM_FOR_DOTS * ratio < reachPx;
  const dots: number[] = [];
  context.strokeStyle = color;
  context.lineWidth = LINE_WIDTH * ratio;
  context.lineJoin = 'round';
  context.setLineDash(dash.map((length) => length * ratio));
  context.beginPath();
  let isJoined = false;
  for (let i = 0; i < times.length; i++) {
    if (counts[i] === 0) {
      isJoined = false;
      continue;
    }
    const px = x(times[i] as number);
    const py = y(mean[i] as number);
    if (isJoined) context.lineTo(px, py);
    else context.moveTo(px, py);
    // No line leads to what stands alone.
    const isAlone = !isJoined && (i + 1 >= times.length || counts[i + 1] === 0);
    if (hasDots || isAlone) dots.push(px, py);
    isJoined = true;
  }
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = color;
  context.beginPath();
  for (let i = 0; i < dots.length; i += 2) {
    const px = dots[i] as number;
    const py = dots[i + 1] as number;
    context.moveTo(px, py);
    context.arc(px, py, 2.5 * ratio, 0, 2 * Math.PI);
  }
  context.fill();
}
