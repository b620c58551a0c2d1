// One bar in the workspace that a replay goes to: how far it is, and what to do with it.
import type { KeyboardEvent } from 'react';
import { useSecondsUntil } from '../../kit/countdown/use-seconds-until.ts';
import { controlReplay } from '../../state/replay-actions.ts';
import { isReplayOver, type Replay } from '../../state/replay-store.ts';
import classes from './replay-bar.module.css';
import { ReplayButtons } from './replay-buttons.tsx';
import { ReplayFigures } from './replay-figures.tsx';
import { addReplayTexts } from './replay-texts.ts';
import { useReplayWords } from './use-replay-words.ts';

addReplayTexts();

/** A wait that is worth counting down. */
const LONG_WAIT_S = 2;

export interface ReplayBarProps {
  readonly profileId: string;
  readonly replay: Replay;
}

export function ReplayBar({ profileId, replay }: ReplayBarProps) {
  const { t } = useReplayWords();
  const { state, total } = replay;
  const isOver = isReplayOver(replay);
  const seconds = useSecondsUntil(state.nextAt);
  const phase = state.pausedBy === 'connection' ? 'lost' : state.phase;
  const onKeyDown = (event: KeyboardEvent) => {
    const isField = event.target instanceof HTMLSelectElement;
    if (event.code !== 'KeyN' || isField || isOver || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    controlReplay(profileId, { kind: 'step' });
  };
  return (
    <section className={classes.bar} aria-label={t('bar.label')} data-phase={phase} onKeyDown={onKeyDown}>
      <div className={classes.words}>
        <p className={classes.phase} role="status">
          {t(`bar.${phase}`)}
        </p>
        <ReplayFigures replay={replay} />
        {state.phase === 'running' && seconds !== null && seconds >= LONG_WAIT_S && (
          <span className={classes.figure}>{t('bar.nextIn', { seconds })}</span>
        )}
        {state.topic !== null && !isOver && (
          <span className={classes.topic} title={state.topic}>
            {state.topic}
          </span>
        )}
      </div>
      <ReplayButtons profileId={profileId} state={state} isOver={isOver} />
      <progress
        className={classes.progress}
        aria-label={t('bar.progress')}
        max={Math.max(1, total)}
        value={doneOf(replay)}
      />
    </section>
  );
}

/** Messages that need no more waiting for. */
export function doneOf({ state, missing }: Replay): number {
  return state.published + state.notSent + missing;
}
