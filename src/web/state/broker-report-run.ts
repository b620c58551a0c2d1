// A running test of what a broker can do: begun, looked after, cancelled, and its report kept. It goes on while another
// tab of the app is in view.
import { createStore } from 'zustand/vanilla';
import { randomUuid } from '../../core/base/random-uuid.ts';
import { type Endpoint, formatEndpoint } from '../../core/mqtt/endpoint.ts';
import type { BrokerProbeStart, BrokerProbeState } from '../../core/protocol/broker-probe-contract.ts';
import { keepReport } from './broker-report-store.ts';
import { changeReportView } from './broker-report-view.ts';
import { engines } from './running-engines.ts';

const LOOK_EVERY_MS = 200;

export interface BrokerRun {
  readonly start: BrokerProbeStart;
  /** Null: it has not said anything yet. */
  readonly state: BrokerProbeState | null;
  readonly isCancelling: boolean;
  /** Why there is nothing more to come; null: it goes on, or has ended as `state` says. */
  readonly fault: 'not-started' | 'gone' | null;
  /** Of the report that came of it. */
  readonly reportId: string | null;
}

export interface BrokerRunState {
  readonly byProfile: Readonly<Record<string, BrokerRun>>;
}

export const brokerRunStore = createStore<BrokerRunState>()(() => ({ byProfile: {} }));

export function isProbing(run: BrokerRun | undefined): boolean {
  return run !== undefined && run.fault === null && (run.state === null || run.state.phase === 'running');
}

/** Nothing while one runs. */
export async function probeBroker(profileId: string, endpoint: Endpoint, start: BrokerProbeStart): Promise<void> {
  if (isProbing(brokerRunStore.getState().byProfile[profileId])) return;
  put(profileId, { start, state: null, isCancelling: false, fault: null, reportId: null });
  const begun = await engines.get(profileId)?.request('startBrokerProbe', start);
  if (!begun?.ok) return change(profileId, { fault: 'not-started' });
  for (;;) {
    const answer = await engines.get(profileId)?.request('brokerProbe', null);
    if (!answer?.ok) return change(profileId, { fault: 'gone' });
    const state = answer.value;
    if (state?.phase === 'finished') return keep(profileId, endpoint, state);
    change(profileId, { state });
    if (state === null) return change(profileId, { fault: 'gone' });
    if (state.phase !== 'running') return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

export function cancelProbe(profileId: string): void {
  change(profileId, { isCancelling: true });
  void engines.get(profileId)?.request('cancelBrokerProbe', null);
}

function keep(
  profileId: string,
  endpoint: Endpoint,
  state: Extract<BrokerProbeState, { readonly phase: 'finished' }>,
): void {
  const { version, findings, messages, durationMs, broker } = state;
  // A path's query may hold a token.
  const address = formatEndpoint({ ...endpoint, path: endpoint.path.split('?', 1)[0] ?? '/' });
  const id = randomUuid();
  void keepReport({
    ...{ id, at: Date.now(), host: endpoint.host, address, broker, version, messages, durationMs },
    findings: findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.map(({ code, params }) => ({ code, params: { ...params } })),
    })),
  });
  change(profileId, { state, reportId: id });
  // It comes into view, whichever was chosen.
  changeReportView(profileId, { reportId: id });
}

function put(profileId: string, run: BrokerRun): void {
  brokerRunStore.setState(({ byProfile }) => ({ byProfile: { ...byProfile, [profileId]: run } }));
}

function change(profileId: string, part: Partial<BrokerRun>): void {
  const run = brokerRunStore.getState().byProfile[profileId];
  if (run) put(profileId, { ...run, ...part });
}
