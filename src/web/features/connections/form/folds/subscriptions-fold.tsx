import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type SubscriptionDraft, withNewSubscription } from '../draft/subscription-drafts.ts';
import { Fold } from '../fold.tsx';
import field from '../form-field.module.css';
import type { ProfileForm } from '../use-profile-form.ts';
import { SubscriptionRow } from './subscription-row.tsx';
import classes from './subscriptions-fold.module.css';

/** The subscriptions that are made at every connect. */
export function SubscriptionsFold({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connectionForm');
  const filters = form.state.draft.subscriptions.flatMap(({ filter }) => (filter === '' ? [] : [filter]));
  const summary = filters.length > 0 ? <span className="mono">{filters.join(', ')}</span> : t('subscriptions.noneYet');
  return (
    <Fold form={form} name="subscriptions" title={t('subscriptions.title')} summary={summary}>
      <p className={field.hint}>{t('subscriptions.hint')}</p>
      <SubscriptionList form={form} />
    </Fold>
  );
}

function SubscriptionList({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connectionForm');
  const { subscriptions } = form.state.draft;
  const list = useRef<HTMLDivElement>(null);
  // The row that was just added, or that took a removed one's place: the focus goes there.
  const goTo = useRef<number | null>(null);
  useEffect(() => {
    if (goTo.current === null) return;
    const stops = list.current?.querySelectorAll<HTMLElement>('input[data-filter], button[data-add]');
    stops?.[Math.min(goTo.current, stops.length - 1)]?.focus();
    goTo.current = null;
  });
  const set = (changed: readonly SubscriptionDraft[]) =>
    form.dispatch({ type: 'edit', patch: { subscriptions: changed } });
  return (
    <div ref={list} className={classes.list}>
      {subscriptions.length > 0 && (
        <ul className={classes.rows} aria-label={t('subscriptions.title')}>
          {subscriptions.map((draft, at) => (
            <SubscriptionRow
              key={draft.key}
              form={form}
              number={at + 1}
              draft={draft}
              onChange={(patch) => set(subscriptions.with(at, { ...draft, ...patch }))}
              onRemove={() => {
                goTo.current = at;
                set(subscriptions.filter((other) => other !== draft));
              }}
            />
          ))}
        </ul>
      )}
      <button
        type="button"
        data-add
        className={`${field.link} ${classes.add}`}
        onClick={() => {
          goTo.current = subscriptions.length;
          set(withNewSubscription(subscriptions));
        }}
      >
        <IconPlus size={14} stroke={1.75} aria-hidden="true" />
        {t('subscriptions.add')}
      </button>
    </div>
  );
}
