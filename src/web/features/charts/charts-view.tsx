// Boards of charts: numbers and states of messages, rates and round-trip times, over time.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { boardInView, boardOwner, boardsOf, chartsStore, watchBoards } from '../../state/charts-store.ts';
import classes from './board/board.module.css';
import { BoardPane } from './board/board-pane.tsx';
import { RemovedBoard } from './board/removed-board.tsx';
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
  return (
    <section className={classes.view} aria-label={t('title')}>
      {state.fault !== null && (
        <p className={classes.fault} role="alert">
          {t('fault', { message: state.fault })}
        </p>
      )}
      <RemovedBoard owner={owner} />
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
