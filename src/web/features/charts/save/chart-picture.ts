// A chart as a picture: on a light ground whatever the page has, with its name and its legend.
import type { BoardChart } from '../../../storage/stored-boards.ts';
import { readLightPalette } from '../draw/palette.ts';
import { PlotDrawing, plotHeightPx } from '../draw/plot-drawing.ts';
import { type BoardView, shownRange } from '../view/board-view.ts';
import { type ChartLine, chartLines, isStates } from '../view/chart-lines.ts';
import { extremesOfLine } from '../view/line-values.ts';
import type { SeriesNames } from '../view/use-series-names.ts';

export interface ChartPictureProps {
  readonly chart: BoardChart;
  readonly view: BoardView;
  readonly names: SeriesNames;
  readonly name: string;
  readonly hasRight: boolean;
  readonly language: string;
}

const WIDTH_PX = 1200;
const EDGE_PX = 16;
const TITLE_PX = 34;
const ROW_PX = 20;
const SANS = 'system-ui, sans-serif';

/** Null: nothing is drawn yet, or the browser makes no picture. */
export async function chartPicture(props: ChartPictureProps): Promise<Blob | null> {
  const { chart, view, names, name, hasRight, language } = props;
  const state = view.getState();
  const shown = shownRange(state);
  if (!state.pulled || !shown) return null;
  const all = chartLines(chart, state.pulled);
  const lines = all.filter(({ series }) => !series.isHidden);
  const bands = lines.filter(isStates).length;
  const heightPx = plotHeightPx(
    chart.series.some(({ source }) => source.kind !== 'state'),
    bands,
    1,
  );
  const place = document.createElement('div');
  // Laid out, and seen by nobody.
  Object.assign(place.style, { position: 'fixed', left: '-10000px', top: '0' });
  document.body.append(place);
  try {
    const widthPx = WIDTH_PX - 2 * EDGE_PX;
    const palette = readLightPalette();
    const drawing = new PlotDrawing(place, { language, widthPx, heightPx, bands, hasRight, palette });
    const { columnMs } = state.pulled;
    drawing.draw({ chart, lines: all, shown, columnMs, until: Math.min(state.pulled.data.to, state.pulled.end) });
    // uPlot draws in a microtask.
    await Promise.resolve();
    const plot = drawing.plot.ctx.canvas;
    const ratio = plot.width / widthPx;
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH_PX * ratio;
    canvas.height = (TITLE_PX + lines.length * ROW_PX + heightPx + 2 * EDGE_PX) * ratio;
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.scale(ratio, ratio);
    context.fillStyle = palette.surface;
    context.fillRect(0, 0, WIDTH_PX, canvas.height);
    context.textBaseline = 'middle';
    context.fillStyle = palette.text;
    context.font = `600 15px ${SANS}`;
    context.fillText(name, EDGE_PX, EDGE_PX + 8, WIDTH_PX * 0.66);
    context.font = `12px ${SANS}`;
    context.fillStyle = palette.quiet;
    context.textAlign = 'right';
    context.fillText(`${names.time(shown.from)} – ${names.time(shown.to)}`, WIDTH_PX - EDGE_PX, EDGE_PX + 8);
    context.textAlign = 'left';
    lines.forEach((line, i) => {
      const y = EDGE_PX + TITLE_PX + i * ROW_PX;
      context.fillStyle = palette.categories[line.color] ?? palette.quiet;
      context.fillRect(EDGE_PX, y - 2, 20, 4);
      context.fillStyle = palette.text;
      context.fillText(legendText(line, shown, names), EDGE_PX + 30, y, WIDTH_PX - 2 * EDGE_PX - 30);
    });
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(plot, EDGE_PX * ratio, (EDGE_PX + TITLE_PX + lines.length * ROW_PX) * ratio);
    drawing.destroy();
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } finally {
    place.remove();
  }
}

function legendText(
  line: ChartLine,
  shown: { readonly from: number; readonly to: number },
  names: SeriesNames,
): string {
  const name = names.ofLine(line);
  const extremes = extremesOfLine(line, shown);
  if (!extremes) return name;
  const unit = names.unitOf(line.series);
  return `${name}: ${names.value(extremes.min)} – ${names.value(extremes.max)} ${unit}`.trim();
}
