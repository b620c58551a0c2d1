// The plot of a chart: drawn on a canvas, worked by pointer and keys.
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { chartLines, isNumbers } from '../view/chart-lines.ts';
import type { FoundPoint } from '../view/find-point.ts';
import { valueAt } from '../view/line-values.ts';
import classes from './chart.module.css';
import { actOnPlotKey } from './plot-keys.ts';
import { boundsOf, type PlotProps, usePlot } from './use-plot.ts';

export interface ChartPlotProps extends PlotProps {
  readonly name: string;
  /** Of the element that says what keys do. */
  readonly helpId: string;
  /** Of the one that says what is drawn. */
  readonly summaryId: string;
}

export function ChartPlot(props: ChartPlotProps) {
  const { name, helpId, summaryId, chart, view, onPoint, heightPx } = props;
  const { t } = useTranslation('charts');
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  usePlot(box, canvas, props);
  const lines = () => chartLines(chart, view.getState().pulled);
  const open = () => {
    const { crosshair, line } = view.getState();
    const shown = lines().filter(({ series }) => !series.isHidden);
    const chosen = shown.find(({ key }) => key === line) ?? shown[0];
    if (!chosen) return;
    const { value, time } = valueAt(chosen, crosshair, Number.POSITIVE_INFINITY);
    if (time === null) return;
    const point: FoundPoint = { line: chosen, time, value: isNumbers(chosen) ? Number(value) : null };
    onPoint(point);
  };
  return (
    <div
      ref={box}
      className={classes.plot}
      style={{ height: heightPx }}
      role="application"
      aria-roledescription={t('chart.roleName')}
      aria-label={t('chart.plot', { name })}
      aria-describedby={`${summaryId} ${helpId}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it has keys of its own
      tabIndex={0}
      onKeyDown={(event) => {
        if (!actOnPlotKey(event, view, lines(), boundsOf(view), open)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onBlur={() => view.setState({ isSpoken: false })}
    >
      <canvas ref={canvas} className={classes.overlay} />
    </div>
  );
}
