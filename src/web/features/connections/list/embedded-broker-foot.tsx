import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { StateDot } from '../../../kit/state-dot/state-dot.tsx';
import { companionStore } from '../../../state/companion-store.ts';
import classes from './embedded-broker-foot.module.css';

/** Where the companion's broker listens; nothing where there is none. */
export function EmbeddedBrokerFoot() {
  const { t } = useTranslation('connections');
  const broker = useStore(companionStore, ({ info }) => info?.embeddedBroker);
  if (!broker) return null;
  return (
    <div className={classes.foot}>
      <div className={classes.title}>
        <StateDot kind="on" />
        {t('embedded.title')}
      </div>
      <div className={classes.ports}>{t('embedded.ports', { tcp: broker.tcpPort, ws: broker.wsPort })}</div>
    </div>
  );
}
