// A board: its tools and its charts, one above the other. They show the same time and have one crosshair.
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveBytes } from '../../../kit/save-bytes/save-bytes.ts';
import { isCapture } from '../../../state/captures-store.ts';
import { dropCharts } from '../../../state/charts-access.ts';
import { addSeries, changeBoard, createBoard, type NewSeries } from '../../../state/charts-actions.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import type { Board, BoardChart } from '../../../storage/stored-boards.ts';
import { AddSeriesDialog } from '../add/add-series-dialog.tsx';
import { ChartCard } from '../chart/chart-card.tsx';
import { boardCsv } from '../save/board-csv.ts';
import { fileNameOf } from '../save/file-name.ts';
import { finePulled } from '../save/fine-pulled.ts';
import { boardView, shownRange } from '../view/board-view.ts';
import { chartLines } from '../view/chart-lines.ts';
import { usePull } from '../view/use-pull.ts';
import { useSeriesNames } from '../view/use-series-names.ts';
import classes from './board.module.css';
import { BoardBar } from './board-bar.tsx';
import { BoardNotes } from './board-notes.tsx';
import { EmptyBoard } from './empty-board.tsx';
import { KeysText } from './keys-help.tsx';

export interface BoardPaneProps {
  readonly profileId: string;
  readonly owner: string;
  readonly boards: readonly Board[];
  /** Undefined: there is none yet, and what is added makes it. */
  readonly board: Board | undefined;
  readonly onMessage: (seq: number) => void;
}

const NO_BOARD: Board = { id: '', profileId: '', name: '', order: 0, openedAt: 0, spanMs: null, charts: [] };

export function BoardPane({ profileId, owner, boards, board, onMessage }: BoardPaneProps) {
  const { t } = useTranslation('charts');
  const names = useSeriesNames();
  const helpId = useId();
  const [view] = useState(() => boardView(`${profileId} ${board?.id ?? ''}`));
  /** The chart that series are added to; null: a new one; undefined: none are. */
  const [adding, setAdding] = useState<string | null | undefined>(undefined);
  usePull(profileId, board ?? NO_BOARD, view);
  useEffect(() => () => dropCharts(profileId), [profileId]);
  const phase = useWorkspace(profileId, ({ connection }) => connection.phase);
  const isMoving = !isCapture(profileId) && phase !== 'disconnected' && phase !== 'failed';
  // Of hidden series too: hiding one must not move all of them.
  const hasRight = board?.charts.some(({ series }) => series.some(({ axis }) => axis === 'right')) ?? false;
  const isEmpty = !board || board.charts.length === 0;
  const add = (series: readonly NewSeries[]) =>
    void addSeries(board ?? createBoard(owner, t('board.first')), adding ?? null, series);
  const draw = (charts: readonly BoardChart[]) =>
    changeBoard((board ?? createBoard(owner, t('board.first'))).id, { charts });
  const saveCsv = async () => {
    const shown = shownRange(view.getState());
    const pulled = await finePulled(profileId, board?.id ?? '', view.getState());
    if (!board || !shown || !pulled) return;
    const lines = board.charts.flatMap((chart) => chartLines(chart, pulled));
    const columns = lines.filter(({ series }) => !series.isHidden).map((line) => ({ name: names.ofLine(line), line }));
    saveBytes(new TextEncoder().encode(boardCsv(columns, shown)), `${fileNameOf(board.name || t('board.first'))}.csv`);
  };
  return (
    <>
      <BoardBar
        {...{ owner, boards, board, view, isMoving }}
        onAddChart={() => setAdding(null)}
        onCsv={() => void saveCsv()}
      />
      {isEmpty ? (
        <EmptyBoard profileId={profileId} onAdd={() => setAdding(null)} onDraw={draw} />
      ) : (
        <div className={classes.charts}>
          <KeysText id={helpId} />
          <BoardNotes view={view} />
          {board.charts.map((chart, index) => (
            <ChartCard
              key={chart.id}
              {...{ profileId, board, chart, index, view, helpId, hasRight, onMessage }}
              onAdd={() => setAdding(chart.id)}
            />
          ))}
        </div>
      )}
      {adding !== undefined && (
        <AddSeriesDialog profileId={profileId} onAdd={add} onClose={() => setAdding(undefined)} />
      )}
    </>
  );
}
