// From the facts of a failed connection to what they mean, which words say it, and what can be done about it. A browser
// says little: what is only likely is marked as such.
import { assertUnreachable } from '../../../core/base/assert.ts';
import type { Endpoint } from '../../../core/mqtt/endpoint.ts';
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import type { ConnectionFailure } from '../../../core/protocol/engine-contract.ts';
import type { diagnosis as texts } from '../../i18n/en/diagnosis.ts';
import { BRIDGE_DIAGNOSES } from './bridge-diagnoses.ts';
import { diagnoseEndBeforeConnack } from './diagnose-end-before-connack.ts';
import { diagnoseNeverOpened } from './diagnose-never-opened.ts';
import { diagnoseRefusal } from './diagnose-refusal.ts';
import { diagnoseServerDisconnect } from './diagnose-server-disconnect.ts';
import { failedEndpoint } from './failure-values.ts';

export type TitleKey = keyof (typeof texts)['title'];
export type SeenKey = keyof (typeof texts)['seen'];
export type WhyKey = keyof (typeof texts)['why'];
export type StepKey = keyof (typeof texts)['step'];

/** How far the connection came, in this order. */
export type Stage = 'address' | 'transport' | 'connect' | 'session';

/** A change of the profile that probably helps, for a button. */
export type Remedy =
  | { readonly kind: 'version'; readonly version: ProtocolVersion }
  | { readonly kind: 'endpoint'; readonly endpoint: Endpoint };

/** Keys of texts; the values in them are those of `failureValues`. */
export interface Diagnosis {
  /** Where it failed. */
  readonly stage: Stage;
  readonly title: TitleKey;
  readonly seen: SeenKey;
  /** The likeliest first. */
  readonly why: readonly WhyKey[];
  /** False: `why` is what is likely, not what is known. */
  readonly certain: boolean;
  readonly steps: readonly StepKey[];
  readonly remedy: Remedy | null;
}

export interface DiagnosisContext {
  /** Whether a companion carries mqtt:// and mqtts:// for this page. */
  readonly bridge: boolean;
  /** Whether the profile sends a user name. */
  readonly username: boolean;
}

/** A connection that breaks this soon was probably thrown out by another one with its client id. */
const DROPPED_AT_ONCE_MS = 3_000;

export function diagnose(failure: ConnectionFailure, context: DiagnosisContext): Diagnosis {
  const { cause } = failure;
  const certain = { certain: true, remedy: null } as const;
  const probable = { certain: false, remedy: null } as const;
  switch (cause.kind) {
    case 'invalid-address':
      return { ...certain, stage: 'address', ...same('invalidAddress'), steps: ['checkAddress'] };
    case 'mixed-content':
      return { ...certain, stage: 'address', ...same('mixedContent'), steps: ['useWss', 'openOverHttp'] };
    case 'bridge-missing':
      return { ...certain, stage: 'address', ...same('bridgeMissing'), steps: ['runCompanion', 'useWebSocketPort'] };
    case 'offline':
      return { ...certain, stage: 'transport', ...same('offline'), steps: ['checkNetwork'] };
    case 'bridge':
      return { ...certain, stage: 'transport', ...BRIDGE_DIAGNOSES[cause.code] };
    case 'never-opened':
      return diagnoseNeverOpened(failure, failedEndpoint(failure), context);
    case 'open-timeout':
      return { ...probable, stage: 'transport', ...same('openTimeout'), steps: ['checkHost', 'checkFirewall'] };
    case 'no-connack':
    case 'closed-before-connack':
      return diagnoseEndBeforeConnack(cause.kind, failure, failedEndpoint(failure));
    case 'refused':
      return diagnoseRefusal(cause, failure.version, context);
    case 'server-disconnect':
      return diagnoseServerDisconnect(cause);
    case 'keep-alive-timeout':
      return { ...probable, stage: 'session', ...same('keepAliveTimeout'), steps: ['checkNetwork', 'lookAtLog'] };
    case 'dropped':
      return { ...probable, stage: 'session', title: 'dropped', seen: 'dropped', ...dropped(failure) };
    case 'take-over-loop':
      return {
        ...probable,
        stage: 'session',
        title: 'takenOver',
        seen: 'dropped',
        why: ['takenOver'],
        steps: ['ownClientId'],
      };
    case 'protocol-violation':
      return protocolViolation(failure, cause);
    case 'engine-crashed':
      return { ...certain, stage: 'session', ...same('engineCrashed'), steps: ['reportUs'] };
    default:
      return assertUnreachable(cause);
  }
}

function dropped({ close, elapsedMs }: ConnectionFailure): Pick<Diagnosis, 'why' | 'steps'> {
  const told: readonly WhyKey[] = close?.reason ? ['closeReason'] : [];
  return elapsedMs < DROPPED_AT_ONCE_MS
    ? { why: [...told, 'droppedAtOnce', 'dropped'], steps: ['ownClientId', 'lookAtLog'] }
    : { why: [...told, 'dropped', 'droppedProxy'], steps: ['checkRunning', 'shorterKeepAlive', 'lookAtLog'] };
}

function protocolViolation(
  failure: ConnectionFailure,
  { clause, message }: { readonly clause: string; readonly message: string },
): Diagnosis {
  const endpoint = failedEndpoint(failure);
  const overTcp = endpoint.scheme === 'mqtt' || endpoint.scheme === 'mqtts';
  // A web server answers a CONNECT that came over TCP with an HTTP error.
  if (overTcp && message.includes('"HTTP/')) {
    const scheme = endpoint.scheme === 'mqtts' ? 'wss' : 'ws';
    return {
      stage: 'connect',
      title: 'httpAnswer',
      seen: 'protocolViolation',
      why: ['httpAnswer'],
      certain: true,
      steps: ['otherPort', 'useWebSocketPort'],
      remedy: { kind: 'endpoint', endpoint: { ...endpoint, scheme, path: '/mqtt' } },
    };
  }
  return {
    stage: clause === 'MQTT-3.2.0-1' ? 'connect' : 'session',
    ...same('protocolViolation'),
    certain: true,
    steps: ['lookAtLog', 'reportBroker'],
    remedy: null,
  };
}

/** Most causes have one text of each sort, under the same key. */
function same<K extends TitleKey & SeenKey & WhyKey>(key: K) {
  return { title: key, seen: key, why: [key] } as const;
}
