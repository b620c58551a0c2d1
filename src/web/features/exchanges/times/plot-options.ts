// How uPlot draws here: in the page's colours, local time below, values at the right.
import type uPlot from 'uplot';

export interface PlotSeries {
  /** A token: `--cat-1`. */
  readonly color: string;
  /** Points stand alone; steps hold until the next one; a limit is a dashed line. */
  readonly look: 'points' | 'steps' | 'limit';
}

export interface PlotLook {
  readonly series: readonly PlotSeries[];
  readonly language: string;
  /** Its colours are the plot's. */
  readonly element: HTMLElement;
  readonly heightPx: number;
  /** Each step of the axis ten times the one before. */
  readonly isLogarithmic: boolean;
  readonly valueText: (value: number) => string;
}

const FONT = '11px ui-monospace, SFMono-Regular, "SF Mono", Consolas, "DejaVu Sans Mono", monospace';

const LABEL_PX = 70;
const LEFT_PX = 12;

/** uPlot's own jump from 1 s to 5 s: of a session of a few seconds no time would be named. */
const INCREMENTS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400];

/** `steps`: uPlot's own path builder, which the caller has loaded. */
export function plotOptions(look: PlotLook, steps: uPlot.Series.PathBuilder | undefined): uPlot.Options {
  const { element, language, heightPx, isLogarithmic, valueText } = look;
  const color = (property: string) => () => resolved(element, property);
  const axis = {
    stroke: color('--text-3'),
    font: FONT,
    ticks: { show: false },
    grid: { stroke: color('--border-faint'), width: 1 },
  };
  return {
    width: Math.max(1, element.clientWidth),
    height: heightPx,
    legend: { show: false },
    padding: [8, 0, 0, LEFT_PX],
    cursor: { show: false },
    scales: {
      x: { time: true },
      y: isLogarithmic ? { distr: 3, log: 10 } : { range: (_u, _least, greatest) => [0, Math.max(1, greatest * 1.1)] },
    },
    series: [{}, ...look.series.map((one) => seriesOptions(one, color(one.color), steps))],
    axes: [
      {
        ...axis,
        size: 24,
        space: LABEL_PX,
        incrs: [...INCREMENTS_S],
        // Without one at the left edge that would be cut off.
        values: (u, seconds) =>
          seconds.map((one) => (LEFT_PX + u.valToPos(one, 'x') < LABEL_PX / 2 ? '' : clock(one, language))),
      },
      {
        ...axis,
        side: 1,
        size: 58,
        values: (_u, ticks) => ticks.map((tick) => (tick === null ? '' : valueText(tick))),
      },
    ],
  };
}

function seriesOptions(
  { look }: PlotSeries,
  stroke: () => string,
  steps: uPlot.Series.PathBuilder | undefined,
): uPlot.Series {
  switch (look) {
    case 'points':
      return { stroke, paths: () => null, points: { show: true, size: 4, fill: stroke, width: 0 } };
    case 'steps':
      return { stroke, width: 1.5, points: { show: false }, ...(steps && { paths: steps }) };
    case 'limit':
      return { stroke, width: 1, dash: [4, 4], points: { show: false } };
  }
}

function clock(seconds: number, language: string): string {
  return new Date(seconds * 1000).toLocaleTimeString(language, { hourCycle: 'h23' });
}

/** The page's colours depend on the scheme: the browser says which one is meant now. */
function resolved(element: HTMLElement, property: string): string {
  element.style.color = `var(${property})`;
  const { color } = getComputedStyle(element);
  element.style.color = '';
  return color;
}
