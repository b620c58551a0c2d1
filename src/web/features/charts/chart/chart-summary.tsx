// What a chart shows, in words: last, least and greatest of each series.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardChart } from '../../../storage/stored-boards.ts';
import { type BoardView, shownRange } from '../view/board-view.ts';
import { chartLines } from '../view/chart-lines.ts';
import { extremesOfLine } from '../view/line-values.ts';
import { useSeriesNames } from '../view/use-series-names.ts';

/** Nobody reads faster. */
const TURN_MS = 1000;

export interface ChartSummaryProps {
  readonly id: string;
  readonly chart: BoardChart;
  readonly view: BoardView;
}

export function ChartSummary({ id, chart, view }: ChartSummaryProps) {
  const { t } = useTranslation('charts');
  const names = useSeriesNames();
  const [, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((turn) => turn + 1), TURN_MS);
    return () => clearInterval(timer);
  }, []);
  const state = view.getState();
  const parts = chartLines(chart, state.pulled).map((line) => {
    const name = names.ofLine(line);
    const { last } = line.data;
    const extremes = extremesOfLine(line, shownRange(state));
    if (!last) return t('chart.summaryNone', { name });
    const value = `${names.value(last.value)} ${names.unitOf(line.series)}`.trim();
    if (!extremes) return t('chart.summaryState', { name, last: value });
    return t('chart.summary', {
      ...{ name, last: value },
      ...{ min: names.value(extremes.min), max: names.value(extremes.max) },
    });
  });
  return (
    <p className="sr-only" id={id}>
      {parts.length > 0 ? `${parts.join('; ')}.` : t('chart.waiting')}
    </p>
  );
}
