import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { forgetRemoval, libraryStore, undoRemoval } from '../../../state/library-store.ts';
import { focusItem, focusWhenThere } from '../focus-when-there.ts';
import classes from '../library.module.css';

/** What was removed last, and the way back. */
export function RemovedNote() {
  const { t } = useTranslation('library');
  const removed = useStore(libraryStore, (state) => state.removed);
  const [first] = removed ?? [];
  return (
    <div className={classes.said} role="status">
      {first && (
        <p className={classes.note}>
          {t('removed', { name: first.name.slice(0, 120) })}{' '}
          <button
            type="button"
            className={classes.link}
            data-library-undo
            onClick={() => void undoRemoval().then(() => focusItem(first.id))}
          >
            {t('undo')}
          </button>{' '}
          <button
            type="button"
            className={classes.link}
            onClick={() => {
              forgetRemoval();
              focusWhenThere('[data-library-new]');
            }}
          >
            {t('dismiss')}
          </button>
        </p>
      )}
    </div>
  );
}
