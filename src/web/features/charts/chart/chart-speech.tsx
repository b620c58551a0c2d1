// What the crosshair meets, read out while keys move it.
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { BoardChart } from '../../../storage/stored-boards.ts';
import { type BoardView, shownRange } from '../view/board-view.ts';
import { chartLines } from '../view/chart-lines.ts';
import { valueAt } from '../view/line-values.ts';
import { useSeriesNames } from '../view/use-series-names.ts';

export function ChartSpeech({ chart, view }: { readonly chart: BoardChart; readonly view: BoardView }) {
  const { t } = useTranslation('charts');
  const names = useSeriesNames();
  const text = useStore(view, (state) => {
    const { crosshair, isSpoken, pulled, line } = state;
    const shown = shownRange(state);
    if (!isSpoken || crosshair === null || !shown) return '';
    const lines = chartLines(chart, pulled).filter(({ series }) => !series.isHidden);
    const chosen = lines.filter(({ key }) => key === line);
    const values = (chosen.length > 0 ? chosen : lines).flatMap((one) => {
      const { value } = valueAt(one, crosshair, (shown.to - shown.from) / 100);
      return value === null ? [] : [`${names.ofLine(one)} ${names.value(value)} ${names.unitOf(one.series)}`.trim()];
    });
    return t('chart.at', { time: names.time(crosshair), values: values.join(', ') });
  });
  return (
    <p className="sr-only" role="status">
      {text}
    </p>
  );
}
