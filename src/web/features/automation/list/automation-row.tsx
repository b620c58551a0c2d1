// One repeat or responder: what it is, how it stands, and what to do with it.
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useFaultWords } from '../../../kit/publish-fault/use-fault-words.ts';
import { isRunning, jobsOf, jobsStore } from '../../../state/jobs-store.ts';
import type { KeptAutomation } from '../../../storage/stored-automations.ts';
import { isChanged, jobOf, titleOf } from '../start-automation.ts';
import classes from './automation-row.module.css';
import { JobFigures } from './job-figures.tsx';
import { JobPhase } from './job-phase.tsx';
import { RowMenu } from './row-menu.tsx';
import type { AutomationActions } from './use-automation-actions.ts';

export interface AutomationRowProps {
  readonly kept: KeptAutomation;
  readonly actions: AutomationActions;
  /** What it is, in short: topic, pace. */
  readonly facts: ReactNode;
  /** Stands under all else. */
  readonly below?: ReactNode;
  /** What begins and ends it. */
  readonly buttons: ReactNode;
}

export function AutomationRow({ kept, actions, facts, below, buttons }: AutomationRowProps) {
  const { t } = useTranslation('automation');
  const words = useFaultWords();
  const id = useId();
  const job = useStore(jobsStore, (state) => jobOf(jobsOf(kept.profileId, state), kept.id));
  const name = titleOf(kept) || t('noTopic');
  const runs = job !== undefined && isRunning(job);
  const fault = job?.state?.fault ?? null;
  const saysWhy = fault !== null && job?.state?.stoppedBy !== 'connection';
  return (
    <li className={classes.row} aria-labelledby={id} data-phase={job?.state?.phase ?? (job ? 'running' : 'idle')}>
      <div className={classes.words}>
        <div className={classes.lead}>
          <span className={classes.name} id={id} data-topic={kept.name === '' || undefined} title={name}>
            {name}
          </span>
          {job && <JobPhase job={job} />}
        </div>
        <div className={classes.facts}>{facts}</div>
        {job && <JobFigures job={job} name={name} />}
        {saysWhy && (
          <p className={classes.fault} role={job?.state?.phase === 'failed' ? 'alert' : undefined}>
            {words.job(fault)}
          </p>
        )}
        {runs && job && isChanged(kept, job) && <p className={classes.note}>{t('changed')}</p>}
        {below}
        {actions.notStarted.includes(kept.id) && !runs && (
          <p className={classes.fault} role="alert">
            {t('notStarted')}
          </p>
        )}
      </div>
      <div className={classes.buttons}>
        {buttons}
        <RowMenu kept={kept} name={name} actions={actions} />
      </div>
    </li>
  );
}
