// All that was recorded in this browser: to be opened, exported and deleted.
import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useFocusReturn } from '../../kit/focus-return/use-focus-return.ts';
import { saveBlob } from '../../kit/save-bytes/save-blob.ts';
import type { ListedRecording } from '../../storage/recording-library.ts';
import type { OpenRecording } from './open-recording.ts';
import { recordingFileName } from './recording-file-name.ts';
import { RecordingItem } from './recording-item.tsx';
import classes from './recordings-dialog.module.css';
import { closeRecordings } from './recordings-dialog-store.ts';
import { RecordingsFoot } from './recordings-foot.tsx';
import { addRecordingsTexts } from './recordings-texts.ts';
import { useRecordingTexts } from './use-recording-texts.ts';
import { useRecordings } from './use-recordings.ts';

addRecordingsTexts();

export function RecordingsDialog({ onOpen }: { readonly onOpen: OpenRecording }) {
  const { t } = useRecordingTexts();
  useFocusReturn();
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const { recordings, room, fault, read, remove, look } = useRecordings();
  const save = async (recording: ListedRecording) => {
    const blob = await read(recording);
    if (blob) saveBlob(blob, recordingFileName(recording.entry));
  };
  const open = async (recording: ListedRecording) => {
    const blob = await read(recording);
    if (!blob) return;
    closeRecordings();
    onOpen(blob, recordingFileName(recording.entry));
  };
  return (
    <Modal
      opened
      onClose={closeRecordings}
      fullScreen={phone}
      padding={phone ? 16 : 24}
      size={720}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      {fault && (
        <p className={classes.fault} role="alert">
          {t(fault.kind, { message: fault.message })}
        </p>
      )}
      {!recordings && !fault && <p className={classes.hint}>{t('loading')}</p>}
      {recordings?.length === 0 && (
        <div className={classes.empty}>
          <p>{t('empty')}</p>
          <p className={classes.hint}>{t('emptyHint')}</p>
        </div>
      )}
      {recordings && recordings.length > 0 && (
        <ul className={classes.list} aria-label={t('title')}>
          {recordings.map((recording) => (
            <RecordingItem
              key={recording.entry.id}
              recording={recording}
              onOpen={() => void open(recording)}
              onExport={() => void save(recording)}
              onDelete={() => void remove([recording])}
            />
          ))}
        </ul>
      )}
      <RecordingsFoot
        recordings={recordings ?? []}
        room={room}
        onDeleteAll={(removed) => void remove(removed)}
        onProtected={() => void look()}
      />
    </Modal>
  );
}
