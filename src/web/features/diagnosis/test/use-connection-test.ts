// Runs a test each time `run` counts up: the attempt first, then (when it failed) a closer look.
import { useEffect, useRef, useState } from 'react';
import type { ConnectionSettings } from '../../../../core/mqtt/connection-profile.ts';
import { formatEndpoint } from '../../../../core/mqtt/endpoint.ts';
import { bridgeAccess } from '../../../client/companion-client.ts';
import { companionKnown } from '../../../state/companion-store.ts';
import { examinationNeed, runExamination } from '../../../state/examination-run.ts';
import { findProfile } from '../../../state/profiles-store.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';
import type { Facts } from '../judge/facts.ts';
import type { Accepted } from '../judge/stage-rows.ts';
import { attemptConnection } from './attempt-connection.ts';
import { type TestSettings, testSettings } from './test-settings.ts';

export type TestState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'accepted'; readonly accepted: Accepted; readonly tested: Tested }
  | { readonly kind: 'failed'; readonly facts: Facts; readonly looking: boolean; readonly tested: Tested };

export interface Tested extends TestSettings {
  /** As the form had them. */
  readonly typed: ConnectionSettings;
}

/** `run` 0: none was asked for yet. */
export function useConnectionTest(settings: ConnectionSettings, run: number): TestState {
  const [state, setState] = useState<TestState>({ kind: 'idle' });
  const latest = useRef(settings);
  latest.current = settings;
  useEffect(() => {
    if (run === 0) return;
    const controller = new AbortController();
    setState({ kind: 'running' });
    void test(latest.current, controller.signal, (next) => !controller.signal.aborted && setState(next));
    return () => controller.abort();
  }, [run]);
  return state;
}

async function test(typed: ConnectionSettings, signal: AbortSignal, tell: (state: TestState) => void): Promise<void> {
  const tested: Tested = { ...testSettings(typed, clientIdsInUse()), typed };
  const { settings } = tested;
  const companion = await companionKnown();
  const outcome = await attemptConnection(settings, bridgeAccess(companion), signal);
  if (!outcome) return;
  if (outcome.ok) {
    const { session, elapsedMs } = outcome;
    const { endpoint, version } = settings;
    return tell({
      kind: 'accepted',
      accepted: { address: formatEndpoint(endpoint), version, session, elapsedMs },
      tested,
    });
  }
  const { failure } = outcome;
  const context = {
    bridge: companion?.bridge.enabled ?? false,
    username: settings.username !== undefined,
    emptyClientId: settings.clientId === '',
  };
  const facts: Facts = { failure, session: null, report: null, browser: null, context };
  const need = examinationNeed(failure.cause, false);
  tell({ kind: 'failed', facts, looking: need !== 'nothing', tested });
  if (need === 'nothing') return;
  const seen = await runExamination(settings, need, companion, signal);
  tell({ kind: 'failed', facts: { ...facts, ...seen }, looking: false, tested });
}

function clientIdsInUse(): string[] {
  return Object.values(workspacesStore.getState().byProfile).flatMap(({ profileId, connection }) => {
    if (connection.phase === 'disconnected' || connection.phase === 'failed') return [];
    const profile = findProfile(profileId);
    const session = connection.phase === 'connected' ? [connection.session.clientId] : [];
    return profile ? [profile.clientId, ...session] : session;
  });
}
