// The strip under the list: how many there are, whether it follows, and what came since. Always there, so nothing moves.
import { IconArrowDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './list-foot.module.css';

export interface ListFootProps {
  /** How many there are, in words. */
  readonly text: string;
  /** How much of them was searched, 0 to 1. */
  readonly progress: number;
  /** Gives up a search that takes long. */
  readonly onStop: () => void;
  /** What the last clear took, in words; null: it cannot be brought back. */
  readonly cleared: string | null;
  readonly onUndoClear: () => void;
  readonly mode: 'following' | 'reading' | 'paused';
  readonly fresh: number;
  /** What the button that shows them says of them. */
  readonly freshLabel: string;
  readonly onFollow: () => void;
}

export function ListFoot(props: ListFootProps) {
  const { text, progress, onStop, cleared, onUndoClear, mode, fresh, freshLabel, onFollow } = props;
  const { t, i18n } = useTranslation('messages');
  const shown = (value: number) => value.toLocaleString(i18n.language);
  return (
    <div className={classes.foot}>
      <span className={classes.count} role="status">
        {text}
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
          <span className={classes.cleared}>{cleared}</span>
          <button type="button" className={classes.stop} onClick={onUndoClear}>
            {t('undoClear')}
          </button>
        </span>
      )}
      <span className={classes.mode}>{t(mode)}</span>
      {mode !== 'following' && fresh > 0 && (
        <button type="button" className={classes.pill} title={freshLabel} onClick={onFollow}>
          <IconArrowDown size={14} stroke={1.75} />
          {t('new', { shown: shown(fresh) })}
        </button>
      )}
    </div>
  );
}
