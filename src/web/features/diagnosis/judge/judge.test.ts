import { expect, test } from 'vitest';
import type { ProbeReport, UpgradeProbe } from '../../../../core/protocol/companion-contract.ts';
import type { ConnectionFailure, FailureCause, SessionInfo } from '../../../../core/protocol/engine-contract.ts';
import type { BrowserProbes, SocketGlance } from '../../../client/browser-probes.ts';
import type { Cause } from './cause.ts';
import type { Facts } from './facts.ts';
import { judge } from './judge.ts';

const WS = 'ws://broker.example:9001/mqtt';
const NEVER: FailureCause = { kind: 'never-opened' };

function facts(cause: FailureCause, more: Partial<Facts> & { failed?: Partial<ConnectionFailure> } = {}): Facts {
  const { failed, ...rest } = more;
  return {
    failure: {
      cause,
      at: 0,
      elapsedMs: 4,
      address: WS,
      version: 5,
      close: { code: 1006, reason: '', wasClean: false },
      openedAfterMs: null,
      ...failed,
    },
    session: null,
    report: null,
    browser: null,
    context: { bridge: true, username: true, emptyClientId: false },
    ...rest,
  };
}

const REQUEST = { request: 'GET / HTTP/1.1', ms: 1 };
const SWITCHED: UpgradeProbe = { ...REQUEST, kind: 'switched', subprotocol: 'mqtt' };

function report(more: Partial<ProbeReport> = {}): ProbeReport {
  return {
    target: { scheme: 'ws', host: 'broker.example', port: 9001, path: '/mqtt', subprotocol: 'mqtt' },
    name: { ok: true, addresses: ['192.0.2.1'], ms: 1 },
    tcp: { ok: true, remoteAddress: '192.0.2.1', ms: 1 },
    tls: null,
    upgrade: null,
    mqtt: null,
    portSpeaks: [],
    alternatives: [],
    ...more,
  };
}

const http = (status: number): UpgradeProbe => ({
  ...REQUEST,
  kind: 'http',
  status,
  statusText: '',
  server: 'nginx',
  location: null,
  answer: `HTTP/1.1 ${status}`,
});
const wss = { ...report().target, scheme: 'wss' } as const;
const mqtt = { ...report().target, scheme: 'mqtt' } as const;
const mqtts = { ...report().target, scheme: 'mqtts' } as const;
const tls = (code: 'not-tls' | 'closed' | 'timeout' | 'other' | 'client-certificate') =>
  ({ ok: false, code, message: 'm', certificate: null, ms: 1 }) as const;
const otherPath = (outcome: 'mqtt' | 'http') =>
  ({ target: { ...report().target, path: '/ws' }, outcome, status: null }) as const;

test.each<[string, Cause, Partial<ProbeReport>]>([
  ['no such name', 'unknown-host', { name: { ok: false, message: 'ENOTFOUND', ms: 1 }, tcp: null }],
  ['refused', 'closed-port', { tcp: { ok: false, code: 'refused', message: 'm', ms: 1 } }],
  ['no answer to SYN', 'host-silent', { tcp: { ok: false, code: 'timeout', message: 'm', ms: 1 } }],
  ['hangs up', 'hung-up', { upgrade: { ...REQUEST, kind: 'closed', message: 'm' } }],
  ['an MQTT port', 'mqtt-tcp-port', { upgrade: { ...REQUEST, kind: 'reset', message: 'm' }, portSpeaks: ['mqtt'] }],
  ['a TLS port', 'needs-tls', { upgrade: { ...REQUEST, kind: 'reset', message: 'm' }, portSpeaks: ['tls'] }],
  ['a TLS port that answers in HTTP', 'needs-tls', { upgrade: http(400), portSpeaks: ['http', 'tls'] }],
  ['silence', 'no-answer', { upgrade: { ...REQUEST, kind: 'timeout', message: 'm' } }],
  ['no HTTP', 'not-mqtt', { upgrade: { ...REQUEST, kind: 'not-http', answer: 'SSH-2.0' } }],
  ['404, another path works', 'wrong-path', { upgrade: http(404), alternatives: [otherPath('mqtt')] }],
  ['404 everywhere', 'web-server', { upgrade: http(404), alternatives: [otherPath('http')] }],
  ['200', 'web-server', { upgrade: http(200) }],
  ['403', 'http-status', { upgrade: http(403) }],
  ['502', 'http-status', { upgrade: http(502) }],
  ['no subprotocol', 'no-subprotocol', { upgrade: { ...SWITCHED, subprotocol: null } }],
  ['another subprotocol', 'wrong-subprotocol', { upgrade: { ...SWITCHED, subprotocol: 'chat' } }],
  ['wss, plain WebSocket', 'no-tls', { target: wss, tls: tls('not-tls'), portSpeaks: ['http', 'websocket'] }],
  ['wss, plain MQTT', 'mqtt-tcp-port', { target: wss, tls: tls('closed'), portSpeaks: ['mqtt'] }],
  ['wss, hangs up', 'hung-up', { target: wss, tls: tls('closed') }],
  ['wss, silence', 'no-answer', { target: wss, tls: tls('timeout') }],
  ['wss, client certificate', 'client-certificate', { target: wss, tls: tls('client-certificate') }],
])('a WebSocket that never opened, the companion saw: %s', (_what, cause, seen) => {
  expect(judge(facts(NEVER, { report: report(seen) }))).toMatchObject({ cause, certain: true });
});

test.each(['expired', 'not-yet-valid', 'wrong-name', 'self-signed', 'unknown-issuer'] as const)(
  'a certificate that is %s, at wss:// and mqtts://',
  (problem) => {
    const certificate = {
      subject: 's',
      issuer: 'i',
      names: [],
      validFrom: 0,
      validTo: 0,
      sha256: '',
      selfSigned: false,
      problem,
    };
    const seen = report({ target: wss, tls: { ok: false, code: 'certificate', message: 'm', certificate, ms: 1 } });
    const expected = { cause: `certificate-${problem}`, certain: true, stage: 'tls' };
    expect(judge(facts(NEVER, { report: seen }))).toMatchObject(expected);
    const cause: FailureCause = { kind: 'bridge', code: 'certificate', message: 'm', certificate };
    expect(judge(facts(cause, { failed: { address: 'mqtts://h:8883' } }))).toMatchObject(expected);
  },
);

const NO_SOCKETS: BrowserProbes = {
  online: true,
  page: { https: false, loopback: true },
  localNetwork: null,
  violatedDirective: null,
  http: [],
  sockets: [],
};
const opened = (more: Partial<SocketGlance['endpoint']>): SocketGlance => ({
  endpoint: { scheme: 'ws', host: 'broker.example', port: 9001, path: '/mqtt', ...more },
  outcome: 'opened',
  ms: 3,
});

test.each<[string, string, Cause, Partial<BrowserProbes>]>([
  ['nothing', WS, 'closed-port', {}],
  ['nothing, on 1883', 'ws://h:1883/mqtt', 'mqtt-tcp-port', {}],
  ['another path opens', WS, 'wrong-path', { sockets: [opened({ path: '/ws' })] }],
  ['wss opens on the port', WS, 'needs-tls', { sockets: [opened({ scheme: 'wss' })] }],
  ['ws opens on the port', 'wss://broker.example:9001/mqtt', 'no-tls', { sockets: [opened({})] }],
  ['HTTP is answered', WS, 'wrong-path', { http: [{ scheme: 'http', outcome: 'answered', ms: 2 }] }],
  ['the network is forbidden', 'ws://10.0.0.2:9001/', 'local-network', { localNetwork: 'denied' }],
  ['the same address opens now', WS, 'never-opened', { sockets: [opened({})] }],
])('from inside a browser it is only likely: %s', (_what, address, cause, seen) => {
  const verdict = judge(facts(NEVER, { failed: { address }, browser: { ...NO_SOCKETS, ...seen } }));
  expect(verdict).toMatchObject({ cause, certain: false });
  expect(verdict.likely.length).toBeGreaterThan(3);
  expect(verdict.likely).not.toContain(cause);
});

test('what a browser cannot tell apart is among the possibilities', () => {
  const all = (address: string, failed: Partial<ConnectionFailure> = {}, cause: FailureCause = NEVER) => {
    const verdict = judge(facts(cause, { failed: { address, ...failed }, browser: NO_SOCKETS }));
    return [verdict.cause, ...verdict.likely];
  };
  expect(all(WS)).toEqual(
    expect.arrayContaining(['closed-port', 'unknown-host', 'hung-up', 'needs-tls', 'wrong-path', 'http-status']),
  );
  expect(all(WS)).toEqual(expect.arrayContaining(['web-server', 'no-subprotocol', 'wrong-subprotocol']));
  expect(all('wss://h.example:8084/')).toEqual(
    expect.arrayContaining(['certificate-expired', 'certificate-wrong-name', 'client-certificate', 'no-tls']),
  );
  const timeout: FailureCause = { kind: 'open-timeout', timeoutMs: 12_000 };
  expect(all(WS, {}, timeout)[0]).toBe('host-silent');
  expect(all('ws://127.0.0.1:9001/', {}, timeout)[0]).toBe('no-answer');
});

test('a policy and a blocked port are known for certain', () => {
  const browser = { ...NO_SOCKETS, violatedDirective: 'connect-src' };
  expect(judge(facts(NEVER, { browser }))).toMatchObject({ cause: 'policy', certain: true });
  expect(judge(facts(NEVER, { failed: { address: 'ws://h:6000/' } }))).toMatchObject({ cause: 'blocked-port' });
});

const CLOSED: FailureCause = { kind: 'closed-before-connack' };
const OPENED = { openedAfterMs: 2, close: null };

test.each<[string, Cause, FailureCause, Partial<Facts>]>([
  [
    'a WebSocket port over TCP',
    'websocket-port',
    CLOSED,
    { report: report({ target: mqtt, mqtt: { kind: 'closed', ms: 1 }, portSpeaks: ['http', 'websocket'] }) },
  ],
  [
    'TLS over TCP',
    'needs-tls',
    CLOSED,
    { report: report({ target: mqtt, mqtt: { kind: 'closed', ms: 1 }, portSpeaks: ['mqtt-over-tls'] }) },
  ],
  [
    'closes after CONNECT',
    'closed-before-connack',
    CLOSED,
    { report: report({ target: mqtt, mqtt: { kind: 'connack', code: 0, ms: 1 } }) },
  ],
  [
    'a client certificate, after the fact',
    'client-certificate',
    CLOSED,
    { report: report({ target: mqtts, tls: tls('client-certificate') }) },
  ],
  ['silence', 'no-answer', { kind: 'no-connack', timeoutMs: 9 }, {}],
  [
    'a plain port for mqtts',
    'no-tls',
    { kind: 'bridge', code: 'tls', message: 'm' },
    { report: report({ target: mqtts, tls: tls('not-tls'), portSpeaks: ['mqtt'] }) },
  ],
  ['refused at the bridge', 'closed-port', { kind: 'bridge', code: 'refused', message: 'm' }, {}],
  ['not allowed', 'target-not-allowed', { kind: 'bridge', code: 'target-not-allowed', message: 'm' }, {}],
])('over TCP: %s', (_what, cause, failure, more) => {
  const failed = { address: 'mqtt://broker.example:9001', ...OPENED };
  expect(judge(facts(failure, { failed, ...more }))).toMatchObject({ cause, certain: true });
});

test('RabbitMQ closes instead of refusing', () => {
  const close = { code: 1002, reason: 'unauthenticated', wasClean: true };
  expect(judge(facts(CLOSED, { failed: { close, openedAfterMs: 2 } })).cause).toBe('unauthenticated');
});

test('what answers is no MQTT', () => {
  const cause: FailureCause = {
    kind: 'protocol-violation',
    clause: 'MQTT-3.2.0-1',
    message: 'begins with "SSH',
    seq: 1,
  };
  expect(judge(facts(cause, { failed: OPENED }))).toMatchObject({ cause: 'not-mqtt', certain: true });
  expect(judge(facts(cause, { failed: OPENED, session: {} as SessionInfo })).cause).toBe('protocol-violation');
  const answer = { ...cause, message: 'begins with "HTTP/1.1 400' };
  expect(judge(facts(answer, { failed: { ...OPENED, address: 'mqtt://h:80' } })).cause).toBe('web-server');
});

test.each<[number, Cause]>([
  [1, 'refused-version'],
  [2, 'refused-client-id'],
  [3, 'refused-unavailable'],
  [4, 'refused-credentials'],
  [5, 'refused-not-authorized'],
  [0x80, 'refused-other'],
  [0x84, 'refused-version'],
  [0x85, 'refused-client-id'],
  [0x86, 'refused-credentials'],
  [0x87, 'refused-not-authorized'],
  [0x8a, 'refused-banned'],
  [0x8c, 'refused-auth-method'],
  [0x95, 'refused-packet-size'],
  [0x9a, 'refused-will'],
  [0x9b, 'refused-will'],
  [0x9c, 'refused-moved'],
])('CONNACK %i: %s', (reasonCode, cause) => {
  const refused: FailureCause = { kind: 'refused', reasonCode, reasonString: null };
  expect(judge(facts(refused))).toMatchObject({ cause, certain: true, stage: 'mqtt' });
});

test('without a user name its absence is named; an empty client id is suspected', () => {
  const of = (reasonCode: number, context: Partial<Facts['context']>) =>
    judge(
      facts(
        { kind: 'refused', reasonCode, reasonString: null },
        {
          context: { bridge: true, username: true, emptyClientId: false, ...context },
        },
      ),
    );
  expect(of(0x87, { username: false }).cause).toBe('refused-no-username');
  expect(of(3, { username: false }).cause).toBe('refused-unavailable');
  expect(of(0x80, { emptyClientId: true })).toMatchObject({ cause: 'refused-client-id', certain: false });
});

test.each<[number, Cause]>([
  [0x8b, 'shutting-down'],
  [0x8d, 'keep-alive-timeout'],
  [0x8e, 'taken-over'],
  [0x95, 'packet-too-large'],
  [0x98, 'administrative'],
  [0x9b, 'over-limit'],
  [0x81, 'disconnect-other'],
])('DISCONNECT %i: %s', (reasonCode, cause) => {
  const ended: FailureCause = { kind: 'server-disconnect', reasonCode, reasonString: null };
  expect(judge(facts(ended, { session: {} as SessionInfo }))).toMatchObject({ cause, stage: 'session' });
});

test('a connection that breaks at once probably has a rival with its client id', () => {
  expect(judge(facts({ kind: 'dropped' }, { failed: { elapsedMs: 500 } })).likely[0]).toBe('taken-over');
  expect(judge(facts({ kind: 'take-over-loop', times: 3 }))).toMatchObject({ cause: 'take-over-loop', certain: false });
});
