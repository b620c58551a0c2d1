// From the facts of a failed connection to what they mean and what helps. Pure; the view words it.
import { assertUnreachable } from '../../../core/base/assert.ts';
import type { Endpoint } from '../../../core/mqtt/endpoint.ts';
import { versionName } from '../../../core/mqtt/protocol-version.ts';
import { reasonName } from '../../../core/mqtt/reason-code.ts';
import type { BridgeErrorCode } from '../../../core/protocol/companion-contract.ts';
import type { ConnectionFailure, FailureCause } from '../../../core/protocol/engine-contract.ts';
import { diagnoseRefusal, diagnoseServerDisconnect } from './diagnose-refusal.ts';
import type { Diagnosis, DiagnosisValues, Words } from './diagnosis.ts';
import { readTriedAddress } from './tried-address.ts';

/** IANA's ports for MQTT over TCP, and over TLS. */
const TCP_PORTS: ReadonlySet<number> = new Set([1883, 8883]);

/** Refusals by a kernel or a TCP broker were seen within 5 ms on one machine; across the world they take a few hundred. */
const FAST_MS = 1_000;

/** `sendsUsername`: whether the profile has a user name. */
export function diagnose(failure: ConnectionFailure, sendsUsername: boolean): Diagnosis {
  const endpoint = readTriedAddress(failure.address);
  const { otherVersion = null, ...words } = wordsOf(failure, endpoint, sendsUsername);
  return { ...words, otherVersion, values: valuesOf(failure, endpoint) };
}

function wordsOf(failure: ConnectionFailure, endpoint: Endpoint | null, sendsUsername: boolean): Words {
  const { cause, close, version } = failure;
  switch (cause.kind) {
    case 'invalid-address':
      return { title: 'invalidAddress', meaning: ['invalidAddress'], steps: ['checkAddress'] };
    case 'mixed-content':
      return { title: 'mixedContent', meaning: ['mixedContent'], steps: ['useWss'] };
    case 'offline':
      return { title: 'offline', meaning: ['offline'], steps: ['goOnline'] };
    case 'bridge-missing':
      return { title: 'bridgeMissing', meaning: ['bridgeMissing'], steps: ['startCompanion', 'useWebSocket'] };
    case 'bridge':
      return wordsOfBridge(cause.code);
    case 'never-opened':
      return wordsOfNeverOpened(failure.elapsedMs, endpoint);
    case 'open-timeout':
      return { title: 'openTimeout', meaning: ['openTimeout'], steps: ['checkAddress', 'firewall', 'checkRunning'] };
    case 'no-connack':
      return { title: 'noConnack', meaning: ['noConnack'], steps: ['checkAddress', 'checkPath', 'brokerLog'] };
    case 'closed-before-connack':
      return {
        title: 'closedBeforeConnack',
        meaning: close?.reason ? ['closedBeforeConnack', 'closeReason'] : ['closedBeforeConnack'],
        steps: [sendsUsername ? 'checkCredentials' : 'enterCredentials', 'otherVersion', 'brokerLog'],
        otherVersion: version === 5 ? 4 : 5,
      };
    case 'refused':
      return diagnoseRefusal(cause.reasonCode, version, sendsUsername);
    case 'server-disconnect':
      return diagnoseServerDisconnect(cause.reasonCode);
    case 'keep-alive-timeout':
      return { title: 'keepAliveTimeout', meaning: ['keepAliveTimeout'], steps: ['checkNetwork', 'tryAgain'] };
    case 'dropped':
      return {
        title: 'dropped',
        meaning: [close?.wasClean ? 'droppedClean' : 'droppedUnclean', ...(close?.reason ? ['closeReason' as const] : [])],
        steps: ['checkNetwork', 'ownClientId', 'brokerLog'],
      };
    case 'protocol-violation':
      return { title: 'protocolViolation', meaning: ['protocolViolation'], steps: ['checkAddress', 'reportBroker'] };
    case 'engine-crashed':
      return { title: 'engineCrashed', meaning: ['engineCrashed'], steps: ['tryAgain', 'reloadPage'] };
    default:
      return assertUnreachable(cause);
  }
}

function wordsOfNeverOpened(elapsedMs: number, endpoint: Endpoint | null): Words {
  if (endpoint && TCP_PORTS.has(endpoint.port)) {
    return { title: 'tcpPort', meaning: ['tcpPort'], steps: ['checkPort', 'useTcpScheme', 'websocketListener'] };
  }
  if (endpoint?.scheme === 'wss') {
    return {
      title: 'neverOpenedTls',
      meaning: ['neverOpenedTls', 'userNeverSent'],
      steps: ['openInBrowser', 'trustCertificate', 'checkPort', 'checkPath', 'usePlain'],
    };
  }
  return {
    title: 'neverOpened',
    meaning: [elapsedMs < FAST_MS ? 'neverOpenedFast' : 'neverOpenedSlow', 'userNeverSent'],
    steps: ['checkRunning', 'checkPort', 'checkPath', 'websocketListener', 'useTls'],
  };
}

function wordsOfBridge(code: BridgeErrorCode): Words {
  switch (code) {
    case 'refused':
      return { title: 'bridgeRefused', meaning: ['bridgeRefused'], steps: ['checkRunning', 'checkAddress', 'firewall'] };
    case 'host-not-found':
      return { title: 'bridgeHostNotFound', meaning: ['bridgeHostNotFound'], steps: ['checkHost'] };
    case 'timeout':
      return { title: 'bridgeTimeout', meaning: ['bridgeTimeout'], steps: ['checkAddress', 'firewall', 'checkRunning'] };
    case 'unreachable':
      return { title: 'bridgeUnreachable', meaning: ['bridgeUnreachable'], steps: ['checkNetwork', 'checkHost'] };
    case 'reset':
      return { title: 'bridgeReset', meaning: ['bridgeReset'], steps: ['useTls', 'checkAddress', 'brokerLog'] };
    case 'certificate':
      return { title: 'bridgeCertificate', meaning: ['bridgeCertificate'], steps: ['trustCertificate', 'checkHost'] };
    case 'tls':
      return { title: 'bridgeTls', meaning: ['bridgeTls'], steps: ['usePlain', 'checkAddress'] };
    case 'target-not-allowed':
      return { title: 'bridgeTargetNotAllowed', meaning: ['bridgeTargetNotAllowed'], steps: ['allowTarget'] };
    case 'bad-request':
    case 'bad-token':
      return { title: 'bridgeDenied', meaning: ['bridgeDenied'], steps: ['reloadPage'] };
    case 'other':
      return { title: 'bridgeOther', meaning: ['bridgeOther'], steps: ['checkAddress', 'checkNetwork'] };
    default:
      return assertUnreachable(code);
  }
}

function valuesOf(failure: ConnectionFailure, endpoint: Endpoint | null): DiagnosisValues {
  const { cause, close, version, elapsedMs } = failure;
  const overBridge = endpoint?.scheme === 'mqtt' || endpoint?.scheme === 'mqtts';
  return {
    host: endpoint?.host ?? failure.address,
    port: String(endpoint?.port ?? ''),
    path: endpoint?.path ?? '',
    ms: elapsedMs,
    seconds: 'timeoutMs' in cause ? cause.timeoutMs / 1000 : 0,
    reason: reasonOf(failure) ?? '',
    version: versionName(version),
    closeReason: close?.reason ?? '',
    clause: cause.kind === 'protocol-violation' ? cause.clause : '',
    message: 'message' in cause ? cause.message : '',
    server: '',
    tcpScheme: endpoint?.port === 8883 ? 'mqtts' : 'mqtt',
    plainScheme: overBridge ? 'mqtt' : 'ws',
    tlsScheme: overBridge ? 'mqtts' : 'wss',
  };
}

/** The name of the code that the broker gave; null when it gave none. */
export function reasonOf({ cause, version }: Pick<ConnectionFailure, 'cause' | 'version'>): string | null {
  const code = reasonCodeOf(cause);
  if (code === null) return null;
  if (cause.kind === 'server-disconnect') return reasonName(5, 'DISCONNECT', code);
  // Below 0x80 it is a return code of 3.1.1, whatever version was asked for.
  return reasonName(code < 0x80 && version === 5 ? 4 : version, 'CONNACK', code);
}

export function reasonCodeOf(cause: FailureCause): number | null {
  return cause.kind === 'refused' || cause.kind === 'server-disconnect' ? cause.reasonCode : null;
}
