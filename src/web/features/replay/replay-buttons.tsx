import { ActionIcon } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipForward, IconPlayerStop, IconX } from '@tabler/icons-react';
import { type FocusEvent, useEffect, useRef } from 'react';
import type { ReplayState } from '../../../core/protocol/replay-contract.ts';
import { focusBehind } from '../../kit/focus-return/focus-behind.ts';
import { controlReplay } from '../../state/replay-actions.ts';
import { forgetReplay } from '../../state/replay-store.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { SPEEDS } from './pace.ts';
import classes from './replay-bar.module.css';
import { useReplayWords } from './use-replay-words.ts';

export interface ReplayButtonsProps {
  readonly profileId: string;
  readonly state: ReplayState;
  readonly isOver: boolean;
}

export function ReplayButtons({ profileId, state, isOver }: ReplayButtonsProps) {
  const { t, number } = useReplayWords();
  const connected = useWorkspace(profileId, ({ connection }) => connection.phase === 'connected');
  const paused = state.phase === 'paused';
  const step = useRef<HTMLButtonElement>(null);
  const beginsPaused = useRef(paused);
  useEffect(() => {
    // Whoever begins step by step makes the first step next.
    if (beginsPaused.current) step.current?.focus({ preventScroll: true });
  }, []);
  const dismiss = useRef<HTMLButtonElement>(null);
  const isInside = useRef(false);
  const focus = {
    onFocus: () => {
      isInside.current = true;
    },
    onBlur: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget) isInside.current = false;
    },
  };
  useEffect(() => {
    // The button that had the focus has gone as the replay ended.
    if (isOver && isInside.current && document.activeElement === document.body) dismiss.current?.focus();
  }, [isOver]);
  if (isOver) {
    return (
      <div className={classes.buttons} {...focus}>
        <Tool
          ref={dismiss}
          label={t('bar.dismiss')}
          onClick={() => {
            if (dismiss.current) focusBehind(dismiss.current);
            forgetReplay(profileId);
          }}
        >
          <IconX size={16} stroke={1.75} />
        </Tool>
      </div>
    );
  }
  return (
    <div className={classes.buttons} {...focus}>
      <Tool
        label={t(paused ? 'bar.resume' : 'bar.pause')}
        disabled={paused && !connected}
        onClick={() => controlReplay(profileId, { kind: paused ? 'resume' : 'pause' })}
      >
        {paused ? <IconPlayerPlay size={16} stroke={1.75} /> : <IconPlayerPause size={16} stroke={1.75} />}
      </Tool>
      <Tool
        ref={step}
        label={t('bar.step')}
        title={t('bar.stepKey')}
        disabled={!connected}
        onClick={() => controlReplay(profileId, { kind: 'step' })}
      >
        <IconPlayerSkipForward size={16} stroke={1.75} />
      </Tool>
      <select
        className={classes.speed}
        aria-label={t('bar.speed')}
        value={String(state.speed)}
        onChange={(event) => controlReplay(profileId, { kind: 'speed', speed: Number(event.currentTarget.value) })}
      >
        {SPEEDS.map((speed) => (
          <option key={speed} value={String(speed)}>
            {Number.isFinite(speed) ? `×${number(speed)}` : t('bar.fast')}
          </option>
        ))}
      </select>
      <Tool label={t('bar.stop')} onClick={() => controlReplay(profileId, { kind: 'stop' })}>
        <IconPlayerStop size={16} stroke={1.75} />
      </Tool>
    </div>
  );
}

interface ToolProps {
  readonly ref?: React.Ref<HTMLButtonElement>;
  readonly label: string;
  readonly title?: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function Tool({ ref, label, title = label, disabled = false, onClick, children }: ToolProps) {
  return (
    <ActionIcon
      ref={ref}
      className={classes.tool ?? ''}
      aria-label={label}
      title={title}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}
