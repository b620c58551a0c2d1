import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import { formatReasonCode, reasonName } from '../../../core/mqtt/reason-code.ts';
import { QosBadge } from '../../kit/qos-badge/qos-badge.tsx';
import { useWorkspace } from '../../state/use-workspace.ts';
import { unsubscribe } from '../../state/workspace-actions.ts';
import { ColorChoice } from './color-choice.tsx';
import { splitFilter } from './split-filter.ts';
import classes from './subscription-item.module.css';
import type { SubscriptionRow } from './subscription-rows.ts';

export interface SubscriptionItemProps {
  readonly profileId: string;
  readonly version: ProtocolVersion;
  readonly row: SubscriptionRow;
}

export function SubscriptionItem({ profileId, version, row }: SubscriptionItemProps) {
  const { t } = useTranslation('subscriptions');
  const { filter, color, status } = row;
  const { head, tail } = splitFilter(filter);
  const granted = status.kind === 'granted';
  const shownQos = granted ? status.qos : row.qos;
  const refused = status.kind === 'refused' || status.kind === 'over-limit';
  return (
    <li className={classes.item} aria-label={filter} style={{ '--c': `var(--cat-${color})` } as CSSProperties}>
      <ColorChoice profileId={profileId} filter={filter} color={color} />
      <span className={classes.filter} title={filter}>
        <span className={classes.head}>{head}</span>
        <span className={classes.tail}>{tail}</span>
      </span>
      <ActionIcon
        className={classes.unsubscribe ?? ''}
        aria-label={t('unsubscribe', { filter })}
        title={t('unsubscribe', { filter })}
        onClick={() => void unsubscribe(profileId, filter)}
      >
        <IconX size={14} stroke={1.75} />
      </ActionIcon>
      <span className={classes.status}>
        {!refused && <QosBadge qos={shownQos} />}
        <StatusText version={version} row={row} />
        {granted && <Rate profileId={profileId} index={row.rateIndex} />}
      </span>
    </li>
  );
}

function StatusText({ version, row }: Omit<SubscriptionItemProps, 'profileId'>) {
  const { t } = useTranslation('subscriptions');
  const { status } = row;
  switch (status.kind) {
    case 'waiting':
    case 'pending':
      return <span>{t(`status.${status.kind}`)}</span>;
    case 'granted':
      if (status.qos >= row.qos) return null;
      return <span className={classes.warn}>{t('status.askedFor', { qos: row.qos })}</span>;
    case 'refused': {
      const { reasonCode, reasonString } = status;
      return (
        <span className={classes.error} title={reasonString ?? undefined}>
          {reasonName(version, 'SUBACK', reasonCode)} <code>{formatReasonCode(reasonCode)}</code>
          {reasonString !== null && <q>{reasonString}</q>}
        </span>
      );
    }
    case 'over-limit': {
      const { limit } = status.detail;
      const known = limit === 'wildcardSubscriptions' || limit === 'sharedSubscriptions';
      return <span className={classes.error}>{t(known ? `status.${limit}` : 'status.overLimit')}</span>;
    }
  }
}

function Rate({ profileId, index }: { readonly profileId: string; readonly index: number }) {
  const { t, i18n } = useTranslation('subscriptions');
  const rate = useWorkspace(profileId, ({ tick }) => Math.round(tick.subscriptionRates[index] ?? 0));
  return (
    <span className={classes.rate} data-some={rate > 0 || undefined}>
      {t('rate', { rate: rate.toLocaleString(i18n.language) })}
    </span>
  );
}
