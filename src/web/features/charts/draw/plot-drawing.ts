// A chart as it is drawn: the frame, and in it lines and bands. Used by the page and by what is saved as a picture.
import uPlot from 'uplot';
import type { BoardChart } from '../../../storage/stored-boards.ts';
import type { TimeRange } from '../view/board-view.ts';
import { type ChartLine, isNumbers, isStates } from '../view/chart-lines.ts';
import { drawMeans, drawReaches } from './draw-numbers.ts';
import { drawStates, namesOfStates } from './draw-states.ts';
import { type Palette, readPalette } from './palette.ts';
import { makeFrame, type PlotFrame } from './plot-frame.ts';
import { rangeOfLine, type ValueRanges, valueRanges } from './value-ranges.ts';

/** What is drawn. */
export interface PlotContent {
  readonly chart: BoardChart;
  readonly lines: readonly ChartLine[];
  readonly shown: TimeRange;
  /** Of a column. */
  readonly columnMs: number;
  /** Up to when states are known to hold: milliseconds since the epoch. */
  readonly until: number;
}

export interface PlotLook {
  readonly language: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bands: number;
  readonly hasRight: boolean;
  /** The page's, unless another is given. */
  readonly palette?: Palette;
}

export const BAND_PX = 24;
const BAND_GAP_PX = 3;
/** More of them lie over each other. */
const FEW_LINES = 4;
/** Of the lines and the labels of time, by the number of charts: one alone has room. */
const LINES_PX = [340, 340, 250, 200] as const;
/** Of bands alone: the labels of time, and what uPlot needs. */
const NO_LINES_PX = 36;

/** Bands stand below the lines, above the labels of time. */
export function plotHeightPx(hasNumbers: boolean, bands: number, charts: number): number {
  return (hasNumbers || bands === 0 ? (LINES_PX[charts] ?? 200) : NO_LINES_PX) + bands * BAND_PX;
}

export class PlotDrawing {
  readonly #element: HTMLElement;
  readonly #frame: PlotFrame;
  #palette: Palette;
  #content: PlotContent | null = null;
  ranges: ValueRanges = { left: null, right: null, own: new Map() };

  constructor(element: HTMLElement, look: PlotLook) {
    const { language, widthPx, heightPx, bands, hasRight } = look;
    this.#element = element;
    this.#palette = look.palette ?? readPalette(element);
    this.#frame = makeFrame(element, {
      palette: () => this.#palette,
      language,
      widthPx,
      heightPx,
      bandsPx: bands * BAND_PX,
      hasRight,
      onDraw: (frame) => this.#drawContent(frame),
    });
  }

  get plot(): uPlot {
    return this.#frame.plot;
  }

  /** The part of the element where lines are, in CSS pixels. */
  get area(): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } {
    const { left, top, width, height } = this.plot.bbox;
    const ratio = uPlot.pxRatio;
    return { left: left / ratio, top: top / ratio, width: width / ratio, height: height / ratio };
  }

  setSize(widthPx: number, heightPx: number): void {
    this.plot.setSize({ width: widthPx, height: heightPx });
    if (this.#content) this.draw(this.#content);
  }

  /** The scheme is another. */
  recolor(): void {
    this.#palette = readPalette(this.#element);
    if (this.#content) this.draw(this.#content);
  }

  draw(content: PlotContent): void {
    this.#content = content;
    this.ranges = valueRanges(content.chart, content.lines.filter(isNumbers), content.shown);
    this.#frame.draw(content.shown, this.ranges.left, this.ranges.right);
  }

  /** Null: the line's values have no scale, because nothing of it is shown. In CSS pixels from the element's top. */
  yOf(line: ChartLine, value: number): number | null {
    const range = isNumbers(line) ? rangeOfLine(line, this.ranges) : null;
    if (!range) return null;
    const { top, height } = this.area;
    return top + height * (1 - (value - range.min) / (range.max - range.min));
  }

  /** The value at a height, in CSS pixels from the element's top; null as above. */
  valueAt(line: ChartLine, yPx: number): number | null {
    const range = isNumbers(line) ? rangeOfLine(line, this.ranges) : null;
    if (!range) return null;
    const { top, height } = this.area;
    return range.min + (range.max - range.min) * (1 - (yPx - top) / height);
  }

  /** The line whose band is at a height; null: none. */
  bandAt(yPx: number): ChartLine | null {
    const { top, height } = this.area;
    const bands = this.#content?.lines.filter((line) => isStates(line) && !line.series.isHidden) ?? [];
    return bands[Math.floor((yPx - top - height - BAND_GAP_PX) / BAND_PX)] ?? null;
  }

  colorOf({ color }: ChartLine): string {
    return this.#palette.categories[color] ?? this.#palette.quiet;
  }

  destroy(): void {
    this.plot.destroy();
  }

  #drawContent({ ctx, bbox }: uPlot): void {
    const ratio = uPlot.pxRatio;
    if (!this.#content) return;
    const { lines, shown, until, columnMs } = this.#content;
    const { left: leftPx, top: topPx, width: widthPx, height: heightPx } = bbox;
    const x = (time: number) => leftPx + ((time - shown.from) / (shown.to - shown.from || 1)) * widthPx;
    const columnPx = (columnMs / (shown.to - shown.from || 1)) * (widthPx / ratio);
    ctx.save();
    ctx.beginPath();
    ctx.rect(leftPx, topPx, widthPx, heightPx);
    ctx.clip();
    const drawn = lines.filter(isNumbers).flatMap((line) => {
      const range = line.series.isHidden ? null : rangeOfLine(line, this.ranges);
      if (!range) return [];
      const y = (value: number) => topPx + heightPx * (1 - (value - range.min) / (range.max - range.min));
      return [
        { data: line.data, place: { x, y, ratio, columnPx }, look: { color: this.colorOf(line), dash: line.dash } },
      ];
    });
    const alpha = drawn.length > FEW_LINES ? 0.36 : 0.5;
    for (const { data, place, look } of drawn) drawReaches(ctx, data, place, look, alpha);
    ctx.globalAlpha = 1;
    for (const { data, place, look } of drawn) drawMeans(ctx, data, place, look);
    ctx.restore();
    const known = namesOfStates(lines.filter(isStates).map(({ data }) => data));
    let bandTopPx = topPx + heightPx + BAND_GAP_PX * ratio;
    for (const line of lines) {
      if (!isStates(line) || line.series.isHidden) continue;
      const size = { topPx: bandTopPx, heightPx: (BAND_PX - BAND_GAP_PX) * ratio };
      drawStates(ctx, line.data, { x, ratio, leftPx, widthPx, until, ...size }, this.#palette, line.color, known);
      bandTopPx += BAND_PX * ratio;
    }
  }
}
