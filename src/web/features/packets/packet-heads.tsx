import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { settingsStore } from '../../state/settings-store.ts';
import classes from './packet-row-view.module.css';

export function PacketHeads() {
  const { t } = useTranslation('packets');
  const { t: tMessages } = useTranslation('messages');
  const mode = useStore(settingsStore, ({ timeMode }) => (timeMode === 'gap' ? 'local' : timeMode));
  return (
    <div className={classes.heads} role="row" aria-rowindex={1}>
      <span role="columnheader">{mode === 'local' ? t('columns.time') : tMessages(`timeMode.${mode}`)}</span>
      <span role="columnheader" className={classes.right}>
        {t('columns.gap')}
      </span>
      <span role="columnheader">
        <span className="sr-only">{t('columns.direction')}</span>
      </span>
      <span role="columnheader">{t('columns.type')}</span>
      <span role="columnheader" className={classes.right}>
        {t('columns.packetId')}
      </span>
      <span role="columnheader" className={classes.right}>
        {t('columns.size')}
      </span>
      <span role="columnheader">{t('columns.summary')}</span>
    </div>
  );
}
