import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { companionStore } from '../../state/companion-store.ts';
import { profilesStore } from '../../state/profiles-store.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import classes from './connection-diagnosis.module.css';
import { diagnose } from './diagnose.ts';
import { FailureFacts } from './failure-facts.tsx';
import { FailureReport } from './failure-report.tsx';
import { RetryBar } from './retry-bar.tsx';

export interface ConnectionDiagnosisProps {
  readonly profileId: string;
  readonly onEdit: () => void;
}

/** Why there is no connection: in full when it failed, as a bar while it is tried again, nothing otherwise. */
export function ConnectionDiagnosis({ profileId, onEdit }: ConnectionDiagnosisProps) {
  const { t } = useTranslation('diagnosis');
  const connection = useWorkspace(profileId, (workspace) => workspace.connection);
  const bridge = useStore(companionStore, ({ info }) => info?.bridge.enabled ?? false);
  const username = useStore(
    profilesStore,
    ({ profiles }) => profiles.find(({ id }) => id === profileId)?.username !== undefined,
  );
  if (connection.phase !== 'failed' && connection.phase !== 'reconnecting') return null;
  const { failure } = connection;
  const diagnosis = diagnose(failure, { bridge, username });
  return (
    <section className={classes.region} aria-label={t('name')}>
      {connection.phase === 'reconnecting' ? (
        <RetryBar profileId={profileId} connection={connection} diagnosis={diagnosis} />
      ) : (
        <div className={classes.full}>
          <FailureReport profileId={profileId} failure={failure} diagnosis={diagnosis} onEdit={onEdit} />
          <FailureFacts failure={failure} />
        </div>
      )}
    </section>
  );
}
