// How many went out, and what became of them. What is none is not said.
import { useTranslation } from 'react-i18next';
import type { JobState } from '../../../../core/protocol/job-contract.ts';
import { useSecondsUntil } from '../../../kit/countdown/use-seconds-until.ts';
import type { RunningJob } from '../../../state/jobs-store.ts';
import { useFigures } from '../use-figures.ts';
import classes from './automation-row.module.css';

/** A wait that is worth counting down. */
const LONG_WAIT_S = 2;

export function JobFigures({ job: { state }, name }: { readonly job: RunningJob; readonly name: string }) {
  const { t } = useTranslation('automation');
  const { number } = useFigures();
  const seconds = useSecondsUntil(state?.phase === 'running' ? state.nextAt : null);
  if (!state) return null;
  const { detail } = state;
  const total = detail.kind === 'repeat' ? detail.count : null;
  const waits = seconds !== null && seconds >= LONG_WAIT_S;
  return (
    <div className={classes.figures}>
      {figuresOf(state).map(
        ([key, value, isBad]) =>
          (value > 0 || key === 'sent' || key === 'matched') && (
            <span key={key} data-figure={key} data-value={value} data-tone={isBad ? 'error' : undefined}>
              {key === 'sent' && total !== null
                ? t('figures.sentOf', { shown: number(value), total: number(total) })
                : t(`figures.${key}`, { shown: number(value) })}
            </span>
          ),
      )}
      {waits && <span>{t('figures.next', { seconds })}</span>}
      {total !== null && (
        <progress
          className={classes.progress}
          aria-label={t('progress', { name })}
          max={total}
          value={Math.min(total, state.sent + state.failed)}
        />
      )}
    </div>
  );
}

type Figure = 'sent' | 'done' | 'failed' | 'lost' | 'skipped' | 'matched' | 'answered' | 'held';

function figuresOf({ detail, sent, done, failed, lost }: JobState): readonly (readonly [Figure, number, boolean?])[] {
  if (detail.kind === 'responder')
    return [
      ['matched', detail.matched],
      ['answered', sent],
      ['held', detail.held],
      ['failed', failed, true],
      ['lost', lost, true],
    ];
  return [
    ['sent', sent],
    // At QoS 0 nothing answers, and what is written is done.
    ['done', done < sent ? done : 0],
    ['failed', failed, true],
    ['lost', lost, true],
    ['skipped', detail.kind === 'repeat' ? detail.skipped : 0],
  ];
}
