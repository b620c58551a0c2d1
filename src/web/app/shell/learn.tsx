// Labs beside a connection, or on their own before there is one. Nothing of them is loaded before somebody opens them.
import { lazy, Suspense } from 'react';
import type { LabAction, LabConnection } from '../../../core/learn/lab.ts';
import type { ConnectionProfile } from '../../../core/mqtt/connection-profile.ts';
import { DEFAULT_PATH, DEFAULT_PORTS, type Endpoint } from '../../../core/mqtt/endpoint.ts';
import { parseVersionName } from '../../../core/mqtt/protocol-version.ts';
import { escapeTemplate } from '../../../core/publish/escape-template.ts';
import { openNewConnection } from '../../features/connections/connection-dialog-store.ts';
import { embeddedEndpoint } from '../../features/connections/embedded-broker.ts';
import { companionStore } from '../../state/companion-store.ts';
import { showExchangeOf } from '../../state/packet-side-store.ts';
import { changeDraft, draftOf } from '../../state/publish-drafts.ts';
import { showTab } from '../../state/workspace-actions.ts';
import { PaneGuard } from './pane-guard.tsx';

const LearnView = lazy(async () => ({ default: (await import('../../features/learn/learn-view.tsx')).LearnView }));

export function Learn({ profileId }: { readonly profileId: string | null }) {
  return (
    <PaneGuard>
      <Suspense>
        <LearnView
          profileId={profileId}
          onAction={(action) => prepare(profileId, action)}
          renderExchange={() => null}
          onPacket={(id, seq) => {
            showExchangeOf(id, seq);
            showTab(id, 'packets');
          }}
        />
      </Suspense>
    </PaneGuard>
  );
}

function prepare(profileId: string | null, action: LabAction): void {
  if (action.kind === 'connection') return openNewConnection(filledIn(action.fill));
  if (profileId === null) return;
  if (action.kind === 'tab') return showTab(profileId, action.tab);
  if (action.kind !== 'compose') return;
  const { topic, payload, qos, retain = false } = action.fill;
  const draft = draftOf(profileId);
  changeDraft(profileId, {
    ...{ topic: escapeTemplate(topic), qos, retain, file: null, savedId: null, fault: null },
    payload: { ...draft.payload, format: 'text', text: escapeTemplate(payload) },
  });
}

function filledIn(fill: LabConnection): Partial<ConnectionProfile> {
  const version = parseVersionName(fill.version ?? '5') ?? 5;
  return {
    ...(fill.name !== undefined && { name: fill.name }),
    endpoint: endpointOf(fill),
    version,
  };
}

function endpointOf({ scheme, host, port }: LabConnection): Endpoint {
  const broker = companionStore.getState().info?.embeddedBroker;
  if (scheme === undefined && host === undefined && port === undefined && broker)
    return embeddedEndpoint(broker, location.hostname);
  const chosen = scheme ?? 'ws';
  return { scheme: chosen, host: host ?? 'localhost', port: port ?? DEFAULT_PORTS[chosen], path: DEFAULT_PATH };
}
