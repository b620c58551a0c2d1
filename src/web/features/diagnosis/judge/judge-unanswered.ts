// The connection opened and CONNECT was sent, but what came back was no CONNACK: silence, a close, or something else.
import { type Cause, guessed, seen, type Verdict } from './cause.ts';
import { type Facts, failedEndpoint, isOverTcp, isSecure } from './facts.ts';
import { judgeReport } from './judge-report.ts';

/** Ports that brokers use for WebSocket by convention; over plain TCP nobody answers there in MQTT. */
const WEB_SOCKET_PORTS: ReadonlySet<number> = new Set([80, 443, 8000, 8080, 8081, 8083, 8084, 8884, 9001, 9883]);

/** What the companion can add to what the engine saw itself: that another protocol, or TLS, is at home there. */
const CLOSER: ReadonlySet<Cause> = new Set<Cause>([
  'needs-tls',
  'no-tls',
  'websocket-port',
  'web-server',
  'not-mqtt',
  'client-certificate',
]);

function closerLook({ report }: Facts): Verdict | null {
  const verdict = report && judgeReport(report);
  return verdict && CLOSER.has(verdict.cause) ? verdict : null;
}

export function judgeNoConnack(kind: 'no-connack' | 'closed-before-connack', facts: Facts): Verdict {
  const { failure, report, context } = facts;
  const { close, version } = failure;
  const endpoint = failedEndpoint(failure);
  // RabbitMQ closes with 1002 and this word.
  if (/unauth/i.test(close?.reason ?? '')) return seen('unauthenticated', ['refused-credentials']);
  const closer = closerLook(facts);
  if (closer) return closer;

  const wrongPort: readonly Cause[] =
    isOverTcp(endpoint) && WEB_SOCKET_PORTS.has(endpoint.port) && report?.mqtt?.kind !== 'connack'
      ? ['websocket-port']
      : [];
  const wrongTls: readonly Cause[] =
    isOverTcp(endpoint) && !isSecure(endpoint) && report?.mqtt?.kind !== 'connack' ? ['needs-tls'] : [];
  // All but the oldest brokers speak 3.1.1, so with it the version is not what is wrong.
  const byVersion: readonly Cause[] = version === 4 ? [] : ['refused-version'];
  if (kind === 'no-connack') return seen('no-answer', [...wrongPort, 'not-mqtt', ...byVersion, ...wrongTls]);
  return seen('closed-before-connack', [
    ...wrongPort,
    ...byVersion,
    context.username ? 'refused-credentials' : 'refused-no-username',
    'refused-client-id',
    'hung-up',
    ...(isOverTcp(endpoint) ? (['not-mqtt', ...wrongTls] as const) : []),
    // With TLS 1.3 a server asks for it, and complains, after the client believes that all is well.
    ...(isSecure(endpoint) ? (['client-certificate'] as const) : []),
  ]);
}

/** What answered CONNECT breaks the protocol. */
export function judgeBadAnswer(cause: { readonly clause: string; readonly message: string }, facts: Facts): Verdict {
  const endpoint = failedEndpoint(facts.failure);
  const closer = closerLook(facts);
  if (closer) return closer;
  // A web server answers a CONNECT that came over TCP with an HTTP error.
  if (isOverTcp(endpoint) && cause.message.includes('"HTTP/')) {
    return guessed(['web-server', 'websocket-port'], 'mqtt');
  }
  if (isOverTcp(endpoint) && !isSecure(endpoint) && facts.report?.mqtt?.kind !== 'connack') {
    return guessed(['not-mqtt', 'needs-tls', 'protocol-violation'], 'mqtt');
  }
  return seen('not-mqtt', ['protocol-violation']);
}
