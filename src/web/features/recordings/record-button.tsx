// Whether the connection is recorded, in its header; opens what there is to set and to see of it.
import { Popover } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useStore } from 'zustand';
import { NOT_RECORDED, recordingSettings } from '../../state/recordings-settings.ts';
import { recordingsStore } from '../../state/recordings-store.ts';
import classes from './record-button.module.css';
import { addRecordingsTexts } from './recordings-texts.ts';
import { useRecordingTexts } from './use-recording-texts.ts';

addRecordingsTexts();

const RecordPanel = lazy(async () => ({ default: (await import('./record-panel.tsx')).RecordPanel }));

export interface RecordButtonProps {
  readonly profileId: string;
  readonly onShowList: () => void;
}

export function RecordButton({ profileId, onShowList }: RecordButtonProps) {
  const { t, size } = useRecordingTexts();
  const [opened, setOpened] = useState(false);
  const isWanted = useStore(recordingSettings, ({ byProfile }) => (byProfile[profileId] ?? NOT_RECORDED).isOn);
  const end = useStore(recordingsStore, ({ byProfile }) => byProfile[profileId]?.end);
  const bytes = useStore(recordingsStore, ({ byProfile }) => byProfile[profileId]?.bytes ?? 0);
  const state = end === null ? 'on' : isBad(end?.reason) ? 'stopped' : isWanted ? 'waiting' : 'off';
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      trapFocus
      returnFocus
      shadow="none"
      offset={6}
      width="min(360px, calc(100vw - 16px))"
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.button}
          data-state={state}
          title={t(`button.${state}`)}
          onClick={() => setOpened(!opened)}
        >
          <span className={classes.dot} aria-hidden="true" />
          <span className={classes.text}>{t(`button.${state}`)}</span>
          {state === 'on' && (
            <span className={classes.size} aria-hidden="true">
              {size(bytes)}
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.card}>
        <Suspense>
          <RecordPanel
            profileId={profileId}
            onShowList={() => {
              setOpened(false);
              onShowList();
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}

function isBad(reason: string | undefined): boolean {
  return reason === 'disk-full' || reason === 'failed';
}
