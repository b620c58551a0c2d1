// How uPlot draws: in the page's colours, with local time below and values at the right.
import uPlot from 'uplot';
import { type TimeLabels, timeLabels } from '../../kit/time-labels/time-labels.ts';
import { isolatedPoints } from './isolated-points.ts';
import type { SeriesStyle } from './series-style.ts';

export interface ChartLook {
  readonly styles: readonly SeriesStyle[];
  readonly language: string;
  /** Its colours are the chart's. */
  readonly element: HTMLElement;
  readonly widthPx: number;
  readonly heightPx: number;
}

const FONT = '11px ui-monospace, SFMono-Regular, "SF Mono", Consolas, "DejaVu Sans Mono", monospace';
const LABEL_PX = 90;
const LEFT_PX = 12;
const CHARACTER_PX = 6.7;

export function chartOptions({ styles, language, element, widthPx, heightPx }: ChartLook): uPlot.Options {
  const color = (property: string) => () => resolved(element, property);
  const value = new Intl.NumberFormat(language, { maximumSignificantDigits: 6 });
  const axis = {
    stroke: color('--text-3'),
    font: FONT,
    ticks: { show: false },
    grid: { stroke: color('--border-faint'), width: 1 },
  };
  return {
    width: Math.max(1, widthPx),
    height: heightPx,
    legend: { show: false },
    padding: [8, 0, 0, LEFT_PX],
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: { x: { time: true, auto: false }, y: { range: valueRange } },
    series: [
      {},
      ...styles.map((style) => ({
        stroke: color(style.color),
        width: 1.5,
        dash: [...style.dash],
        // Few points: where each of them is can be seen.
        points: {
          show: (u: uPlot) => u.data[0].length < 30,
          filter: (u: uPlot, series: number, show: boolean) => (show ? null : isolatedPoints(u.data[series] ?? [])),
          size: 5,
          fill: color(style.color),
        },
      })),
    ],
    axes: [
      { ...axis, size: 24, space: LABEL_PX, values: wholeLabels(timeLabels(language)) },
      {
        ...axis,
        side: 1,
        size: (_u, texts) => Math.max(36, 12 + 7 * Math.max(0, ...(texts ?? []).map(({ length }) => length))),
        values: (_u, ticks) => ticks.map((tick) => value.format(tick)),
      },
    ],
  };
}

/** Without those at the left edge that would be cut off. */
function wholeLabels(labels: TimeLabels): TimeLabels {
  return (u, seconds, ...rest) =>
    labels(u, seconds, ...rest).map((text, i) => {
      const atPx = u?.valToPos(seconds[i] as number, 'x') ?? 0;
      return LEFT_PX + atPx < (text.length * CHARACTER_PX) / 2 ? '' : text;
    });
}

/** What does not change is drawn in the middle. */
function valueRange(_u: uPlot, least: number | null, greatest: number | null): uPlot.Range.MinMax {
  if (least === null || greatest === null) return [null, null];
  if (least < greatest) return uPlot.rangeNum(least, greatest, 0.1, true);
  const room = Math.abs(least) * 0.1 || 1;
  return [least - room, least + room];
}

/** The page's colours depend on the scheme: the browser says which one is meant now. */
function resolved(element: HTMLElement, property: string): string {
  element.style.color = `var(${property})`;
  const { color } = getComputedStyle(element);
  element.style.color = '';
  return color;
}
