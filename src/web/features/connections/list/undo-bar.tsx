import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { tellFault } from './list-actions.ts';
import { removalsStore, runTime, stopTime, undoRemoval } from './removals-store.ts';
import classes from './undo-bar.module.css';

/** Offers to put back what was deleted last. Its time does not run while the pointer or the focus is on the button. */
export function UndoBar() {
  const { t } = useTranslation('connections');
  const last = useStore(removalsStore, ({ removals }) => removals[0]);
  // A button that goes away with the whole list is left by nobody.
  useEffect(() => runTime, []);
  const names = last?.names.join(', ');

  return (
    <div role="status">
      {last && (
        <div className={classes.bar}>
          <span className={classes.text} title={names}>
            {last.names.length === 1
              ? t('list.deleted', { name: names })
              : t('list.deletedMany', { count: last.names.length })}
          </span>
          <Button
            className={classes.button}
            onPointerEnter={stopTime}
            onPointerLeave={runTime}
            onFocus={stopTime}
            onBlur={runTime}
            onClick={() => {
              runTime();
              undoRemoval(last).catch(tellFault);
            }}
          >
            {t('list.undo')}
          </Button>
        </div>
      )}
    </div>
  );
}
