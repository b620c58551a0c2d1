// What is known of a connection's broker. Nothing of it is loaded before somebody opens it.
import { lazy, Suspense } from 'react';
import { PaneGuard } from './pane-guard.tsx';

const BrokerView = lazy(async () => ({ default: (await import('../../features/broker/broker-view.tsx')).BrokerView }));

export function Broker({ profileId }: { readonly profileId: string }) {
  return (
    <PaneGuard>
      <Suspense>
        <BrokerView profileId={profileId} />
      </Suspense>
    </PaneGuard>
  );
}
