// What is not drawn, and why.
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { BoardView } from '../view/board-view.ts';
import classes from './board.module.css';

export function BoardNotes({ view }: { readonly view: BoardView }) {
  const { t } = useTranslation('charts');
  const leftOut = useStore(view, ({ pulled }) => pulled?.data.topicsLeftOut ?? 0);
  const dropped = useStore(view, ({ pulled }) => pulled?.data.dropped ?? 0);
  if (leftOut === 0 && dropped === 0) return null;
  return (
    <p className={classes.notice}>
      {leftOut > 0 && t('chart.leftOut', { count: leftOut })} {dropped > 0 && t('chart.dropped', { count: dropped })}
    </p>
  );
}
