// What all recordings take together, how much room there is, and the way to be rid of them.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { recordingTotals } from '../../../core/capture/recording.ts';
import type { ListedRecording } from '../../storage/recording-library.ts';
import type { StorageRoom } from '../../storage/storage-room.ts';
import classes from './recordings-dialog.module.css';
import { useRecordingTexts } from './use-recording-texts.ts';

export interface RecordingsFootProps {
  readonly recordings: readonly ListedRecording[];
  readonly room: StorageRoom | null;
  readonly onDeleteAll: (recordings: readonly ListedRecording[]) => void;
  readonly onProtected: () => void;
}

export function RecordingsFoot({ recordings, room, onDeleteAll, onProtected }: RecordingsFootProps) {
  const { t, size } = useRecordingTexts();
  const [asks, setAsks] = useState(false);
  const ended = recordings.filter(({ isRunning }) => !isRunning);
  const bytes = recordings.reduce((sum, { entry }) => sum + recordingTotals(entry.segments).bytes, 0);
  return (
    <div className={classes.foot}>
      {recordings.length > 0 && (
        <div className={classes.total}>
          <span>{t('total', { count: recordings.length, size: size(bytes) })}</span>
          {asks ? (
            <span className={classes.question}>
              {t('deleteAllSure', { count: ended.length })}
              <Button
                size="compact-sm"
                color="red"
                autoFocus
                onClick={() => {
                  setAsks(false);
                  onDeleteAll(ended);
                }}
              >
                {t('delete')}
              </Button>
              <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setAsks(false)}>
                {t('keep')}
              </Button>
            </span>
          ) : (
            <Button size="compact-sm" disabled={ended.length === 0} onClick={() => setAsks(true)}>
              {t('deleteAll')}
            </Button>
          )}
        </div>
      )}
      {room && <Room room={room} onProtected={onProtected} />}
    </div>
  );
}

function Room({ room, onProtected }: { readonly room: StorageRoom; readonly onProtected: () => void }) {
  const { t, size } = useRecordingTexts();
  const [refused, setRefused] = useState(false);
  const protect = async () => {
    setRefused(!(await navigator.storage.persist().catch(() => false)));
    onProtected();
  };
  return (
    <p className={classes.hint}>
      {t('room', { used: size(room.usedBytes), quota: size(room.quotaBytes) })}{' '}
      {t(room.isPersistent ? 'protected' : 'mayBeCleared')}{' '}
      {!room.isPersistent && (
        <button type="button" className={classes.link} onClick={() => void protect()}>
          {t('protect')}
        </button>
      )}{' '}
      <span role="status">{refused && !room.isPersistent && t('refused')}</span>
    </p>
  );
}
