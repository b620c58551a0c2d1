// Which point is meant by a place in a plot, and which message stands behind it. A pixel may hold hundreds of points: the
// engine is asked for its part of the time with ever finer columns, until the one is found whose value was pointed at.
import { fetchChartData, fetchChartMessage } from '../../../state/charts-access.ts';
import type { PlotDrawing } from '../draw/plot-drawing.ts';
import type { Pulled, TimeRange } from './board-view.ts';
import { type ChartLine, columnAt, isNumbers, type NumberLine, type NumberSeries } from './chart-lines.ts';

export interface FoundPoint {
  readonly line: ChartLine;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** What was pointed at; null: of a state. */
  readonly value: number | null;
}

const REACH_PX = 16;
const FINER = 256;
const MAX_STEPS = 4;

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
  if (band) return { line: band, time, value: null };
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
export async function messageBehind(
  profileId: string,
  boardId: string,
  pulled: Pulled,
  { line, time, value }: FoundPoint,
): Promise<number | null> {
  const isExact = !isNumbers(line) || value === null;
  const exact = isExact ? time : await exactTime(profileId, boardId, pulled, line, time, value);
  return fetchChartMessage(profileId, { source: line.series.source, topic: line.data.topic, time: exact });
}

async function exactTime(
  profileId: string,
  boardId: string,
  { data, sources }: Pulled,
  line: NumberLine,
  time: number,
  value: number,
): Promise<number> {
  let column = columnOf(line.data, time, (data.to - data.from) / Math.max(1, line.data.times.length));
  for (let step = 0; step < MAX_STEPS && column && column.count > 1; step++) {
    const { from, to } = column;
    const finer = await fetchChartData(profileId, { boardId, sources, from, to, pixels: FINER });
    const found = finer?.series.find(
      (series): series is NumberSeries =>
        series.kind === 'numbers' && series.source === line.data.source && series.topic === line.data.topic,
    );
    const next = found ? nearestInValue(found, value, (to - from) / FINER) : null;
    if (!next) break;
    column = next;
  }
  return column?.time ?? time;
}

interface Column {
  readonly time: number;
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/** `widthMs`: of a column, at least. */
function columnOf({ times, counts }: NumberSeries, time: number, widthMs: number): Column | null {
  const at = times.indexOf(time);
  if (at < 0) return null;
  const before = at > 0 ? (times[at - 1] as number) : time - 2 * widthMs;
  const after = at + 1 < times.length ? (times[at + 1] as number) : time + 2 * widthMs;
  return {
    time,
    count: counts[at] as number,
    from: Math.max(before, time - 2 * widthMs),
    to: Math.min(after, time + 2 * widthMs),
  };
}

function nearestInValue(series: NumberSeries, value: number, widthMs: number): Column | null {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < series.times.length; i++) {
    if (series.counts[i] === 0) continue;
    const low = (series.min[i] as number) - value;
    const high = value - (series.max[i] as number);
    const distance = Math.max(0, low, high);
    // Of those that hold the value, the one whose extremes are nearest to it.
    const edge = Math.min(Math.abs(low), Math.abs(high)) * 1e-6;
    if (distance + edge < least) {
      least = distance + edge;
      best = i;
    }
  }
  return best < 0 ? null : columnOf(series, series.times[best] as number, widthMs);
}
