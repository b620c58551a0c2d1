// Examines a failed attempt: asks the companion where there is one, else looks around from the page itself.
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import { type Endpoint, isWebSocketScheme } from '../../core/mqtt/endpoint.ts';
import type { CompanionInfo, ProbeReport, ProbeTarget } from '../../core/protocol/companion-contract.ts';
import type { FailureCause } from '../../core/protocol/engine-contract.ts';
import type { BrowserProbes } from '../client/browser-probes.ts';
import { fetchProbeReport } from '../client/companion-client.ts';
import { alternativesTo } from './examination-alternatives.ts';

/** Milliseconds for each of TCP, TLS, upgrade and MQTT; less where the profile itself does not wait as long. */
const LAYER_TIMEOUT_MS = 4_000;
/** The same for each of the page's own glances. */
const GLANCE_TIMEOUT_MS = 3_000;

export interface ExaminationResult {
  readonly report: ProbeReport | null;
  readonly browser: BrowserProbes | null;
}

export type ExaminedSettings = Pick<ConnectionSettings, 'endpoint' | 'version' | 'tls' | 'connectTimeoutS'> &
  Partial<Pick<ConnectionSettings, 'clientKey' | 'clientKeyPassphrase'>>;

/**
 * How much an examination may find out: `look` sends something to the host, `note` only reads what the browser knows,
 * `nothing`: the failure says it all.
 */
export function examinationNeed({ kind, ...cause }: FailureCause, sessionStood: boolean): 'look' | 'note' | 'nothing' {
  switch (kind) {
    case 'never-opened':
    case 'open-timeout':
    case 'no-connack':
    case 'closed-before-connack':
    case 'bridge-missing':
      return 'look';
    case 'protocol-violation':
      return sessionStood ? 'nothing' : 'look';
    case 'bridge': {
      const code = 'code' in cause ? cause.code : 'other';
      return code === 'target-not-allowed' || code === 'bad-token' || code === 'bad-request' ? 'nothing' : 'look';
    }
    case 'mixed-content':
    case 'offline':
      return 'note';
    default:
      return 'nothing';
  }
}

/** Never rejects. */
export async function runExamination(
  settings: ExaminedSettings,
  need: 'look' | 'note',
  companion: CompanionInfo | null,
  signal: AbortSignal,
): Promise<ExaminationResult> {
  const { endpoint, version, connectTimeoutS } = settings;
  const timeoutMs = atMost(GLANCE_TIMEOUT_MS, connectTimeoutS);
  // Loaded when something has failed; the first view does without.
  const { probeFromPage } = await import('../client/browser-probes.ts');
  const subprotocol = version === 3 ? 'mqttv3.1' : 'mqtt';
  const alternatives = alternativesTo(endpoint);
  const fromPage = (sends: boolean) => probeFromPage({ endpoint, subprotocol, alternatives, timeoutMs, sends }, signal);
  if (need === 'note') return { report: null, browser: await fromPage(false) };

  const report = await askCompanion(settings, subprotocol, alternatives, companion, signal);
  // The companion sees more; only where it sees nothing wrong does the browser's own view count.
  const sends = report === null || (isWebSocketScheme(endpoint.scheme) && reachedMqtt(report));
  return { report, browser: await fromPage(sends) };
}

async function askCompanion(
  { endpoint, version, tls, connectTimeoutS, clientKey, clientKeyPassphrase }: ExaminedSettings,
  subprotocol: string,
  alternatives: readonly Endpoint[],
  companion: CompanionInfo | null,
  signal: AbortSignal,
): Promise<ProbeReport | null> {
  if (!companion?.bridge.enabled) return null;
  const target = (other: Endpoint, asks = subprotocol): ProbeTarget => ({ ...other, subprotocol: asks });
  const answer = await fetchProbeReport(
    {
      token: companion.bridge.token,
      target: target(endpoint),
      ...(endpoint.scheme === 'mqtts' ? { tls: { ...tls, clientKey, clientKeyPassphrase } } : {}),
      alternatives: [
        // MQTT 3.1 asks for a subprotocol of its own, which not every broker knows.
        ...(version === 3 && isWebSocketScheme(endpoint.scheme) ? [target(endpoint, 'mqtt')] : []),
        ...alternatives.map((other) => target(other, 'mqtt')),
      ].slice(0, 24),
      timeoutMs: atMost(LAYER_TIMEOUT_MS, connectTimeoutS),
    },
    signal,
  );
  return answer.ok ? answer.value : null;
}

function atMost(limitMs: number, connectTimeoutS = Number.POSITIVE_INFINITY): number {
  return Math.min(limitMs, connectTimeoutS * 1_000);
}

function reachedMqtt({ mqtt }: ProbeReport): boolean {
  return mqtt?.kind === 'connack';
}
