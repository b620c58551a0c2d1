// Which point is meant by a place in a plot, and which message stands behind it. A pixel may hold thousands of points: it is
// the one whose value was pointed at.
import { fetchChartMessage } from '../../../state/charts-access.ts';
import type { PlotDrawing } from '../draw/plot-drawing.ts';
import type { Pulled, TimeRange } from './board-view.ts';
import { type ChartLine, columnAt, isNumbers, isStates, stateAt } from './chart-lines.ts';

export interface FoundPoint {
  readonly line: ChartLine;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** What was pointed at; null: of a state. */
  readonly value: number | null;
}

const REACH_PX = 16;

/** Null: nothing is near. In pixels of the plot's element. */
export function pointNear(
  drawing: PlotDrawing,
  lines: readonly ChartLine[],
  shown: TimeRange,
  xPx: number,
  yPx: number,
): FoundPoint | null {
  const { left, width } = drawing.area;
  const span = shown.to - shown.from || 1;
  const time = shown.from + ((xPx - left) / width) * span;
  const band = drawing.bandAt(yPx);
  if (band && isStates(band)) {
    // The message that the state began with.
    const at = stateAt(band.data, time);
    return at === null ? null : { line: band, time: band.data.times[at] as number, value: null };
  }
  let best: FoundPoint | null = null;
  let leastPx = REACH_PX;
  for (const line of lines) {
    if (!isNumbers(line) || line.series.isHidden) continue;
    const at = columnAt(line.data, time, (REACH_PX / width) * span);
    if (at === null) continue;
    const { times, min, max } = line.data;
    const top = drawing.yOf(line, max[at] as number);
    const bottom = drawing.yOf(line, min[at] as number);
    if (top === null || bottom === null) continue;
    const across = Math.abs(left + (((times[at] as number) - shown.from) / span) * width - xPx);
    const along = yPx < top ? top - yPx : yPx > bottom ? yPx - bottom : 0;
    const distance = Math.hypot(across, along);
    if (distance >= leastPx) continue;
    leastPx = distance;
    const value = drawing.valueAt(line, Math.min(bottom, Math.max(top, yPx)));
    best = { line, time: times[at] as number, value };
  }
  return best;
}

/** The sequence number of the message behind a point; null: it is not kept. */
export function messageBehind(
  profileId: string,
  { columnMs }: Pulled,
  { line, time, value }: FoundPoint,
): Promise<number | null> {
  const { series, data } = line;
  // Of one point the exact time is known; yet there may be others of the same time.
  const isOne = isNumbers(line) && (line.data.counts[line.data.times.indexOf(time)] ?? 1) <= 1;
  const half = isOne ? 0 : columnMs / 2;
  const among = value === null ? {} : { among: { from: time - half, to: time + half, value } };
  return fetchChartMessage(profileId, { source: series.source, topic: data.topic, time, ...among });
}
