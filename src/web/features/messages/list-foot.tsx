// The strip under the list: how many there are, whether it follows, and what came since. Always there, so nothing moves.
import { IconArrowDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../state/use-workspace.ts';
import { undoClear } from '../../state/workspace-actions.ts';
import classes from './list-foot.module.css';

export interface ListFootProps {
  readonly profileId: string;
  readonly count: number;
  /** Of how many, where the list is filtered. */
  readonly kept: number | null;
  /** How much of them was searched, 0 to 1. */
  readonly progress: number;
  /** Gives up a search that takes long. */
  readonly onStop: () => void;
  readonly mode: 'following' | 'reading' | 'paused';
  readonly fresh: number;
  readonly onFollow: () => void;
}

export function ListFoot({ profileId, count, kept, progress, onStop, mode, fresh, onFollow }: ListFootProps) {
  const { t, i18n } = useTranslation('messages');
  const cleared = useWorkspace(profileId, ({ tick }) => tick.cleared);
  const shown = (value: number) => value.toLocaleString(i18n.language);
  return (
    <div className={classes.foot}>
      <span className={classes.count} role="status">
        {kept === null
          ? t('kept', { count, shown: shown(count) })
          : t('matching', { shown: shown(count), all: shown(kept) })}
      </span>
      {progress < 1 && (
        <span className={classes.progress}>
          {t('search.progress', { percent: Math.floor(progress * 100) })}
          <button type="button" className={classes.stop} title={t('search.stopHint')} onClick={onStop}>
            {t('search.stop')}
          </button>
        </span>
      )}
      {cleared !== null && (
        <span className={classes.progress}>
          <span className={classes.cleared}>{t('cleared', { count: cleared, shown: shown(cleared) })}</span>
          <button type="button" className={classes.stop} onClick={() => undoClear(profileId)}>
            {t('undoClear')}
          </button>
        </span>
      )}
      <span className={classes.mode}>{t(mode)}</span>
      {mode !== 'following' && fresh > 0 && (
        <button
          type="button"
          className={classes.pill}
          title={t('newLabel', { count: fresh, shown: shown(fresh) })}
          onClick={onFollow}
        >
          <IconArrowDown size={14} stroke={1.75} />
          {t('new', { shown: shown(fresh) })}
        </button>
      )}
    </div>
  );
}
