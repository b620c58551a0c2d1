import { ActionIcon } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
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

/**
 * Two places: what begins, pauses and goes on; and what ends. No button comes under a pointer that meant another, and the
 * one that has the focus stays.
 */
export function RunButtons({ name, phase, canStart, onStart, onControl }: RunButtonsProps) {
  const { t } = useTranslation('automation');
  const runs = phase === 'running' || phase === 'paused';
  const label = t(`${MAIN[phase]}Named`, { name });
  const stop = t('stopNamed', { name });
  const main = () => (runs ? onControl(phase === 'paused' ? 'resume' : 'pause') : onStart());
  return (
    <>
      <ActionIcon
        className={classes.tool ?? ''}
        aria-label={label}
        title={runs || canStart ? label : t('connectFirst')}
        disabled={!runs && !canStart}
        onClick={main}
      >
        {phase === 'running' ? <IconPlayerPause size={16} stroke={1.75} /> : <IconPlayerPlay size={16} stroke={1.75} />}
      </ActionIcon>
      {/* Not `disabled`, which would take the focus from whoever has just pressed it. */}
      <ActionIcon
        className={classes.tool ?? ''}
        aria-label={stop}
        title={stop}
        aria-disabled={!runs}
        onClick={() => runs && onControl('stop')}
      >
        <IconPlayerStop size={16} stroke={1.75} />
      </ActionIcon>
    </>
  );
}

const MAIN = { idle: 'start', running: 'pause', paused: 'resume', over: 'startAgain' } as const;
