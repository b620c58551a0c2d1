// Labs beside a connection, or on their own before there is one. Nothing of them is loaded before somebody opens them.
import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabAction, LabConnection } from '../../../core/learn/lab.ts';
import type { ConnectionProfile } from '../../../core/mqtt/connection-profile.ts';
import { DEFAULT_PATH, DEFAULT_PORTS, type Endpoint, formatEndpoint } from '../../../core/mqtt/endpoint.ts';
import { parseVersionName } from '../../../core/mqtt/protocol-version.ts';
import { escapeTemplate } from '../../../core/publish/escape-template.ts';
import { openEditConnection, openNewConnection } from '../../features/connections/connection-dialog-store.ts';
import { embeddedEndpoint } from '../../features/connections/embedded-broker.ts';
import { openFilterForm } from '../../features/subscriptions/filter-draft-store.ts';
import { companionStore } from '../../state/companion-store.ts';
import { leaveStandalone, setAway } from '../../state/learn-store.ts';
import { showExchangeOf } from '../../state/packet-side-store.ts';
import { findProfile } from '../../state/profiles-store.ts';
import { draftOf, openInForm } from '../../state/publish-drafts.ts';
import { setFolded } from '../../state/settings-store.ts';
import { showTab, showWorkspace } from '../../state/workspace-actions.ts';
import classes from './learn.module.css';
import { PaneGuard } from './pane-guard.tsx';

const LearnView = lazy(async () => ({ default: (await import('../../features/learn/learn-view.tsx')).LearnView }));

const LabExchange = lazy(async () => ({
  default: (await import('../../features/exchanges/lab-exchange.tsx')).LabExchange,
}));

const KeptExchange = lazy(async () => ({
  default: (await import('../../features/exchanges/lab-exchange.tsx')).KeptExchange,
}));

const ExchangePaper = lazy(async () => ({
  default: (await import('../../features/exchanges/save/exchange-paper.tsx')).ExchangePaper,
}));

export function Learn({ profileId }: { readonly profileId: string | null }) {
  useEffect(() => setAway(false), []);
  return (
    <PaneGuard>
      <Suspense>
        <LearnView
          profileId={profileId}
          onAction={(action) => prepare(profileId, action)}
          isThere={(fill) => profileId !== null && isSame(findProfile(profileId), fill)}
          renderExchange={(id, seq, explains) => (
            <Suspense>
              <LabExchange profileId={id} seq={seq} explains={explains} onPacket={(step) => showPacket(id, step)} />
            </Suspense>
          )}
          renderKept={(exchange) => (
            <Suspense>
              <KeptExchange exchange={exchange} />
            </Suspense>
          )}
          drawExchange={(exchange) => (
            <Suspense>
              <ExchangePaper exchange={exchange} />
            </Suspense>
          )}
          loadWriter={async () => (await import('../../features/exchanges/save/write-exchange.ts')).writeExchange}
          onPacket={showPacket}
        />
      </Suspense>
    </PaneGuard>
  );
}

/** Labs on their own: there is no connection yet. */
export function StandaloneLearn() {
  const { t } = useTranslation();
  return (
    <div className={classes.standalone}>
      <div className={classes.bar}>
        <h1>{t('tabs.learn')}</h1>
        <ActionIcon
          className={classes.close ?? ''}
          aria-label={t('closeLearn')}
          title={t('closeLearn')}
          onClick={leaveStandalone}
        >
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </div>
      <Learn profileId={null} />
    </div>
  );
}

/** On a phone, where a task has led elsewhere: back to it. */
export function BackToLab({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={classes.back} onClick={onClick}>
      <IconArrowLeft size={18} stroke={1.75} /> {t('backToLab')}
    </button>
  );
}

function showPacket(profileId: string, seq: number): void {
  setAway(true);
  showExchangeOf(profileId, seq);
  showWorkspace(profileId);
  showTab(profileId, 'packets');
}

function prepare(profileId: string | null, action: LabAction): void {
  if (action.kind === 'connection') return connect(profileId, action.fill);
  if (profileId === null) return;
  setAway(true);
  if (action.kind === 'tab') return showTab(profileId, action.tab);
  if (action.kind === 'subscribe') {
    setFolded('subscriptions', false);
    return openFilterForm(profileId, { text: action.filter, qos: action.qos });
  }
  if (action.kind !== 'compose') return;
  const { topic, payload, qos, retain = false } = action.fill;
  const draft = draftOf(profileId);
  openInForm(profileId, {
    ...{ topic: escapeTemplate(topic), qos, retain, properties: draft.properties },
    payload: { ...draft.payload, format: 'text', text: escapeTemplate(payload) },
  });
}

/** Who has this very connection already changes it: two with one client id would throw each other out. */
function connect(profileId: string | null, fill: LabConnection): void {
  const prefill = filledIn(fill);
  if (profileId !== null && isSame(findProfile(profileId), fill)) {
    const { name, ...changes } = prefill;
    return openEditConnection(profileId, undefined, changes);
  }
  openNewConnection(prefill);
}

function isSame(known: ConnectionProfile | undefined, fill: LabConnection): boolean {
  const { clientId, endpoint } = filledIn(fill);
  return (
    fill.another !== true &&
    known !== undefined &&
    clientId !== undefined &&
    endpoint !== undefined &&
    known.clientId === clientId &&
    formatEndpoint(known.endpoint) === formatEndpoint(endpoint)
  );
}

function filledIn(fill: LabConnection): Partial<ConnectionProfile> {
  const { name, clientId, cleanStart, keepAliveS, sessionExpiryS, username, will } = fill;
  return {
    endpoint: endpointOf(fill),
    version: parseVersionName(fill.version ?? '5') ?? 5,
    ...(name !== undefined && { name }),
    ...(clientId !== undefined && { clientId }),
    ...(cleanStart !== undefined && { cleanStart }),
    ...(keepAliveS !== undefined && { keepAliveS }),
    ...(username !== undefined && { username }),
    ...(sessionExpiryS !== undefined && { properties: { sessionExpiryIntervalS: sessionExpiryS } }),
    ...(will && { will: { ...will, payload: { text: will.payload, encoding: 'utf8' } } }),
  };
}

function endpointOf({ scheme, host, port }: LabConnection): Endpoint {
  const broker = companionStore.getState().info?.embeddedBroker;
  if (scheme === undefined && host === undefined && port === undefined && broker)
    return embeddedEndpoint(broker, location.hostname);
  const chosen = scheme ?? 'ws';
  return { scheme: chosen, host: host ?? 'localhost', port: port ?? DEFAULT_PORTS[chosen], path: DEFAULT_PATH };
}
