import { Button } from '@mantine/core';
import { IconPlayerStopFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { focusBehind } from '../../../kit/focus-return/focus-behind.ts';
import { stopAllJobs } from '../../../state/jobs-actions.ts';
import type { RunningJob } from '../../../state/jobs-store.ts';
import { type JobsSummary, sectionOf } from '../../../state/workbench-jobs.ts';
import { openWorkbench } from '../../../state/workbench-store.ts';
import classes from './stop-bar.module.css';

export interface RunningJobsProps {
  readonly profileId: string;
  readonly jobs: readonly RunningJob[];
  readonly summary: JobsSummary;
}

export function RunningJobs({ profileId, jobs, summary: { running, sent, failed } }: RunningJobsProps) {
  const { t, i18n } = useTranslation('automation');
  const number = (value: number) => value.toLocaleString(i18n.language);
  const names = jobs.map(({ title }) => title).join(', ');
  return (
    <div className={classes.bar} data-kind="running">
      <div className={classes.words}>
        <p className={classes.lead} role="status">
          {t('bar.running', { count: running, shown: number(running) })}
        </p>
        <span className={classes.figure} data-sent={sent}>
          {t('bar.sent', { shown: number(sent) })}
        </span>
        {failed > 0 && (
          <span className={classes.figure} data-tone="error" data-failed={failed}>
            {t('bar.failed', { shown: number(failed) })}
          </span>
        )}
        <span className={classes.names} title={names}>
          {names}
        </span>
      </div>
      <div className={classes.buttons}>
        <Button
          variant="subtle"
          className={classes.button ?? ''}
          onClick={() => openWorkbench(profileId, sectionOf(jobs[0]?.spec.kind ?? 'repeat'))}
        >
          {t('bar.show')}
        </Button>
        <Button
          variant="default"
          className={classes.button ?? ''}
          leftSection={<IconPlayerStopFilled size={12} />}
          onClick={({ currentTarget }) => {
            // The bar goes with what it tells of.
            focusBehind(currentTarget);
            stopAllJobs(profileId);
          }}
        >
          {t('bar.stopAll')}
        </Button>
      </div>
    </div>
  );
}
