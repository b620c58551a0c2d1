import { expect, test } from 'vitest';
import type { BridgeErrorCode, ProbeReport } from '../../../core/protocol/companion-contract.ts';
import type { FailureCause, SessionInfo } from '../../../core/protocol/engine-contract.ts';
import { diagnosis as en } from '../../i18n/en/diagnosis.ts';
import { diagnosis as ru } from '../../i18n/ru/diagnosis.ts';
import { diagnose } from './diagnose.ts';
import { CAUSES } from './judge/cause.ts';
import type { Facts } from './judge/facts.ts';
import { failureValues } from './judge/failure-values.ts';

const CONTEXT = { bridge: true, username: true, emptyClientId: false };

function facts(cause: FailureCause, address = 'ws://broker.example:9001/ws', more: Partial<Facts> = {}): Facts {
  return {
    failure: {
      cause,
      at: 0,
      elapsedMs: 63,
      address,
      version: 5,
      close: { code: 1006, reason: '', wasClean: false },
      openedAfterMs: null,
    },
    session: null,
    report: null,
    browser: null,
    context: CONTEXT,
    ...more,
  };
}

const BRIDGE_CODES: readonly BridgeErrorCode[] = [
  'bad-request',
  'bad-token',
  'target-not-allowed',
  'host-not-found',
  'refused',
  'timeout',
  'unreachable',
  'reset',
  'certificate',
  'client-certificate',
  'bad-tls-settings',
  'tls',
  'other',
];

const ALL: readonly FailureCause[] = [
  { kind: 'invalid-address', message: 'm' },
  { kind: 'mixed-content' },
  { kind: 'offline' },
  { kind: 'bridge-missing' },
  ...BRIDGE_CODES.map((code): FailureCause => ({ kind: 'bridge', code, message: 'm' })),
  { kind: 'never-opened' },
  { kind: 'open-timeout', timeoutMs: 12_000 },
  { kind: 'no-connack', timeoutMs: 10_000 },
  { kind: 'closed-before-connack' },
  ...Array.from({ length: 256 }, (_, reasonCode): FailureCause => ({ kind: 'refused', reasonCode, reasonString: 's' })),
  ...Array.from(
    { length: 256 },
    (_, reasonCode): FailureCause => ({ kind: 'server-disconnect', reasonCode, reasonString: null }),
  ),
  { kind: 'keep-alive-timeout' },
  { kind: 'dropped' },
  { kind: 'take-over-loop', times: 3 },
  { kind: 'protocol-violation', clause: 'MQTT-3.6.1-1', message: 'm', seq: 3 },
  { kind: 'engine-crashed', message: 'm' },
];

test.each([
  ['en', en],
  ['ru', ru],
] as const)('every cause has its words in %s, and nothing in them is left open', (language, texts) => {
  const open = new Set<string>();
  const check = (sentence: string | undefined, values: object, where: string) => {
    if (!sentence) open.add(`${where}: no text`);
    for (const [, name = ''] of (sentence ?? '').matchAll(/\{\{(\w+)\}\}/g)) {
      const value = (values as Readonly<Record<string, unknown>>)[name];
      if (value === undefined || value === '') open.add(`${where}: ${name} in "${sentence}"`);
    }
  };
  const lines = texts.line as Readonly<Record<string, string>>;
  for (const cause of ALL) {
    for (const address of [
      'ws://broker.example:9001/mqtt',
      'wss://10.0.0.1:8084/',
      'mqtt://h:8083',
      'ws://h:1883/',
      'no',
    ]) {
      for (const session of [null, { connackMs: 3 } as SessionInfo]) {
        const all = facts(cause, address, { session });
        const diagnosis = diagnose(all, 0);
        const values = failureValues(all.failure, language);
        check(texts.title[diagnosis.cause], values, 'title');
        check(texts.why[diagnosis.cause], values, 'why');
        for (const step of diagnosis.steps) check(texts.step[step], values, 'step');
        for (const { key, values: own } of diagnosis.observed) check(texts.seen[key], { ...values, ...own }, 'seen');
        for (const { line } of diagnosis.rows) {
          check(lines[line.key] ?? lines[`${line.key}_other`], line.values ?? {}, 'line');
        }
        expect(diagnosis.steps.length).toBeGreaterThan(0);
      }
    }
  }
  expect([...open]).toEqual([]);
});

test('every cause has a title and a meaning', () => {
  for (const cause of CAUSES)
    expect([en.title[cause], en.why[cause], ru.title[cause], ru.why[cause]]).not.toContain('');
});

const REPORT: ProbeReport = {
  target: { scheme: 'wss', host: 'gw.plant.example', port: 8084, path: '/ws', subprotocol: 'mqtt' },
  name: { ok: true, addresses: ['192.0.2.14'], ms: 3 },
  tcp: { ok: true, remoteAddress: '192.0.2.14', ms: 15 },
  tls: {
    ok: true,
    protocol: 'TLSv1.3',
    alpn: null,
    certificate: {
      subject: '*.plant.example',
      issuer: 'Example Trust R4',
      names: ['*.plant.example'],
      validFrom: 0,
      validTo: 61.5 * 86_400_000,
      sha256: '3F:A9',
      selfSigned: false,
      problem: null,
    },
    ms: 23,
  },
  upgrade: {
    kind: 'http',
    request: 'GET /ws HTTP/1.1',
    ms: 22,
    status: 404,
    statusText: 'Not Found',
    server: 'nginx/1.24.0',
    location: null,
    answer: 'HTTP/1.1 404 Not Found',
  },
  mqtt: null,
  portSpeaks: ['tls', 'http'],
  alternatives: [
    {
      target: { scheme: 'wss', host: 'gw.plant.example', port: 8084, path: '/mqtt', subprotocol: 'mqtt' },
      outcome: 'mqtt',
      status: 101,
    },
    {
      target: { scheme: 'wss', host: 'gw.plant.example', port: 8084, path: '/', subprotocol: 'mqtt' },
      outcome: 'http',
      status: 200,
    },
  ],
};
const PLANT = 'wss://gw.plant.example:8084/ws';

test('a wrong path, seen by the companion: stages, words and the fix', () => {
  const diagnosis = diagnose(facts({ kind: 'never-opened' }, PLANT, { report: REPORT }), 0);
  expect(diagnosis).toMatchObject({ cause: 'wrong-path', certain: true, stage: 'upgrade' });
  expect(diagnosis.rows.map(({ stage, state, ms, by }) => [stage, state, ms, by])).toEqual([
    ['address', 'passed', null, 'browser'],
    ['reach', 'passed', 18, 'companion'],
    ['tls', 'passed', 23, 'companion'],
    ['upgrade', 'failed', 22, 'companion'],
    ['mqtt', 'not-reached', null, null],
  ]);
  expect(diagnosis.rows[2]?.line.values).toMatchObject({ protocol: 'TLS 1.3', count: 61 });
  expect(diagnosis.observed.map(({ key }) => key)).toEqual(['probeStatusFrom', 'neverOpened']);
  expect(diagnosis.remedies).toEqual([
    {
      kind: 'endpoint',
      endpoint: { scheme: 'wss', host: 'gw.plant.example', port: 8084, path: '/mqtt' },
      worked: true,
    },
  ]);
});

test('from a browser alone nothing between the address and the upgrade is claimed', () => {
  const { rows, certain } = diagnose(facts({ kind: 'never-opened' }, PLANT), 0);
  expect(certain).toBe(false);
  expect(rows.map(({ stage, state }) => [stage, state])).toEqual([
    ['address', 'passed'],
    ['reach', 'unknown'],
    ['tls', 'unknown'],
    ['upgrade', 'failed'],
    ['mqtt', 'not-reached'],
  ]);
});

test('a crash of our own is no stage of a connection', () => {
  expect(diagnose(facts({ kind: 'engine-crashed', message: 'm' }), 0).rows).toEqual([]);
});

test('a certificate can be accepted only for mqtts://, and only when it was shown', () => {
  const certificate = { ...(REPORT.tls?.certificate as NonNullable<NonNullable<ProbeReport['tls']>['certificate']>) };
  const selfSigned = { ...certificate, problem: 'self-signed' as const };
  const bridge: FailureCause = { kind: 'bridge', code: 'certificate', message: 'm', certificate: selfSigned };
  expect(diagnose(facts(bridge, 'mqtts://h:8883'), 0).remedies).toEqual([
    { kind: 'accept-certificate', certificate: selfSigned },
  ]);
  const unseen: FailureCause = { kind: 'bridge', code: 'certificate', message: 'm' };
  expect(diagnose(facts(unseen, 'mqtts://h:8883'), 0).remedies).toEqual([]);
  const tls = { ok: false, code: 'certificate', message: 'm', certificate: selfSigned, ms: 1 } as const;
  const secure = diagnose(facts({ kind: 'never-opened' }, PLANT, { report: { ...REPORT, tls } }), 0);
  expect(secure.remedies).toEqual([]);
  expect(secure.steps).toContain('openCertificate');
});

test('a name of the certificate is offered, unless it is a wildcard', () => {
  const certificate = {
    ...(REPORT.tls?.certificate as NonNullable<NonNullable<ProbeReport['tls']>['certificate']>),
    names: ['*.a.example', 'b.example'],
    problem: 'wrong-name' as const,
  };
  const bridge: FailureCause = { kind: 'bridge', code: 'certificate', message: 'm', certificate };
  expect(diagnose(facts(bridge, 'mqtts://h:8883'), 0).remedies[0]).toEqual({ kind: 'server-name', name: 'b.example' });
});
