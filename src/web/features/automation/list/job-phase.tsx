import { useTranslation } from 'react-i18next';
import type { JobState } from '../../../../core/protocol/job-contract.ts';
import type { RunningJob } from '../../../state/jobs-store.ts';
import classes from './automation-row.module.css';

/** How it stands, in a word. */
export function JobPhase({ job: { state } }: { readonly job: RunningJob }) {
  const { t } = useTranslation('automation');
  const phase = !state || waitsForSuback(state) ? 'starting' : state.stoppedBy === 'connection' ? 'lost' : state.phase;
  return (
    <span className={classes.phase} role="status" data-phase={phase}>
      {t(`phase.${phase}`)}
    </span>
  );
}

/** A message that came now would not be answered. */
function waitsForSuback({ phase, detail }: JobState): boolean {
  return phase === 'running' && detail.kind === 'responder' && !detail.isSubscribed;
}
