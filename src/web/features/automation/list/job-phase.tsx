import { useTranslation } from 'react-i18next';
import type { RunningJob } from '../../../state/jobs-store.ts';
import classes from './automation-row.module.css';

/** How it stands, in a word. */
export function JobPhase({ job: { state } }: { readonly job: RunningJob }) {
  const { t } = useTranslation('automation');
  const phase = !state ? 'starting' : state.stoppedBy === 'connection' ? 'lost' : state.phase;
  return (
    <span className={classes.phase} role="status" data-phase={phase}>
      {t(`phase.${phase}`)}
    </span>
  );
}
