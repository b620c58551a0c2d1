// Which values a chart's scales reach from and to.
import uPlot from 'uplot';
import type { BoardChart, FixedRange } from '../../../storage/stored-boards.ts';
import type { TimeRange } from '../view/board-view.ts';
import { extremesOf, type NumberLine } from '../view/chart-lines.ts';

export interface ValueRanges {
  /** Null: nothing is drawn on this side. */
  readonly left: FixedRange | null;
  readonly right: FixedRange | null;
  /** By series: those with a scale of their own. */
  readonly own: ReadonlyMap<string, FixedRange>;
}

/** Of what is shown, of the lines that are not hidden. */
export function valueRanges(chart: BoardChart, lines: readonly NumberLine[], shown: TimeRange): ValueRanges {
  const visible = lines.filter(({ series }) => !series.isHidden);
  const on = (side: 'left' | 'right') => visible.filter(({ series }) => series.axis === side);
  const own = new Map<string, FixedRange>();
  for (const { series } of visible) {
    if (series.axis !== 'own' || own.has(series.id)) continue;
    const range = rangeOf(
      visible.filter((line) => line.series.id === series.id),
      shown,
    );
    if (range) own.set(series.id, range);
  }
  const left = on('left');
  const right = on('right');
  return {
    left: left.length > 0 ? (chart.left ?? rangeOf(left, shown)) : null,
    right: right.length > 0 ? (chart.right ?? rangeOf(right, shown)) : null,
    own,
  };
}

export function rangeOfLine({ series }: NumberLine, ranges: ValueRanges): FixedRange | null {
  return series.axis === 'own' ? (ranges.own.get(series.id) ?? null) : ranges[series.axis];
}

function rangeOf(lines: readonly NumberLine[], shown: TimeRange): FixedRange | null {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const { data } of lines) {
    const extremes = extremesOf(data, shown);
    if (!extremes) continue;
    least = Math.min(least, extremes.min);
    greatest = Math.max(greatest, extremes.max);
  }
  if (least > greatest) return null;
  return roomy(least, greatest);
}

/** What does not change is drawn in the middle. */
function roomy(least: number, greatest: number): FixedRange {
  if (least < greatest) {
    const [min, max] = uPlot.rangeNum(least, greatest, 0.08, true);
    return { min: min ?? least, max: max ?? greatest };
  }
  const room = Math.abs(least) * 0.1 || 1;
  return { min: least - room, max: least + room };
}
