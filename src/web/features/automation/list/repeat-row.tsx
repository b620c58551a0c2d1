import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { controlJob } from '../../../state/jobs-actions.ts';
import { isRunning, jobsOf, jobsStore } from '../../../state/jobs-store.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import type { KeptRepeat } from '../../../storage/stored-automations.ts';
import { jobOf, titleOf } from '../start-automation.ts';
import { useFigures } from '../use-figures.ts';
import classes from './automation-row.module.css';
import { AutomationRow } from './automation-row.tsx';
import { RunButtons } from './run-buttons.tsx';
import type { AutomationActions } from './use-automation-actions.ts';

export function RepeatRow({ repeat, actions }: { readonly repeat: KeptRepeat; readonly actions: AutomationActions }) {
  const { t } = useTranslation('automation');
  const { profileId, id } = repeat;
  const job = useStore(jobsStore, (state) => jobOf(jobsOf(profileId, state), id));
  const connected = useWorkspace(profileId, ({ connection }) => connection.phase === 'connected');
  const phase = !job ? 'idle' : isRunning(job) ? (job.state?.phase === 'paused' ? 'paused' : 'running') : 'over';
  return (
    <AutomationRow
      kept={repeat}
      actions={actions}
      facts={<RepeatFacts repeat={repeat} />}
      buttons={
        <RunButtons
          name={titleOf(repeat) || t('noTopic')}
          phase={phase}
          canStart={connected}
          onStart={() => actions.start(repeat)}
          onControl={(control) => job && controlJob(profileId, job.jobId, control)}
        />
      }
    />
  );
}

function RepeatFacts({ repeat }: { readonly repeat: KeptRepeat }) {
  const { t } = useTranslation('automation');
  const { number, duration } = useFigures();
  const { name, template, intervalMs, jitter, count } = repeat;
  // Fewer than two a second are easier to read as an interval.
  const pace =
    intervalMs > 500
      ? t('facts.every', { interval: duration(intervalMs) })
      : t('facts.rate', { rate: number(1_000 / intervalMs) });
  return (
    <>
      {name !== '' && <code className={classes.topic}>{template.topic}</code>}
      <span>{pace}</span>
      {jitter > 0 && <span>{t('facts.jitter', { percent: number(jitter * 100) })}</span>}
      <span>{count === null ? t('facts.endless') : t('facts.times', { count, shown: number(count) })}</span>
      <span>{t('facts.qos', { qos: template.qos })}</span>
      {template.retain && <span>{t('facts.retain')}</span>}
    </>
  );
}
