// What happened to a network connection, where a packet would be shown byte by byte.
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ConnectionEvent } from '../../../core/log/connection-event.ts';
import type { PacketRow } from '../../../core/log/packet-row.ts';
import { rowTime } from '../../kit/row-time/row-time.ts';
import classes from './event-pane.module.css';
import { usePacketRowTexts } from './use-packet-row-texts.ts';

export interface EventPaneProps {
  readonly row: PacketRow;
  readonly event: ConnectionEvent;
  readonly onClose: () => void;
}

export function EventPane({ row, event, onClose }: EventPaneProps) {
  const { t } = useTranslation('packets');
  const { type, text } = usePacketRowTexts().event(event);
  return (
    <section className={classes.pane} aria-label={t('eventDetail')}>
      <header className={classes.head}>
        <h2 className={classes.title}>{type}</h2>
        <span className={classes.note}>{t('eventConnection', { number: row.connection + 1 })}</span>
        <ActionIcon className={classes.close ?? ''} variant="subtle" aria-label={t('close')} onClick={onClose}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </header>
      <div className={classes.body}>
        <p className={classes.data}>
          <bdi>{text}</bdi>
        </p>
        <p>{t(`eventMeaning.${meaningOf(event)}`)}</p>
        <p className={classes.time}>{rowTime(row.time).full}</p>
      </div>
    </section>
  );
}

function meaningOf(event: ConnectionEvent) {
  return event.kind === 'closed' ? (event.by ?? 'unknown') : event.kind;
}
