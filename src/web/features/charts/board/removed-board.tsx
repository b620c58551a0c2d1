// A board that was just deleted can be brought back.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { forgetRemovedBoard, undoRemoveBoard } from '../../../state/charts-actions.ts';
import { chartsStore } from '../../../state/charts-store.ts';
import classes from './board.module.css';

export function RemovedBoard({ owner }: { readonly owner: string }) {
  const { t } = useTranslation('charts');
  const removed = useStore(chartsStore, (state) => state.removed);
  return (
    <div role="status">
      {removed?.profileId === owner && (
        <div className={classes.notice}>
          <span>{t('board.removed', { name: removed.name || t('board.unnamed') })}</span>
          <Button onClick={undoRemoveBoard}>{t('board.undo')}</Button>
          <Button onClick={forgetRemovedBoard}>{t('board.forget')}</Button>
        </div>
      )}
    </div>
  );
}
