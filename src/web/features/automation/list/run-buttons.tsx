import { ActionIcon } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ControlJob } from '../../../../core/protocol/job-contract.ts';
import classes from './automation-row.module.css';

export interface RunButtonsProps {
  readonly name: string;
  readonly phase: 'idle' | 'running' | 'paused' | 'over';
  readonly canStart: boolean;
  readonly onStart: () => void;
  readonly onControl: (control: ControlJob['control']) => void;
}

/** Two places: what begins, pauses and goes on; and what ends. So that no button comes under a pointer that meant another. */
export function RunButtons({ name, phase, canStart, onStart, onControl }: RunButtonsProps) {
  const { t } = useTranslation('automation');
  const runs = phase === 'running' || phase === 'paused';
  return (
    <>
      {phase === 'running' && (
        <Tool label={t('pauseNamed', { name })} onClick={() => onControl('pause')}>
          <IconPlayerPause size={16} stroke={1.75} />
        </Tool>
      )}
      {phase === 'paused' && (
        <Tool label={t('resumeNamed', { name })} onClick={() => onControl('resume')}>
          <IconPlayerPlay size={16} stroke={1.75} />
        </Tool>
      )}
      {!runs && (
        <Tool
          label={t(phase === 'over' ? 'startAgainNamed' : 'startNamed', { name })}
          title={canStart ? undefined : t('connectFirst')}
          disabled={!canStart}
          onClick={onStart}
        >
          <IconPlayerPlay size={16} stroke={1.75} />
        </Tool>
      )}
      <Tool label={t('stopNamed', { name })} disabled={!runs} onClick={() => onControl('stop')}>
        <IconPlayerStop size={16} stroke={1.75} />
      </Tool>
    </>
  );
}

interface ToolProps {
  readonly label: string;
  readonly title?: string | undefined;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, title = label, disabled = false, onClick, children }: ToolProps) {
  return (
    <ActionIcon className={classes.tool ?? ''} aria-label={label} title={title} disabled={disabled} onClick={onClick}>
      {children}
    </ActionIcon>
  );
}
