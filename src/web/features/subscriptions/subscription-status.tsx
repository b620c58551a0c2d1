import { useTranslation } from 'react-i18next';
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import { formatReasonCode, reasonName } from '../../../core/mqtt/reason-code.ts';
import type { LimitDetail } from '../../../core/protocol/engine-contract.ts';
import { refusalMeaning } from './refusal-meaning.ts';
import classes from './subscription-item.module.css';
import type { SubscriptionRow } from './subscription-rows.ts';

export interface SubscriptionStatusProps {
  readonly version: ProtocolVersion;
  readonly row: SubscriptionRow;
}

/** How a subscription stands, in words; nothing where it was granted as it was asked for. */
export function SubscriptionStatus({ version, row }: SubscriptionStatusProps) {
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
      const meaning = refusalMeaning(version, reasonCode);
      return (
        <span className={classes.error}>
          {reasonName(version, 'SUBACK', reasonCode)} <code>{formatReasonCode(reasonCode)}</code>
          {reasonString !== null && <q>{reasonString}</q>}
          {meaning !== null && <span className={classes.meaning}>{t(`refused.${meaning}`)}</span>}
        </span>
      );
    }
    case 'over-limit':
      return <span className={classes.error}>{t(`status.${limitKey(status.detail)}`)}</span>;
  }
}

function limitKey({ limit }: LimitDetail) {
  switch (limit) {
    case 'wildcardSubscriptions':
    case 'sharedSubscriptions':
    case 'subscriptionIdentifiers':
      return limit;
    case 'maximumQos':
    case 'retainAvailable':
    case 'maximumPacketSize':
    case 'topicAliasMaximum':
      return 'overLimit';
  }
}
