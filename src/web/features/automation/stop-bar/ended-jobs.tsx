// What a fault or the end of the connection ended: nobody asked for it, so it is told until it is dismissed.
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusBehind } from '../../../kit/focus-return/focus-behind.ts';
import { useFaultWords } from '../../../kit/publish-fault/use-fault-words.ts';
import { startAgain } from '../../../state/jobs-actions.ts';
import { forgetJob, type RunningJob } from '../../../state/jobs-store.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { sectionOf } from '../../../state/workbench-jobs.ts';
import { openWorkbench } from '../../../state/workbench-store.ts';
import classes from './stop-bar.module.css';

export interface EndedJobsProps {
  readonly profileId: string;
  /** At least one. */
  readonly jobs: readonly RunningJob[];
}

export function EndedJobs({ profileId, jobs }: EndedJobsProps) {
  const { t } = useTranslation('automation');
  const words = useFaultWords();
  const connected = useWorkspace(profileId, ({ connection }) => connection.phase === 'connected');
  const [trouble, setTrouble] = useState(false);
  const failed = jobs.some(({ state }) => state?.phase === 'failed');
  const names = jobs.map(({ title }) => title).join(', ');
  const fault = jobs.length === 1 ? jobs[0]?.state?.fault : null;
  const again = async (bars: Element | null) => {
    const results = await Promise.all(jobs.map((job) => startAgain(profileId, job)));
    setTrouble(results.some(({ ok }) => !ok));
    // What was pressed has gone with what it began again: the focus stays in the bars.
    if (document.activeElement === document.body) bars?.querySelector('button')?.focus();
  };
  return (
    <div className={classes.bar} data-kind={failed ? 'failed' : 'lost'}>
      <div className={classes.words}>
        <p className={classes.lead} role="status">
          {t(failed ? 'bar.endedByFault' : 'bar.endedByConnection', { count: jobs.length, names })}
        </p>
        {failed && fault && <span className={classes.fault}>{words.job(fault)}</span>}
        {trouble && (
          <span className={classes.fault} role="alert">
            {t('notStarted')}
          </span>
        )}
      </div>
      <div className={classes.buttons}>
        <Button
          variant="default"
          className={classes.button ?? ''}
          disabled={!connected}
          title={connected ? undefined : t('connectFirst')}
          onClick={({ currentTarget }) => void again(currentTarget.closest('section'))}
        >
          {t('bar.again')}
        </Button>
        <Button
          variant="subtle"
          className={classes.button ?? ''}
          onClick={() => openWorkbench(profileId, sectionOf(jobs[0]?.spec.kind ?? 'repeat'))}
        >
          {t('bar.show')}
        </Button>
        <ActionIcon
          className={classes.tool ?? ''}
          aria-label={t('bar.dismiss')}
          title={t('bar.dismiss')}
          onClick={({ currentTarget }) => {
            focusBehind(currentTarget);
            for (const { jobId } of jobs) forgetJob(profileId, jobId);
          }}
        >
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </div>
    </div>
  );
}
