// The frame of a plot: uPlot with its axes and its grid. What is drawn in it are columns that the engine has made, so the
// frame is given no data of its own.
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { timeLabels } from '../../../kit/time-labels/time-labels.ts';
import type { FixedRange } from '../../../storage/stored-boards.ts';
import type { TimeRange } from '../view/board-view.ts';
import type { Palette } from './palette.ts';

export interface FrameLook {
  readonly palette: () => Palette;
  readonly language: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Between the plot and the labels of time: there are the bands. */
  readonly bandsPx: number;
  /** Any chart of the board has values at the right: all of them leave room for them, so that times stand one above the other. */
  readonly hasRight: boolean;
  readonly onDraw: (frame: uPlot) => void;
}

export const AXIS_PX = 58;
const TIME_AXIS_PX = 24;
const EDGE_PX = 14;
const FONT = '11px ui-monospace, SFMono-Regular, "SF Mono", Consolas, "DejaVu Sans Mono", monospace';
const LABEL_ROOM_PX = 96;
const CHARACTER_PX = 6.7;

export interface PlotFrame {
  readonly plot: uPlot;
  /** Draws the frame anew, and what is in it. A side without a range has no labels. */
  draw(time: TimeRange, left: FixedRange | null, right: FixedRange | null): void;
}

export function makeFrame(element: HTMLElement, look: FrameLook): PlotFrame {
  const { palette, language, bandsPx, hasRight } = look;
  const axis = {
    stroke: () => palette().quiet,
    font: FONT,
    ticks: { show: false },
    grid: { stroke: () => palette().faint, width: 1 },
  };
  const isLabelled = { left: false, right: false };
  const valuesOf = (side: 'left' | 'right') => (_u: uPlot, ticks: readonly number[]) =>
    ticks.map((tick) => (isLabelled[side] ? axisLabel(tick, language) : ''));
  const labels = timeLabels(language);
  const plot = new uPlot(
    {
      width: look.widthPx,
      height: look.heightPx,
      legend: { show: false },
      cursor: { show: false },
      padding: [8, hasRight ? 0 : EDGE_PX, 0, 0],
      scales: {
        x: { time: true, auto: false },
        left: { auto: false, range: (_u, min, max) => [min, max] },
        right: { auto: false, range: (_u, min, max) => [min, max] },
      },
      // Scales come into being with a series.
      series: [{}, { scale: 'left' }, { scale: 'right' }],
      axes: [
        {
          ...axis,
          size: TIME_AXIS_PX + bandsPx,
          gap: 5 + bandsPx,
          space: LABEL_ROOM_PX,
          values: (u, seconds, ...rest) =>
            labels(u, seconds, ...rest).map((text, i) => (isWhole(u, seconds[i] as number, text) ? text : '')),
        },
        { ...axis, scale: 'left', side: 3, size: AXIS_PX, values: valuesOf('left') },
        {
          ...axis,
          scale: 'right',
          side: 1,
          size: AXIS_PX,
          grid: { show: false },
          values: valuesOf('right'),
          show: hasRight,
        },
      ],
      hooks: { drawAxes: [look.onDraw] },
    },
    [[], [], []],
    element,
  );
  return {
    plot,
    draw(time, left, right) {
      isLabelled.left = left !== null;
      isLabelled.right = right !== null;
      const from = time.from / 1000;
      const to = Math.max(time.to / 1000, from + 0.001);
      plot.batch(() => {
        plot.setData(
          [
            [from, to],
            [null, null],
            [null, null],
          ],
          false,
        );
        plot.setScale('x', { min: from, max: to });
        plot.setScale('left', left ?? { min: 0, max: 1 });
        plot.setScale('right', right ?? { min: 0, max: 1 });
      });
    },
  };
}

/** At most seven characters: there is no room for more. */
function axisLabel(value: number, language: string): string {
  const plain = value.toLocaleString(language, { maximumSignificantDigits: 6 });
  if (plain.length <= 7) return plain;
  return Math.abs(value) >= 1e15 || (value !== 0 && Math.abs(value) < 1e-3)
    ? value.toExponential(1)
    : value.toLocaleString(language, { notation: 'compact', maximumSignificantDigits: 4 });
}

/** Nothing is cut off at an edge. */
function isWhole(u: uPlot, second: number, text: string): boolean {
  const half = (text.length * CHARACTER_PX) / 2;
  const centre = u.bbox.left / devicePixelRatio + u.valToPos(second, 'x');
  return centre - half >= 0 && centre + half <= u.width;
}
