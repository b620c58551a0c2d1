import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { forgetRemovals, removalsStore, undoRemoval } from './removals-store.ts';
import classes from './undo-bar.module.css';

const OFFERED_MS = 10_000;

interface UndoBarProps {
  readonly onFault: (error: unknown) => void;
}

/** Offers to put the last deleted profile back. Its time does not run while the pointer or the focus is on the button. */
export function UndoBar({ onFault }: UndoBarProps) {
  const { t } = useTranslation('connections');
  const last = useStore(removalsStore, ({ removals }) => removals[0]);
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (!last || held) return;
    const timer = setTimeout(forgetRemovals, OFFERED_MS);
    return () => clearTimeout(timer);
  }, [last, held]);

  return (
    <div role="status">
      {last && (
        <div className={classes.bar}>
          <span className={classes.text} title={last.name}>
            {t('list.deleted', { name: last.name })}
          </span>
          <Button
            className={classes.button}
            onPointerEnter={() => setHeld(true)}
            onPointerLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
            onClick={() => {
              setHeld(false);
              undoRemoval(last).catch(onFault);
            }}
          >
            {t('list.undo')}
          </Button>
        </div>
      )}
    </div>
  );
}
