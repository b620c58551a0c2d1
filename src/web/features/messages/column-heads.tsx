import { useTranslation } from 'react-i18next';
import heads from './column-heads.module.css';
import classes from './message-row-view.module.css';
import { PinIcon } from './row-icons.tsx';

export function ColumnHeads() {
  const { t } = useTranslation('messages');
  return (
    <div className={classes.heads} role="row" aria-rowindex={1}>
      <span role="columnheader">{t('columns.time')}</span>
      <span role="columnheader">
        <span className="sr-only">{t('columns.direction')}</span>
      </span>
      <span role="columnheader">{t('columns.topic')}</span>
      <span role="columnheader">{t('columns.payload')}</span>
      <span role="columnheader">{t('columns.qos')}</span>
      <span role="columnheader" className={heads.pin} title={t('columns.retained')}>
        <PinIcon />
        <span className="sr-only">{t('columns.retained')}</span>
      </span>
      <span role="columnheader" className={heads.right}>
        {t('columns.size')}
      </span>
    </div>
  );
}
