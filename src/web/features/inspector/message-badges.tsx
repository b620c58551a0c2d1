import { IconArrowDown, IconArrowUp, IconPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ConnectionProfile } from '../../../core/mqtt/connection-profile.ts';
import type { MessageDetail } from '../../../core/protocol/engine-contract.ts';
import { profilesStore } from '../../state/profiles-store.ts';
import classes from './message-summary.module.css';
import { useByteSize } from './use-byte-size.ts';

export interface MessageBadgesProps {
  readonly profileId: string;
  readonly detail: MessageDetail;
}

export function MessageBadges({ profileId, detail }: MessageBadgesProps) {
  const { row, packetId } = detail;
  const { t } = useTranslation('inspector');
  const size = useByteSize();
  const asPublished = useStore(profilesStore, ({ profiles }) => keepsRetain(profiles, profileId, detail.subscriptions));
  const retained = row.direction === 'out' ? 'retainedOut' : asPublished ? 'retainedAsPublished' : 'retainedIn';
  const Arrow = row.direction === 'in' ? IconArrowDown : IconArrowUp;
  return (
    <div className={classes.badges}>
      <span className={classes.badge} data-kind={row.direction}>
        <Arrow size={12} stroke={2} aria-hidden="true" />
        {t(`badges.${row.direction}`)}
      </span>
      <span className={classes.badge} data-kind={`qos${row.qos}`}>
        {t('badges.qos', { qos: row.qos })}
      </span>
      {row.retain && (
        <span className={classes.badge} data-kind="retained" title={t(`badges.${retained}`)}>
          <IconPin size={12} stroke={2} aria-hidden="true" />
          {t('badges.retained')}
        </span>
      )}
      {row.dup && (
        <span className={classes.badge} data-kind="dup" title={t('badges.dupMeaning')}>
          {t('badges.dup')}
        </span>
      )}
      {packetId !== null && (
        <span className={classes.badge} title={t('badges.packetIdMeaning')}>
          {t('badges.packetId', { id: packetId })}
        </span>
      )}
      <span className={classes.badge} title={t('badges.sizeMeaning')}>
        {size(row.size)}
      </span>
    </div>
  );
}

/** Whether one of the filters is subscribed to with Retain as published: then RETAIN says nothing of a kept message. */
function keepsRetain(profiles: readonly ConnectionProfile[], profileId: string, filters: readonly string[]): boolean {
  const known = profiles.find(({ id }) => id === profileId)?.subscriptions ?? [];
  return known.some(({ filter, retainAsPublished }) => retainAsPublished && filters.includes(filter));
}
