// Why there is no connection: in full when it failed, as a bar while it is tried again, nothing otherwise.
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../state/use-workspace.ts';
import classes from './connection-diagnosis.module.css';
import type { EditPlace } from './judge/edit-place.ts';
import { useDiagnosis } from './use-diagnosis.ts';
import { RetryBar } from './view/retry-bar.tsx';

const FullDiagnosis = lazy(async () => ({ default: (await import('./view/full-diagnosis.tsx')).FullDiagnosis }));

export interface ConnectionDiagnosisProps {
  readonly profileId: string;
  /** Opens the form, at a field where one is to blame. */
  readonly onEdit: (place?: EditPlace) => void;
}

export function ConnectionDiagnosis({ profileId, onEdit }: ConnectionDiagnosisProps) {
  const { t } = useTranslation('diagnosis');
  const connection = useWorkspace(profileId, (workspace) => workspace.connection);
  const diagnosed = useDiagnosis(profileId);
  if (!diagnosed) return null;
  const { facts, diagnosis, examination, trying } = diagnosed;
  return (
    <section
      className={classes.region}
      aria-label={t('name')}
      aria-busy={examination.running || trying}
      data-cause={diagnosis.cause}
      data-certain={diagnosis.certain}
      data-likely={diagnosis.likely.join(' ')}
    >
      {connection.phase === 'reconnecting' ? (
        <RetryBar profileId={profileId} connection={connection} facts={facts} diagnosis={diagnosis} />
      ) : (
        <Suspense>
          <FullDiagnosis profileId={profileId} diagnosed={diagnosed} onEdit={onEdit} />
        </Suspense>
      )}
    </section>
  );
}
