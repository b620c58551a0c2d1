// The strip under the list: how many there are, whether it follows, and what came since. Always there, so nothing moves.
import { IconArrowDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './list-foot.module.css';

export interface ListFootProps {
  readonly count: number;
  readonly mode: 'following' | 'reading' | 'paused';
  readonly fresh: number;
  readonly onFollow: () => void;
}

export function ListFoot({ count, mode, fresh, onFollow }: ListFootProps) {
  const { t, i18n } = useTranslation('messages');
  const shown = (value: number) => value.toLocaleString(i18n.language);
  return (
    <div className={classes.foot}>
      <span className={classes.count}>{t('kept', { count, shown: shown(count) })}</span>
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
