// One chart of a board: its name and tools, its values and its plot.
import { ActionIcon } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Board, BoardChart, BoardSeries } from '../../../storage/stored-boards.ts';
import { plotHeightPx } from '../draw/plot-drawing.ts';
import { type BoardView, shownRange } from '../view/board-view.ts';
import type { ChartLine } from '../view/chart-lines.ts';
import { chartLines, isNumbers, isStates } from '../view/chart-lines.ts';
import { type FoundPoint, messageBehind } from '../view/find-point.ts';
import { valueAt } from '../view/line-values.ts';
import { useSeriesNames } from '../view/use-series-names.ts';
import classes from './chart.module.css';
import { ChartLegend } from './chart-legend.tsx';
import { ChartMenu } from './chart-menu.tsx';
import { ChartPlot } from './chart-plot.tsx';
import { ChartSpeech } from './chart-speech.tsx';
import { ChartSummary } from './chart-summary.tsx';
import { SeriesDialog } from './series-dialog.tsx';

export interface ChartCardProps {
  readonly profileId: string;
  readonly board: Board;
  readonly chart: BoardChart;
  readonly index: number;
  readonly view: BoardView;
  readonly helpId: string;
  readonly hasRight: boolean;
  readonly onAdd: () => void;
  readonly onMessage: (seq: number) => void;
}

/** As where there are many charts: a phone has no more room. */
const MANY = 3;

export function ChartCard(props: ChartCardProps) {
  const { profileId, board, chart, index, view, helpId, hasRight, onAdd, onMessage } = props;
  const { t } = useTranslation('charts');
  const names = useSeriesNames();
  const id = useId();
  const isPhone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const [edited, setEdited] = useState<BoardSeries | null>(null);
  const [note, setNote] = useState<'noMessage' | 'notOfMessage' | null>(null);
  const name = names.ofChart(chart, index);
  const bands = useStore(view, ({ pulled }) => chartLines(chart, pulled).filter(isVisibleBand).length);
  const hasNumbers = chart.series.some(({ source }) => source.kind !== 'state');
  const state = useStore(view, ({ pulled, fixed }) => stateOf(chart, pulled, fixed));
  const open = async (point: FoundPoint) => {
    setNote(null);
    const { kind } = point.line.series.source;
    const { pulled } = view.getState();
    if (!pulled) return;
    const seq = await messageBehind(profileId, pulled, point);
    if (seq !== null) onMessage(seq);
    else setNote(kind === 'value' || kind === 'state' ? 'noMessage' : 'notOfMessage');
  };
  const openLine = (line: ChartLine) => {
    const { value, time } = valueAt(line, view.getState().crosshair, Number.POSITIVE_INFINITY);
    if (time !== null) void open({ line, time, value: isNumbers(line) ? Number(value) : null });
  };
  return (
    <section className={classes.card} aria-labelledby={`${id}-name`} data-chart={chart.id}>
      <header className={classes.head}>
        <h3 className={classes.name} id={`${id}-name`}>
          {name}
        </h3>
        <ActionIcon aria-label={t('chart.addSeriesTo', { name })} title={t('chart.addSeries')} onClick={onAdd}>
          <IconPlus size={16} stroke={1.75} />
        </ActionIcon>
        <ChartMenu board={board} chart={chart} name={name} index={index} view={view} hasRight={hasRight} />
      </header>
      {chart.series.length === 0 && <p className={classes.note}>{t('chart.empty')}</p>}
      {chart.series.length > 0 && (
        <>
          <ChartLegend {...{ profileId, board, chart, view, name }} onOpen={openLine} onEdit={setEdited} />
          <div className={classes.plotFrame}>
            <ChartPlot
              {...{ chart, view, name, helpId, hasRight, bands }}
              summaryId={`${id}-summary`}
              heightPx={plotHeightPx(hasNumbers, bands, isPhone ? MANY : board.charts.length)}
              onPoint={(point) => void open(point)}
            />
            {state !== null && <p className={classes.state}>{t(`chart.${state}`)}</p>}
          </div>
          <p className={classes.said} role="status">
            {note && t(`chart.${note}`)}
          </p>
          <ChartSpeech chart={chart} view={view} />
          <ChartSummary id={`${id}-summary`} chart={chart} view={view} />
        </>
      )}
      {edited && <SeriesDialog board={board} chart={chart} series={edited} onClose={() => setEdited(null)} />}
    </section>
  );
}

function isVisibleBand(line: ChartLine): boolean {
  return isStates(line) && !line.series.isHidden;
}

/** What is to be said where nothing is drawn; null: something is. */
function stateOf(
  chart: BoardChart,
  pulled: Parameters<typeof chartLines>[1],
  fixed: Parameters<typeof shownRange>[0]['fixed'],
) {
  if (!pulled) return null;
  const lines = chartLines(chart, pulled);
  if (lines.every(({ data }) => data.points === 0)) return pulled.data.isBehind ? 'behind' : 'waiting';
  const shown = shownRange({ fixed, pulled });
  const isThere = lines.some(({ data }) => {
    if (data.kind === 'states') return data.times.length > 0;
    return shown !== null && data.times.some((time) => time >= shown.from && time <= shown.to);
  });
  return isThere ? null : 'nothing';
}
