// A chart's plot: made once a look of it, drawn at most once a frame.
import { useComputedColorScheme } from '@mantine/core';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardChart } from '../../../storage/stored-boards.ts';
import { drawOverlay } from '../draw/draw-overlay.ts';
import { PlotDrawing } from '../draw/plot-drawing.ts';
import { attachPointer } from '../draw/plot-pointer.ts';
import { type BoardView, type Pulled, shownRange } from '../view/board-view.ts';
import { type ChartLine, chartLines } from '../view/chart-lines.ts';
import { type FoundPoint, pointNear } from '../view/find-point.ts';

export interface PlotShape {
  readonly bands: number;
  readonly hasRight: boolean;
  readonly heightPx: number;
}

export interface PlotProps extends PlotShape {
  readonly chart: BoardChart;
  readonly view: BoardView;
  readonly onPoint: (point: FoundPoint) => void;
}

/** `box` holds the plot and, above it, the canvas. */
export function usePlot(
  box: RefObject<HTMLDivElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  props: PlotProps,
): void {
  const { i18n } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const latest = useRef(props);
  latest.current = props;
  const plot = useRef<{ drawing: PlotDrawing; plan: () => void } | null>(null);
  const { view, bands, heightPx, hasRight } = props;
  const { language } = i18n;

  useLayoutEffect(() => {
    const element = box.current;
    const overlay = canvas.current;
    if (!element || !overlay) return;
    const drawing = new PlotDrawing(element, {
      ...{ language, bands, hasRight, heightPx },
      widthPx: Math.max(120, element.clientWidth),
    });
    // The canvas stands above.
    element.append(overlay);
    let stretch: { readonly fromPx: number; readonly toPx: number } | null = null;
    let lines: readonly ChartLine[] = [];
    let known: { chart: BoardChart; pulled: Pulled | null } | null = null;
    let frame = 0;
    const draw = () => {
      frame = 0;
      const { chart } = latest.current;
      const state = view.getState();
      const { pulled } = state;
      const shown = shownRange(state);
      if (!pulled || !shown) return;
      if (known?.chart !== chart || known.pulled !== pulled) lines = chartLines(chart, pulled);
      known = { chart, pulled };
      drawing.draw({ chart, lines, shown, columnMs: pulled.columnMs, until: Math.min(pulled.data.to, pulled.end) });
      drawAbove();
    };
    const drawAbove = () => {
      const { crosshair, line, isSpoken, ...state } = view.getState();
      const shown = shownRange(state);
      if (shown) drawOverlay(overlay, drawing, { lines, shown, crosshair, line: isSpoken ? line : null, stretch });
    };
    const plan = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    plot.current = { drawing, plan };
    const tellWidth = () => view.setState({ widthPx: Math.round(drawing.area.width) });
    tellWidth();
    plan();
    const stops = [
      view.subscribe((now, before) => {
        if (now.pulled !== before.pulled || now.fixed !== before.fixed) plan();
        else if (frame === 0) drawAbove();
      }),
      attachPointer(element, {
        view,
        area: () => drawing.area,
        bounds: () => boundsOf(view),
        onStretch(now) {
          stretch = now;
          drawAbove();
        },
        onClick(x, y, isTouch) {
          const shown = shownRange(view.getState());
          const point = shown && !isTouch ? pointNear(drawing, lines, shown, x, y) : null;
          if (point) latest.current.onPoint(point);
        },
      }),
    ];
    const observer = new ResizeObserver(() => {
      const width = Math.max(120, element.clientWidth);
      if (width === drawing.plot.width) return;
      drawing.setSize(width, heightPx);
      tellWidth();
      plan();
    });
    observer.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      for (const stop of stops) stop();
      drawing.destroy();
      plot.current = null;
    };
  }, [view, language, bands, heightPx, hasRight, box, canvas]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another chart is drawn otherwise
  useEffect(() => plot.current?.plan(), [props.chart]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are others
  useEffect(() => plot.current?.drawing.recolor(), [scheme]);
}

export function boundsOf(view: BoardView) {
  const { pulled } = view.getState();
  const to = pulled?.end ?? Date.now();
  return { from: Math.min(to, pulled?.data.firstTime ?? to), to };
}
