import { IconArrowDown, IconArrowUp, IconPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MessageDetail } from '../../../core/protocol/engine-contract.ts';
import classes from './message-summary.module.css';
import { useByteSize } from './use-byte-size.ts';

export interface MessageBadgesProps {
  readonly detail: MessageDetail;
}

export function MessageBadges({ detail }: MessageBadgesProps) {
  const { row, packetId } = detail;
  const { t } = useTranslation('inspector');
  const size = useByteSize();
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
        <span className={classes.badge} data-kind="retained">
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
