// A series' name in the legend, with the mark that it is drawn with: a click on it hides or shows the series.
import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { changeSeries } from '../../../state/charts-actions.ts';
import type { Board, BoardChart, BoardSeries } from '../../../storage/stored-boards.ts';
import { useSeriesNames } from '../view/use-series-names.ts';
import classes from './chart.module.css';

export interface NameCellProps {
  readonly board: Board;
  readonly chart: BoardChart;
  readonly series: BoardSeries;
  readonly topic: string | null;
  readonly color: number;
  readonly dash: string;
}

/** Values change many times a second, names do not. */
export const NameCell = memo(function NameCell({ board, chart, series, topic, color, dash }: NameCellProps) {
  const { t } = useTranslation('charts');
  const names = useSeriesNames();
  const name = names.ofSeries(series, topic);
  const toggle = () => changeSeries(board, chart, series.id, { isHidden: !series.isHidden });
  return (
    <th scope="row">
      <div className={classes.nameCell}>
        <button
          type="button"
          className={classes.mark}
          style={{ '--mark': `var(--cat-${color})` } as CSSProperties}
          aria-pressed={!series.isHidden}
          aria-label={t('legend.show', { name })}
          title={t('legend.show', { name })}
          onClick={toggle}
        >
          <svg width="18" height="10" aria-hidden="true">
            {series.source.kind === 'state' ? (
              <rect x="1" y="1" width="16" height="8" rx="2" />
            ) : (
              <line x1="0" y1="5" x2="18" y2="5" strokeDasharray={dash || undefined} />
            )}
          </svg>
        </button>
        <bdi className={classes.seriesName} title={name}>
          {name}
        </bdi>
        {series.axis !== 'left' && <span className={classes.axisNote}>{t(`legend.${series.axis}`)}</span>}
      </div>
    </th>
  );
});
