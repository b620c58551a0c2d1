import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './topic-history.module.css';

export interface HistoryHeadsProps {
  readonly shape: string;
  readonly columns: readonly string[];
  readonly isLevel: boolean;
}

export function HistoryHeads({ shape, columns, isLevel }: HistoryHeadsProps) {
  const { t } = useTranslation('topicPanel');
  return (
    <div
      className={classes.heads}
      data-shape={shape}
      style={{ '--fields': columns.length } as CSSProperties}
      aria-hidden="true"
    >
      <span>{t('columns.time')}</span>
      {isLevel && <span>{t('columns.topic')}</span>}
      {columns.map((path) => (
        <span key={path} className={classes.right} title={path}>
          {path === '' ? t('wholePayload') : path}
        </span>
      ))}
      {columns.length === 0 && <span>{t('columns.payload')}</span>}
      {!isLevel && (
        <span className={classes.right} title={t('gapMeaning')}>
          {t('columns.gap')}
        </span>
      )}
    </div>
  );
}
