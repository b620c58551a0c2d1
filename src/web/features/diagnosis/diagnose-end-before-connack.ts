// The connection opened and CONNECT was sent, but no CONNACK came: silence, or a close without an answer.
import type { Endpoint } from '../../../core/mqtt/endpoint.ts';
import type { ConnectionFailure } from '../../../core/protocol/engine-contract.ts';
import type { Diagnosis, StepKey, WhyKey } from './diagnose.ts';

/** Ports that brokers use for WebSocket by convention; over plain TCP nobody answers there in MQTT. */
const WEB_SOCKET_PORTS: ReadonlySet<number> = new Set([80, 443, 8000, 8080, 8081, 8083, 8084, 8884, 9001, 9883]);

export function diagnoseEndBeforeConnack(
  kind: 'no-connack' | 'closed-before-connack',
  { close, version }: ConnectionFailure,
  { scheme, port }: Endpoint,
): Diagnosis {
  const overTcp = scheme === 'mqtt' || scheme === 'mqtts';
  const wrongPort: readonly WhyKey[] = overTcp && WEB_SOCKET_PORTS.has(port) ? ['noConnackTcpWs'] : [];
  if (kind === 'no-connack') {
    return {
      stage: 'connect',
      title: 'noConnack',
      seen: 'noConnack',
      why: [...wrongPort, 'noConnack'],
      certain: false,
      steps: overTcp ? ['otherPort', 'lookAtLog'] : ['checkPort', 'checkPath', 'lookAtLog'],
      remedy: null,
    };
  }
  // RabbitMQ closes with 1002 and this word.
  if (/unauth/i.test(close?.reason ?? '')) {
    return {
      stage: 'connect',
      title: 'unauthenticated',
      seen: 'closedBeforeConnack',
      why: ['unauthenticated', 'closeReason'],
      certain: true,
      steps: ['checkCredentials', 'checkRights'],
      remedy: null,
    };
  }
  const told: readonly WhyKey[] = close?.reason ? ['closeReason'] : [];
  // All but the oldest brokers speak 3.1.1, so with it the version is not what is wrong.
  const byVersion: readonly WhyKey[] = version === 4 ? [] : ['closedVersion'];
  const trySteps: readonly StepKey[] = version === 4 ? [] : ['otherVersion'];
  return {
    stage: 'connect',
    title: 'closedBeforeConnack',
    seen: 'closedBeforeConnack',
    why: [...told, ...wrongPort, 'closedBeforeConnack', ...byVersion, ...(overTcp ? (['notMqtt'] as const) : [])],
    certain: false,
    steps: [...(wrongPort.length > 0 ? (['otherPort'] as const) : []), 'checkCredentials', ...trySteps, 'lookAtLog'],
    remedy: version === 4 ? null : { kind: 'version', version: 4 },
  };
}
