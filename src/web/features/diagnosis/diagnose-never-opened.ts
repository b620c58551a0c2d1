// A WebSocket that closed before it opened: the browser keeps the reason to itself, so the likeliest come from the address.
import type { Endpoint } from '../../../core/mqtt/endpoint.ts';
import type { ConnectionFailure } from '../../../core/protocol/engine-contract.ts';
import type { Diagnosis, DiagnosisContext, WhyKey } from './diagnose.ts';

const TCP_SCHEMES: ReadonlyMap<number, 'mqtt' | 'mqtts'> = new Map([
  [1883, 'mqtt'],
  [8883, 'mqtts'],
]);

/** A refusal comes within milliseconds even from far away; what takes longer was waited for. */
const SLOW_MS = 3_000;

export function diagnoseNeverOpened(
  { version, elapsedMs }: ConnectionFailure,
  endpoint: Endpoint,
  { bridge }: DiagnosisContext,
): Diagnosis {
  const { scheme, host, port } = endpoint;
  const tcpScheme = TCP_SCHEMES.get(port);
  if (tcpScheme) {
    return {
      stage: 'transport',
      title: 'tcpPort',
      seen: 'neverOpened',
      why: ['tcpPort'],
      certain: false,
      steps: bridge ? ['checkPort'] : ['checkPort', 'runCompanion'],
      remedy: bridge ? { kind: 'endpoint', endpoint: { ...endpoint, scheme: tcpScheme } } : null,
    };
  }
  const secure = scheme === 'wss';
  const unknownHost: readonly WhyKey[] = isName(host) ? ['hostUnknown'] : [];
  const old: readonly WhyKey[] = version === 3 ? ['subprotocol31'] : [];
  const slow: readonly WhyKey[] = elapsedMs >= SLOW_MS ? ['firewall'] : [];
  const local: readonly WhyKey[] = isPrivate(host) ? ['localNetwork'] : [];
  return {
    stage: 'transport',
    title: secure ? 'neverOpenedTls' : 'neverOpened',
    seen: 'neverOpened',
    why: secure
      ? [
          ...slow,
          'certificate',
          'nothingListens',
          ...unknownHost,
          'noTls',
          'wrongPath',
          ...old,
          'clientCertificate',
          ...local,
        ]
      : [...slow, 'nothingListens', ...unknownHost, 'onlyTcp', 'wrongPath', 'needsTls', ...old, ...local],
    certain: false,
    steps: secure
      ? ['openCertificate', 'checkPort', 'checkPath']
      : ['checkRunning', 'checkPort', 'checkPath', 'enableWebSocket'],
    remedy: version === 3 ? { kind: 'version', version: 4 } : null,
  };
}

/** A host name that must be looked up, rather than an address or this computer. */
function isName(host: string): boolean {
  return host !== 'localhost' && !host.includes(':') && !/^[\d.]+$/.test(host);
}

/** RFC 1918, and names that are only known at home. */
function isPrivate(host: string): boolean {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host) || /\.(local|lan|home|internal)$/i.test(host);
}
