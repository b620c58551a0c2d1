// A board's tools: which board, which time, and the data as a file.
import { ActionIcon, Button } from '@mantine/core';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { SegmentChoice } from '../../../kit/segment-choice/segment-choice.tsx';
import { changeBoard, createBoard, DEFAULT_SPAN_MS } from '../../../state/charts-actions.ts';
import type { Board } from '../../../storage/stored-boards.ts';
import { boundsOf } from '../chart/use-plot.ts';
import { type BoardView, shownRange } from '../view/board-view.ts';
import { zoomed } from '../view/move-window.ts';
import { useSeriesNames } from '../view/use-series-names.ts';
import classes from './board.module.css';
import { BoardMenu } from './board-menu.tsx';
import { KeysHelp } from './keys-help.tsx';

export interface BoardBarProps {
  readonly owner: string;
  readonly boards: readonly Board[];
  readonly board: Board | undefined;
  readonly view: BoardView;
  /** Whether what is followed goes on. */
  readonly isMoving: boolean;
  readonly onAddChart: () => void;
  readonly onCsv: () => void;
}

const SPANS = [
  ['s10', 10_000],
  ['m1', 60_000],
  ['m5', 300_000],
  ['m15', 900_000],
  ['h1', 3_600_000],
  ['all', null],
] as const;
const ZOOM = 0.6;

export function BoardBar({ owner, boards, board, view, isMoving, onAddChart, onCsv }: BoardBarProps) {
  const { t } = useTranslation('charts');
  const hasSeries = board?.charts.some(({ series }) => series.length > 0) ?? false;
  const chosen = SPANS.find(([, spanMs]) => spanMs === (board ? board.spanMs : DEFAULT_SPAN_MS))?.[0] ?? 'all';
  const choose = (name: (typeof SPANS)[number][0]) => {
    const spanMs = SPANS.find(([known]) => known === name)?.[1] ?? null;
    const target = board ?? createBoard(owner, t('board.first'));
    changeBoard(target.id, { spanMs });
    view.setState({ fixed: null, crosshair: null });
  };
  const zoom = (factor: number) => {
    const range = shownRange(view.getState());
    if (!range) return;
    const at = view.getState().crosshair ?? (range.from + range.to) / 2;
    view.setState({ fixed: zoomed(range, factor, at, boundsOf(view)) });
  };
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('title')}>
      <BoardMenu owner={owner} boards={boards} board={board} />
      <SegmentChoice
        label={t('window.name')}
        options={SPANS.map(([value]) => ({ value, text: t(`window.${value}`) }))}
        value={chosen}
        onChange={choose}
      />
      {hasSeries && (
        <>
          <ActionIcon
            className={classes.icon ?? ''}
            aria-label={t('window.zoomIn')}
            title={t('window.zoomIn')}
            onClick={() => zoom(ZOOM)}
          >
            <IconZoomIn size={16} stroke={1.75} />
          </ActionIcon>
          <ActionIcon
            className={classes.icon ?? ''}
            aria-label={t('window.zoomOut')}
            title={t('window.zoomOut')}
            onClick={() => zoom(1 / ZOOM)}
          >
            <IconZoomOut size={16} stroke={1.75} />
          </ActionIcon>
          <LiveButton view={view} isMoving={isMoving} />
          <span className={classes.spring} />
          <KeysHelp />
          <Button title={t('csvMeaning')} onClick={onCsv}>
            {t('csv')}
          </Button>
          <Button onClick={onAddChart}>{t('addChart')}</Button>
        </>
      )}
    </div>
  );
}

/** Says whether the newest is followed, and leads back to it; it keeps its place and its width. */
function LiveButton({ view, isMoving }: { readonly view: BoardView; readonly isMoving: boolean }) {
  const { t } = useTranslation('charts');
  const names = useSeriesNames();
  const fixed = useStore(view, (state) => state.fixed);
  const name = isMoving ? 'live' : 'end';
  const back = isMoving ? 'backToLive' : 'backToEnd';
  const meaning = fixed
    ? t('window.paused', { from: names.time(fixed.from), to: names.time(fixed.to) })
    : t('window.following');
  return (
    <Button
      className={classes.live ?? ''}
      data-following={fixed === null || undefined}
      aria-pressed={fixed === null}
      title={meaning}
      onClick={() => view.setState({ fixed: null, crosshair: null })}
    >
      {t(`window.${fixed ? back : name}`)}
    </Button>
  );
}
