// The charts of a connection or a capture. Nothing of them is loaded before somebody opens them.
import { lazy, Suspense } from 'react';
import { selectMessage, showTab } from '../../state/workspace-actions.ts';
import { PaneGuard } from './pane-guard.tsx';

const ChartsView = lazy(async () => ({ default: (await import('../../features/charts/charts-view.tsx')).ChartsView }));

export function Charts({ profileId }: { readonly profileId: string }) {
  const showMessage = (seq: number) => {
    selectMessage(profileId, seq);
    showTab(profileId, 'messages');
  };
  return (
    <PaneGuard>
      <Suspense>
        <ChartsView profileId={profileId} onMessage={showMessage} />
      </Suspense>
    </PaneGuard>
  );
}
