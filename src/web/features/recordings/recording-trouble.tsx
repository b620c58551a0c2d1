// Says under the session's header that the recording has stopped by itself. The connection goes on.
import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import { forgetRecording } from '../../state/recordings-actions.ts';
import { recordingsStore } from '../../state/recordings-store.ts';
import { RecordingFault } from './recording-fault.tsx';
import classes from './recording-trouble.module.css';
import { addRecordingsTexts } from './recordings-texts.ts';
import { useRecordingTexts } from './use-recording-texts.ts';

addRecordingsTexts();

export interface RecordingTroubleProps {
  readonly profileId: string;
  readonly onShowList: () => void;
}

export function RecordingTrouble({ profileId, onShowList }: RecordingTroubleProps) {
  const { t } = useRecordingTexts();
  const recording = useStore(recordingsStore, ({ byProfile }) => byProfile[profileId]);
  const reason = recording?.end?.reason;
  if (!recording || (reason !== 'disk-full' && reason !== 'failed')) return null;
  return (
    <div className={classes.trouble} role="alert">
      <RecordingFault recording={recording} className={classes.text ?? ''} />
      <Button size="compact-sm" onClick={onShowList}>
        {t('trouble.list')}
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => forgetRecording(profileId)}>
        {t('trouble.dismiss')}
      </Button>
    </div>
  );
}
