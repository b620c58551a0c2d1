import { useTranslation } from 'react-i18next';
import type { SubscriptionOptions } from '../../../core/mqtt/connection-profile.ts';
import classes from './option-badges.module.css';

export interface OptionBadgesProps {
  readonly options: SubscriptionOptions;
  /** The name of a shared subscription's group. */
  readonly group?: string | undefined;
}

/** What is particular about a subscription: a word for each option that is set, and what it means when pointed at. */
export function OptionBadges({ options, group }: OptionBadgesProps) {
  const { t } = useTranslation('subscriptions');
  const { noLocal, retainAsPublished, retainHandling, subscriptionIdentifier: id } = options;
  return (
    <>
      {group !== undefined && (
        <span className={classes.badge} data-kind="shared" title={t('badge.sharedMeaning', { group })}>
          {t('badge.shared', { group })}
        </span>
      )}
      {id !== undefined && !Number.isNaN(id) && (
        <span className={classes.badge} title={t('badge.identifierMeaning', { id })}>
          {t('badge.identifier', { id })}
        </span>
      )}
      {noLocal && (
        <span className={classes.badge} title={t('options.noLocalHint')}>
          {t('badge.noLocal')}
        </span>
      )}
      {retainAsPublished && (
        <span className={classes.badge} title={t('options.retainAsPublishedHint')}>
          {t('badge.retainAsPublished')}
        </span>
      )}
      {retainHandling !== undefined && retainHandling > 0 && (
        <span className={classes.badge} title={t(`options.handlingHint.${retainHandling}`)}>
          {t(`badge.handling.${retainHandling === 1 ? 1 : 2}`)}
        </span>
      )}
    </>
  );
}
