import { Button } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { recordingTotals } from '../../../core/capture/recording.ts';
import type { ListedRecording } from '../../storage/recording-library.ts';
import classes from './recording-item.module.css';
import { useRecordingTexts } from './use-recording-texts.ts';

export interface RecordingItemProps {
  readonly recording: ListedRecording;
  readonly onOpen: () => void;
  readonly onExport: () => void;
  readonly onDelete: () => void;
}

export function RecordingItem({ recording, onOpen, onExport, onDelete }: RecordingItemProps) {
  const { t, number, size, dateTime, duration, lostPackets } = useRecordingTexts();
  const id = useId();
  const [asks, setAsks] = useState(false);
  const deleteButton = useRef<HTMLButtonElement>(null);
  const { entry, isRunning } = recording;
  const { bytes, packets, messages, lastAt } = recordingTotals(entry.segments);
  const name = entry.name || t('unnamed');
  const begin = dateTime(entry.beganAt);
  const state = entry.end?.reason ?? 'running';
  const keep = () => {
    setAsks(false);
    setTimeout(() => deleteButton.current?.focus());
  };
  return (
    <li className={classes.item} aria-labelledby={id}>
      <div className={classes.head}>
        <h3 id={id} className={classes.name} aria-label={t('item', { name, begin })}>
          {name}
        </h3>
        <span className={classes.state} data-state={state}>
          {t(`state.${state}`)}
        </span>
      </div>
      <div className={classes.facts}>
        <p>
          {begin} · {duration((lastAt ?? entry.beganAt) - entry.beganAt)} · <b>{size(bytes)}</b>
        </p>
        <p>
          {t('messages', { count: messages, shown: number(messages) })} ·{' '}
          {t('packets', { count: packets, shown: number(packets) })}
        </p>
        {lostPackets(entry).map((text) => (
          <p key={text} className={classes.warning}>
            {text}
          </p>
        ))}
        {entry.end?.message && <p className={classes.warning}>{entry.end.message}</p>}
      </div>
      {asks ? (
        <div className={classes.actions}>
          <span className={classes.question}>{t('sure')}</span>
          <Button size="compact-sm" color="red" autoFocus onClick={onDelete}>
            {t('delete')}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={keep}>
            {t('keep')}
          </Button>
        </div>
      ) : (
        <div className={classes.actions}>
          <Button size="compact-sm" aria-label={t('openThat', { name })} aria-describedby={id} onClick={onOpen}>
            {t('open')}
          </Button>
          <Button size="compact-sm" aria-label={t('exportThat', { name })} aria-describedby={id} onClick={onExport}>
            {t('export')}
          </Button>
          <Button
            ref={deleteButton}
            size="compact-sm"
            variant="subtle"
            color="gray"
            disabled={isRunning}
            aria-label={t('deleteThat', { name })}
            aria-describedby={id}
            onClick={() => setAsks(true)}
          >
            {t('delete')}
          </Button>
        </div>
      )}
    </li>
  );
}
