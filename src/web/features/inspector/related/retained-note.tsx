// What the RETAIN flag of this message means: how it reached this subscription, and not how it was published.
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ProfileSubscription } from '../../../../core/mqtt/connection-profile.ts';
import type { MessageDetail } from '../../../../core/protocol/engine-contract.ts';
import { CodeText } from '../../../kit/code-text/code-text.tsx';
import { profilesStore } from '../../../state/profiles-store.ts';
import classes from './retained-note.module.css';

export interface RetainedNoteProps {
  readonly profileId: string;
  readonly detail: MessageDetail;
}

const NO_SUBSCRIPTIONS: readonly ProfileSubscription[] = [];

export function RetainedNote({ profileId, detail }: RetainedNoteProps) {
  const { t } = useTranslation('related');
  const known = useStore(
    profilesStore,
    ({ profiles }) => profiles.find(({ id }) => id === profileId)?.subscriptions ?? NO_SUBSCRIPTIONS,
  );
  const { row, version, subscriptions } = detail;
  const mine = known.filter(({ filter }) => subscriptions.includes(filter));
  const keeping = mine.find(({ retainAsPublished }) => retainAsPublished);
  const filter = (keeping ?? mine[0])?.filter.replaceAll('`', "'");
  const meaning =
    row.direction === 'out' ? 'out' : keeping ? 'asPublished' : version === 5 && filter !== undefined ? 'in5' : 'in';
  return (
    <details className={classes.note}>
      <summary>{t(`retained.${meaning}.short`)}</summary>
      <p>
        <CodeText text={t(`retained.${meaning}.long`, { filter })} />
      </p>
    </details>
  );
}
