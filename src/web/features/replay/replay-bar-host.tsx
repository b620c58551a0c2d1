import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { replayStore } from '../../state/replay-store.ts';

const ReplayBar = lazy(async () => ({ default: (await import('./replay-bar.tsx')).ReplayBar }));

/** The replay that goes to this connection, where there is one. */
export function ReplayBarHost({ profileId }: { readonly profileId: string }) {
  const replay = useStore(replayStore, ({ byTarget }) => byTarget[profileId]);
  return replay ? (
    <Suspense>
      <ReplayBar key={replay.replayId} profileId={profileId} replay={replay} />
    </Suspense>
  ) : null;
}
