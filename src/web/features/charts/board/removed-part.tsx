// A board, a chart or a series that was just removed can be brought back.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { forgetRemoval, undoRemoval } from '../../../state/charts-actions.ts';
import { chartsStore } from '../../../state/charts-store.ts';
import classes from './board.module.css';

export function RemovedPart({ owner }: { readonly owner: string }) {
  const { t } = useTranslation('charts');
  const removed = useStore(chartsStore, (state) => state.removed);
  return (
    <div role="status">
      {removed?.board.profileId === owner && (
        <div className={classes.notice}>
          <span>{t(`removed.${removed.what}`, { name: removed.board.name || t('board.unnamed') })}</span>
          <Button onClick={undoRemoval}>{t('board.undo')}</Button>
          <Button onClick={forgetRemoval}>{t('board.forget')}</Button>
        </div>
      )}
    </div>
  );
}
