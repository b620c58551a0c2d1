// Boards of charts: numbers and states of messages, rates and round-trip times, over time.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useLostFocus } from '../../kit/focus-return/use-lost-focus.ts';
import { boardInView, boardOwner, boardsOf, chartsStore, watchBoards } from '../../state/charts-store.ts';
import classes from './board/board.module.css';
import { BoardPane } from './board/board-pane.tsx';
import { RemovedPart } from './board/removed-part.tsx';
import { addChartsTexts } from './charts-texts.ts';

addChartsTexts();

export interface ChartsViewProps {
  readonly profileId: string;
  /** The message behind a point is to be shown. */
  readonly onMessage: (seq: number) => void;
}

export function ChartsView({ profileId, onMessage }: ChartsViewProps) {
  const { t } = useTranslation('charts');
  useEffect(watchBoards, []);
  const state = useStore(chartsStore);
  const owner = boardOwner(profileId);
  const board = boardInView(owner, state);
  const root = useRef<HTMLElement>(null);
  const parts = board?.charts.flatMap(({ id, series }) => [id, ...series.map((one) => one.id)]) ?? [];
  // What had it may go with a series, a chart or a board.
  useLostFocus(`${owner} ${board?.id} ${parts}`, () => {
    const first = root.current?.querySelector<HTMLElement>('[role="application"]');
    return first ?? root.current?.querySelector<HTMLElement>('[role="toolbar"] button');
  });
  return (
    <section ref={root} className={classes.view} aria-label={t('title')}>
      {state.fault !== null && (
        <p className={classes.fault} role="alert">
          {t('fault', { message: state.fault })}
        </p>
      )}
      <RemovedPart owner={owner} />
      {state.isLoaded && (
        <BoardPane
          key={`${profileId} ${board?.id ?? ''}`}
          profileId={profileId}
          owner={owner}
          boards={boardsOf(owner, state.boards)}
          board={board}
          onMessage={onMessage}
        />
      )}
    </section>
  );
}
