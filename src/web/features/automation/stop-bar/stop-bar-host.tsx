import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { isRunning, jobsOf, jobsStore } from '../../../state/jobs-store.ts';
import { endedUnasked } from '../../../state/workbench-jobs.ts';

const StopBar = lazy(async () => ({ default: (await import('./stop-bar.tsx')).StopBar }));

/** Where something publishes by itself on this connection, or ended without being asked to. A replay has its own bar. */
export function StopBarHost({ profileId }: { readonly profileId: string }) {
  const some = useStore(jobsStore, (state) =>
    jobsOf(profileId, state).some((job) => isRunning(job) || endedUnasked(job)),
  );
  return some ? (
    <Suspense>
      <StopBar profileId={profileId} />
    </Suspense>
  ) : null;
}
