// What this connection is subscribed to. Works without a connection: what is wanted is kept in the profile.
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ProfileSubscription } from '../../../core/mqtt/connection-profile.ts';
import { profilesStore } from '../../state/profiles-store.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { ShownRate } from './shown-rate.tsx';
import { SubscriptionFormView } from './subscription-form-view.tsx';
import { SubscriptionItem } from './subscription-item.tsx';
import { subscriptionRows } from './subscription-rows.ts';
import classes from './subscriptions-pane.module.css';

const NONE: readonly ProfileSubscription[] = [];

export function SubscriptionsPane({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('subscriptions');
  const profile = useStore(profilesStore, ({ profiles }) => profiles.find(({ id }) => id === profileId));
  const states = useWorkspace(profileId, (workspace) => workspace.subscriptions);
  const sessionVersion = useWorkspace(profileId, ({ connection }) =>
    connection.phase === 'connected' ? connection.session.version : null,
  );
  const version = sessionVersion ?? profile?.version ?? 5;
  const rows = subscriptionRows(profile?.subscriptions ?? NONE, states);
  return (
    <section className={classes.pane} aria-label={t('title')}>
      <h2 className={classes.title}>
        {t('title')} {rows.length > 0 && <span className={classes.count}>{rows.length}</span>}
      </h2>
      <SubscriptionFormView profileId={profileId} version={version} />
      {rows.length === 0 && <p className={classes.empty}>{t('empty')}</p>}
      {rows.length > 0 && (
        <ul className={classes.list} aria-label={t('title')}>
          {rows.map((row) => (
            <SubscriptionItem key={row.filter} profileId={profileId} version={version} row={row} />
          ))}
        </ul>
      )}
      <ShownRate profileId={profileId} />
    </section>
  );
}
