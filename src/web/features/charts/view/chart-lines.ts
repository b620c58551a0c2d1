// The lines and bands of a chart: its series as the engine answered them, each with how it looks.
import type { ChartSeries } from '../../../../core/protocol/chart-contract.ts';
import type { BoardChart, BoardSeries } from '../../../storage/stored-boards.ts';
import type { Pulled, TimeRange } from './board-view.ts';

export interface ChartLine<Data extends ChartSeries = ChartSeries> {
  readonly key: string;
  readonly series: BoardSeries;
  readonly data: Data;
  /** 1 to 8. */
  readonly color: number;
  /** Lengths of strokes and gaps in pixels: the second sign beside colour, where a series has several topics. */
  readonly dash: readonly number[];
}

export type NumberSeries = Extract<ChartSeries, { kind: 'numbers' }>;
export type StateSeries = Extract<ChartSeries, { kind: 'states' }>;
export type NumberLine = ChartLine<NumberSeries>;
export type StateLine = ChartLine<StateSeries>;

const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 3]];
const COLORS = 8;

/** In the order of the chart's series, a wildcard's topics one after the other; hidden ones too. */
export function chartLines(chart: BoardChart, pulled: Pulled | null): readonly ChartLine[] {
  if (!pulled) return [];
  return chart.series.flatMap((series) => {
    const own = pulled.data.series.filter(({ source }) => pulled.seriesIds[source] === series.id);
    return own.map((data, i) => ({
      key: `${series.id} ${data.topic ?? ''}`,
      series,
      data,
      color: ((series.color - 1 + i) % COLORS) + 1,
      dash: DASHES[Math.floor(i / COLORS) % DASHES.length] ?? [],
    }));
  });
}

export function isNumbers(line: ChartLine): line is NumberLine {
  return line.data.kind === 'numbers';
}

export function isStates(line: ChartLine): line is StateLine {
  return line.data.kind === 'states';
}

/** The first position whose time is at least `time`. */
export function firstAt(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface Extremes {
  readonly min: number;
  readonly max: number;
}

/** Over what is shown; null: there is nothing. */
export function extremesOf({ times, min, max }: NumberSeries, { from, to }: TimeRange): Extremes | null {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let i = firstAt(times, from); i < times.length && (times[i] as number) <= to; i++) {
    // A gap is NaN, and is neither less nor more.
    if ((min[i] as number) < least) least = min[i] as number;
    if ((max[i] as number) > greatest) greatest = max[i] as number;
  }
  return least <= greatest ? { min: least, max: greatest } : null;
}

/** The column that stands for a time: the nearest one, unless a gap lies there. Null: there is none. */
export function columnAt({ times, counts }: NumberSeries, time: number, reachMs: number): number | null {
  const after = firstAt(times, time);
  const isThere = (i: number) => i >= 0 && i < times.length && (counts[i] as number) > 0;
  const far = (i: number) => (isThere(i) ? Math.abs((times[i] as number) - time) : Number.POSITIVE_INFINITY);
  const nearest = far(after - 1) <= far(after) ? after - 1 : after;
  if (!isThere(nearest)) return null;
  // Between two that a line joins each time belongs to one of them.
  return (isThere(after - 1) && isThere(after)) || far(nearest) <= reachMs ? nearest : null;
}

/** The position of the state that holds at a time; null: none. */
export function stateAt({ times }: StateSeries, time: number): number | null {
  const after = firstAt(times, time);
  const at = times[after] === time ? after : after - 1;
  return at >= 0 ? at : null;
}
