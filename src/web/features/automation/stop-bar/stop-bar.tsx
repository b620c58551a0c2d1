// One slim bar in the workspace: how much publishes by itself, and the one button that ends all of it.
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { isRunning, jobsOf, jobsStore } from '../../../state/jobs-store.ts';
import { replayStore } from '../../../state/replay-store.ts';
import { endedUnasked, summaryOf } from '../../../state/workbench-jobs.ts';
import { addAutomationTexts } from '../automation-texts.ts';
import { EndedJobs } from './ended-jobs.tsx';
import { RunningJobs } from './running-jobs.tsx';
import classes from './stop-bar.module.css';

addAutomationTexts();

export function StopBar({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('automation');
  const jobs = useStore(jobsStore, (state) => jobsOf(profileId, state));
  const replay = useStore(replayStore, ({ byTarget }) => byTarget[profileId]);
  const running = jobs.filter(isRunning);
  const ended = jobs.filter(endedUnasked);
  return (
    <section className={classes.bars} aria-label={t('bar.label')}>
      {running.length > 0 && <RunningJobs profileId={profileId} jobs={running} summary={summaryOf(jobs, replay)} />}
      {ended.length > 0 && <EndedJobs profileId={profileId} jobs={ended} />}
    </section>
  );
}
