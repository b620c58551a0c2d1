// Above a plot, and drawn without it: the crosshair with the points that it meets, and the stretch that is being chosen.

import uPlot from 'uplot';
import type { TimeRange } from '../view/board-view.ts';
import type { ChartLine } from '../view/chart-lines.ts';
import { columnAt, isNumbers } from '../view/chart-lines.ts';
import type { PlotDrawing } from './plot-drawing.ts';

export interface Overlay {
  readonly lines: readonly ChartLine[];
  readonly shown: TimeRange;
  readonly crosshair: number | null;
  /** The line that keys act on, where the crosshair is moved by them. */
  readonly line: string | null;
  readonly stretch: { readonly fromPx: number; readonly toPx: number } | null;
}

const REACH_PX = 12;

export function drawOverlay(canvas: HTMLCanvasElement, drawing: PlotDrawing, overlay: Overlay): void {
  const { width, height } = drawing.plot;
  const ratio = uPlot.pxRatio;
  if (canvas.width !== width * ratio || canvas.height !== height * ratio) {
    canvas.width = width * ratio;
    canvas.height = height * ratio;
  }
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const style = getComputedStyle(canvas);
  const { left, top, width: areaWidth } = drawing.area;
  const { stretch, crosshair, shown, lines } = overlay;
  const bottom = height - 24;
  if (stretch) {
    const from = Math.max(left, Math.min(stretch.fromPx, stretch.toPx));
    const to = Math.min(left + areaWidth, Math.max(stretch.fromPx, stretch.toPx));
    context.globalAlpha = 0.16;
    context.fillStyle = style.outlineColor;
    context.fillRect(from, top, to - from, bottom - top);
    context.globalAlpha = 1;
  }
  const span = shown.to - shown.from || 1;
  if (crosshair === null || crosshair < shown.from || crosshair > shown.to) return;
  const x = left + ((crosshair - shown.from) / span) * areaWidth;
  context.strokeStyle = style.color;
  context.setLineDash([4, 3]);
  context.beginPath();
  context.moveTo(Math.round(x) + 0.5, top);
  context.lineTo(Math.round(x) + 0.5, bottom);
  context.stroke();
  context.setLineDash([]);
  for (const line of lines) {
    if (!isNumbers(line) || line.series.isHidden) continue;
    const at = columnAt(line.data, crosshair, (REACH_PX / areaWidth) * span);
    if (at === null) continue;
    const y = drawing.yOf(line, line.data.mean[at] as number);
    if (y === null) continue;
    const pointX = left + (((line.data.times[at] as number) - shown.from) / span) * areaWidth;
    if (pointX < left || pointX > left + areaWidth) continue;
    context.fillStyle = drawing.colorOf(line);
    context.beginPath();
    context.arc(pointX, y, line.key === overlay.line ? 5.5 : 3.5, 0, 2 * Math.PI);
    context.fill();
  }
}
