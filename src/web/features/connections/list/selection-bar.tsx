import { ActionIcon } from '@mantine/core';
import { IconDots, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { clearSelection, listStore } from './list-store.ts';
import { openSelectionMenu } from './open-menu.ts';
import classes from './selection-bar.module.css';

/** How many rows are selected, what can be done with them, and the way out. Says each change to a screen reader. */
export function SelectionBar() {
  const { t } = useTranslation('connections');
  const count = useStore(listStore, ({ selection }) => selection.ids.length);
  return (
    <div className={classes.bar} data-empty={count === 0 || undefined}>
      <span className={classes.count} role="status">
        {count > 0 && t('list.selected', { count })}
      </span>
      {count > 0 && (
        <>
          <ActionIcon
            className={classes.button}
            aria-label={t('list.selectionActions')}
            title={t('list.selectionActions')}
            aria-haspopup="menu"
            onClick={openSelectionMenu}
          >
            <IconDots size={16} stroke={1.75} />
          </ActionIcon>
          <ActionIcon
            className={classes.button}
            aria-label={t('list.clearSelection')}
            title={t('list.clearSelection')}
            onClick={clearSelection}
          >
            <IconX size={14} stroke={1.75} />
          </ActionIcon>
        </>
      )}
    </div>
  );
}
