import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Exchange } from '../../../core/log/exchange.ts';
import classes from './exchange-view.module.css';

/** What the exchange is about: its topic, who began it, QoS, packet identifier. */
export function ExchangeHead({ exchange }: { readonly exchange: Exchange }) {
  const { t } = useTranslation('exchanges');
  const { kind, topic, direction, qos, packetId } = exchange;
  const Arrow = direction === 'in' ? IconArrowDown : IconArrowUp;
  const name = topic ?? (kind === 'publish' ? t('unnamed') : t(`kind.${kind}`));
  return (
    <header className={classes.head}>
      <h2 className={classes.topic} data-topic={topic !== null || undefined} title={name}>
        <bdi>{name}</bdi>
      </h2>
      {topic !== null && kind !== 'publish' && <span className={classes.badge}>{t(`kind.${kind}`)}</span>}
      <span className={classes.badge} data-kind={direction}>
        <Arrow size={12} stroke={2} aria-hidden="true" />
        {t(direction === 'in' ? 'received' : 'sent')}
      </span>
      {qos !== null && (
        <span className={classes.badge} data-kind={`qos${qos}`}>
          {t('qos', { qos })}
        </span>
      )}
      {packetId !== null && <span className={classes.badge}>{t('packetId', { id: packetId })}</span>}
    </header>
  );
}
