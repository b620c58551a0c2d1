// What a chart's series are worth: at the crosshair or lastly, and how far they reach over the time shown.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useWorkspace } from '../../../state/use-workspace.ts';
import type { Board, BoardChart, BoardSeries } from '../../../storage/stored-boards.ts';
import { type BoardView, shownRange } from '../view/board-view.ts';
import { type ChartLine, chartLines } from '../view/chart-lines.ts';
import { extremesOfLine, valueAt } from '../view/line-values.ts';
import { useSeriesNames } from '../view/use-series-names.ts';
import { waitingFor } from '../view/waiting-for.ts';
import classes from './chart.module.css';
import { NameCell } from './name-cell.tsx';
import { SeriesMenu } from './series-menu.tsx';

export interface ChartLegendProps {
  readonly profileId: string;
  readonly board: Board;
  readonly chart: BoardChart;
  readonly view: BoardView;
  readonly name: string;
  readonly onOpen: (line: ChartLine) => void;
  readonly onEdit: (series: BoardSeries) => void;
}

/** About as far as a point is looked for beside the crosshair. */
const REACH_PX = 12;

export function ChartLegend({ profileId, board, chart, view, name, onOpen, onEdit }: ChartLegendProps) {
  const { t } = useTranslation('charts');
  const names = useSeriesNames();
  const pulled = useStore(view, (state) => state.pulled);
  const fixed = useStore(view, (state) => state.fixed);
  const crosshair = useStore(view, (state) => state.crosshair);
  const chosen = useStore(view, (state) => (state.isSpoken ? state.line : null));
  const widthPx = useStore(view, (state) => state.widthPx);
  const shown = shownRange({ fixed, pulled });
  const lines = useMemo(() => chartLines(chart, pulled), [chart, pulled]);
  const reachMs = shown ? (REACH_PX / Math.max(1, widthPx)) * (shown.to - shown.from) : 0;
  const waiting = chart.series.filter(({ id }) => lines.every(({ series }) => series.id !== id));
  const rowOf = (line: ChartLine) => {
    const { value, isMixed, isMean } = valueAt(line, crosshair, reachMs);
    const extremes = extremesOfLine(line, shown);
    return {
      value: isMixed ? t('legend.mixed') : names.value(value),
      isMean,
      min: extremes ? names.value(extremes.min) : '–',
      max: extremes ? names.value(extremes.max) : '–',
    };
  };
  return (
    <div className={classes.legendFrame}>
      <table className={classes.legend} aria-label={t('legend.name', { name })}>
        <thead>
          <tr>
            <th scope="col">{t('legend.series')}</th>
            <th scope="col" className={classes.number}>
              {crosshair === null ? t('legend.last') : names.time(crosshair)}
            </th>
            <th scope="col" className={classes.number}>
              {t('legend.min')}
            </th>
            <th scope="col" className={classes.number}>
              {t('legend.max')}
            </th>
            <th scope="col">
              <span className="sr-only">{t('legend.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const row = rowOf(line);
            return (
              <tr
                key={line.key}
                data-hidden={line.series.isHidden || undefined}
                aria-current={line.key === chosen || undefined}
              >
                <NameCell
                  board={board}
                  chart={chart}
                  series={line.series}
                  topic={line.data.topic}
                  color={line.color}
                  dash={line.dash.join(' ')}
                />
                <td className={classes.number} title={row.isMean ? t('legend.mean') : undefined}>
                  {row.isMean && '≈ '}
                  <bdi>{row.value}</bdi>
                  {row.value !== '–' && line.data.kind === 'numbers' && <Unit text={names.unitOf(line.series)} />}
                </td>
                <td className={classes.number}>{row.min}</td>
                <td className={classes.number}>{row.max}</td>
                <td>
                  <SeriesMenu
                    board={board}
                    chart={chart}
                    series={line.series}
                    name={names.ofLine(line)}
                    lineKey={line.key}
                    view={view}
                    onOpen={onOpen}
                    onEdit={onEdit}
                  />
                </td>
              </tr>
            );
          })}
          {waiting.map((series) => (
            <tr key={series.id} data-hidden={series.isHidden || undefined}>
              <NameCell board={board} chart={chart} series={series} topic={null} color={series.color} dash="" />
              <td className={classes.waits} colSpan={3}>
                <WaitsFor profileId={profileId} series={series} />
              </td>
              <td>
                <SeriesMenu
                  board={board}
                  chart={chart}
                  series={series}
                  name={names.ofSeries(series)}
                  lineKey={null}
                  view={view}
                  onOpen={onOpen}
                  onEdit={onEdit}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WaitsFor({ profileId, series }: { readonly profileId: string; readonly series: BoardSeries }) {
  const { t } = useTranslation('charts');
  const reason = useWorkspace(profileId, (workspace) => waitingFor(series, profileId, workspace));
  return t(`legend.waits.${reason}`);
}

function Unit({ text }: { readonly text: string }) {
  return text === '' ? null : <span className={classes.unit}> {text}</span>;
}
