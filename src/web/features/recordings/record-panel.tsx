// What there is to set and to see of a connection's recording.
import { Button, Switch } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { useStore } from 'zustand';
import type { RecordingState } from '../../../core/capture/recording.ts';
import { recordAgain, setRecording, setRecordingLimit } from '../../state/recordings-actions.ts';
import { NOT_RECORDED, RECORDING_LIMITS, recordingSettings } from '../../state/recordings-settings.ts';
import { recordingsStore } from '../../state/recordings-store.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import classes from './record-panel.module.css';
import { RecordingFault } from './recording-fault.tsx';
import { useRecordingTexts } from './use-recording-texts.ts';

export interface RecordPanelProps {
  readonly profileId: string;
  readonly onShowList: () => void;
}

export function RecordPanel({ profileId, onShowList }: RecordPanelProps) {
  const { t, size } = useRecordingTexts();
  const id = useId();
  const toggle = useRef<HTMLInputElement>(null);
  // It may come later than the card that it stands in, which has looked for what to focus.
  useEffect(() => toggle.current?.focus(), []);
  const { isOn, limitBytes } = useStore(recordingSettings, ({ byProfile }) => byProfile[profileId] ?? NOT_RECORDED);
  const recording = useStore(recordingsStore, ({ byProfile }) => byProfile[profileId]);
  const isRunning = recording?.end === null;
  const isIdle = useWorkspace(profileId, ({ connection: { phase } }) => phase === 'disconnected' || phase === 'failed');
  const limits = RECORDING_LIMITS.includes(limitBytes) ? RECORDING_LIMITS : [limitBytes, ...RECORDING_LIMITS];
  return (
    <div className={classes.panel}>
      <Switch
        label={t('panel.toggle')}
        checked={isOn}
        ref={toggle}
        data-autofocus
        aria-describedby={`${id}-hint`}
        onChange={(event) => setRecording(profileId, event.currentTarget.checked)}
      />
      <p id={`${id}-hint`} className={classes.hint}>
        {t('panel.hint')}
      </p>
      <div className={classes.row}>
        <label htmlFor={`${id}-limit`}>{t('panel.limit')}</label>
        <select
          id={`${id}-limit`}
          className={classes.select}
          value={limitBytes}
          aria-describedby={`${id}-limit-hint`}
          onChange={(event) => setRecordingLimit(profileId, Number(event.currentTarget.value))}
        >
          {limits.map((bytes) => (
            <option key={bytes} value={bytes}>
              {size(bytes)}
            </option>
          ))}
        </select>
      </div>
      <p id={`${id}-limit-hint`} className={classes.hint}>
        {t('panel.limitHint')}
      </p>
      {recording && <RecordingFault recording={recording} className={classes.fault ?? ''} />}
      {isRunning && <Progress recording={recording} />}
      {isOn && isIdle && <p className={classes.figures}>{t('panel.waiting')}</p>}
      {isOn && !isIdle && recording?.end && (
        <Button className={classes.again ?? ''} onClick={() => recordAgain(profileId)}>
          {t('panel.again')}
        </Button>
      )}
      <Button className={classes.list ?? ''} onClick={onShowList}>
        {t('panel.list')}
      </Button>
    </div>
  );
}

function Progress({ recording }: { readonly recording: RecordingState }) {
  const { t, number, size, time, lostPackets } = useRecordingTexts();
  const { beganAt, bytes, packets, messages, place } = recording;
  return (
    <div className={classes.figures}>
      <p>
        {[
          t('panel.since', { time: time(beganAt) }),
          size(bytes),
          t('packets', { count: packets, shown: number(packets) }),
          t('messages', { count: messages, shown: number(messages) }),
        ].join(' · ')}
      </p>
      {lostPackets(recording).map((text) => (
        <p key={text} className={classes.warning}>
          {text}
        </p>
      ))}
      {place === 'database' && <p>{t('panel.inDatabase')}</p>}
    </div>
  );
}
