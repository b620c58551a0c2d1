import { describe, expect, test } from 'vitest';
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import type { BridgeErrorCode } from '../../../core/protocol/companion-contract.ts';
import type { ConnectionFailure, FailureCause } from '../../../core/protocol/engine-contract.ts';
import { diagnosis as en } from '../../i18n/en/diagnosis.ts';
import { diagnosis as ru } from '../../i18n/ru/diagnosis.ts';
import { diagnose } from './diagnose.ts';
import { failureValues } from './failure-values.ts';

const CLOSED = { code: 1006, reason: '', wasClean: false };

function failure(cause: FailureCause, more: Partial<ConnectionFailure> = {}): ConnectionFailure {
  return {
    cause,
    at: 0,
    elapsedMs: 4,
    address: 'ws://broker.example:9001/mqtt',
    version: 5,
    close: CLOSED,
    openedAfterMs: null,
    ...more,
  };
}

const CONTEXT = { bridge: true, username: true };
const of = (cause: FailureCause, more: Partial<ConnectionFailure> = {}, context = CONTEXT) =>
  diagnose(failure(cause, more), context);

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
  'tls',
  'other',
];
const refused = (reasonCode: number): FailureCause => ({ kind: 'refused', reasonCode, reasonString: null });
const ended = (reasonCode: number): FailureCause => ({ kind: 'server-disconnect', reasonCode, reasonString: null });

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
  ...Array.from({ length: 256 }, (_, code) => refused(code)),
  ...Array.from({ length: 256 }, (_, code) => ended(code)),
  { kind: 'keep-alive-timeout' },
  { kind: 'dropped' },
  { kind: 'protocol-violation', clause: 'MQTT-3.6.1-1', message: 'm', seq: 3 },
  { kind: 'engine-crashed', message: 'm' },
];

test.each([
  ['en', en],
  ['ru', ru],
] as const)('every cause has its words in %s, and nothing in them is left open', (language, texts) => {
  const open: string[] = [];
  for (const cause of ALL) {
    for (const address of [
      'ws://broker.example:9001/mqtt',
      'wss://10.0.0.1:8084/',
      'mqtt://h:8083',
      'ws://h:1883/',
      'no',
    ]) {
      for (const version of [3, 4, 5] as const) {
        const failed = failure(cause, { address, version });
        const { title, seen, why, steps } = diagnose(failed, CONTEXT);
        const values: Readonly<Record<string, string>> = failureValues(failed, language);
        expect(why.length).toBeGreaterThan(0);
        expect(steps.length).toBeGreaterThan(0);
        const sentences = [
          texts.title[title],
          texts.seen[seen],
          ...why.map((key) => texts.why[key]),
          ...steps.map((key) => texts.step[key]),
        ];
        for (const sentence of sentences) {
          for (const [, name = ''] of sentence.matchAll(/\{\{(\w+)\}\}/g)) {
            if (!values[name]) open.push(`${cause.kind}: ${name} in "${sentence}"`);
          }
        }
      }
    }
  }
  expect([...new Set(open)]).toEqual([]);
});

describe('a WebSocket that never opened', () => {
  const cause = { kind: 'never-opened' } as const;

  test('on an MQTT TCP port: offers the protocol that fits, where a companion carries it', () => {
    expect(of(cause, { address: 'ws://h:1883/mqtt' })).toMatchObject({
      title: 'tcpPort',
      remedy: { kind: 'endpoint', endpoint: { scheme: 'mqtt', host: 'h', port: 1883 } },
    });
    expect(of(cause, { address: 'wss://h:8883/mqtt' }).remedy).toMatchObject({ endpoint: { scheme: 'mqtts' } });
    const alone = of(cause, { address: 'ws://h:1883/mqtt' }, { bridge: false, username: true });
    expect(alone.remedy).toBeNull();
    expect(alone.steps).toContain('runCompanion');
  });

  test('only says what is likely, the port first; over wss:// the certificate', () => {
    const plain = of(cause, { address: 'ws://127.0.0.1:9001/mqtt' });
    expect(plain.certain).toBe(false);
    expect(plain.why[0]).toBe('nothingListens');
    expect(plain.why).not.toContain('hostUnknown');
    expect(plain.why).not.toContain('certificate');
    const secure = of(cause, { address: 'wss://broker.example:8084/mqtt' });
    expect(secure.why[0]).toBe('certificate');
    expect(secure.why).toContain('hostUnknown');
  });

  test('MQTT 3.1 asks for a subprotocol of its own', () => {
    expect(of(cause, { version: 3 })).toMatchObject({ remedy: { kind: 'version', version: 4 } });
    expect(of(cause, { version: 3 }).why).toContain('subprotocol31');
    expect(of(cause, { version: 4 }).why).not.toContain('subprotocol31');
  });

  test('an address in a private network may be forbidden to the page', () => {
    expect(of(cause, { address: 'ws://192.168.1.5:9001/' }).why).toContain('localNetwork');
    expect(of(cause, { address: 'ws://172.32.1.5:9001/' }).why).not.toContain('localNetwork');
  });
});

describe('CONNACK', () => {
  test.each([
    [5, 1, 4],
    [5, 0x84, 4],
    [4, 1, 5],
    [3, 1, 4],
  ] as const)('version %i refused with %i: offers version %i', (version: ProtocolVersion, code, other) => {
    expect(of(refused(code), { version })).toMatchObject({
      title: 'refusedVersion',
      remedy: { kind: 'version', version: other },
    });
  });

  test.each([
    [2, 'refusedIdentifier'],
    [0x85, 'refusedIdentifier'],
    [3, 'refusedUnavailable'],
    [0x89, 'refusedUnavailable'],
    [4, 'refusedCredentials'],
    [0x86, 'refusedCredentials'],
    [5, 'refusedNotAuthorized'],
    [0x87, 'refusedNotAuthorized'],
    [0x80, 'refusedOther'],
    [0xff, 'refusedOther'],
  ])('%i: %s', (code, title) => expect(of(refused(code)).title).toBe(title));

  test('without a user name, its absence is the likeliest cause', () => {
    const anonymous = of(refused(5), {}, { bridge: true, username: false });
    expect(anonymous.why).toEqual(['noUsername']);
    expect(anonymous.steps[0]).toBe('addUsername');
    expect(of(refused(3), {}, { bridge: true, username: false }).why).toEqual(['refusedUnavailable']);
  });

  test('the reason string is told', () => {
    const why = of({ kind: 'refused', reasonCode: 0x80, reasonString: 'full' }).why;
    expect(why).toContain('reasonString');
    expect(of(refused(0x80)).why).not.toContain('reasonString');
  });

  test('the code is named in the version that it belongs to', () => {
    expect(failureValues(failure(refused(1)), 'en').reason).toContain('unacceptable protocol version');
    expect(failureValues(failure(refused(0x87)), 'en').reason).toBe('Not authorized');
  });
});

test('RabbitMQ closes instead of refusing', () => {
  const close = { code: 1002, reason: 'unauthenticated', wasClean: true };
  expect(of({ kind: 'closed-before-connack' }, { close }).title).toBe('unauthenticated');
  const silent = of({ kind: 'closed-before-connack' }, { close: { ...CLOSED, code: 1011 } });
  expect(silent).toMatchObject({ title: 'closedBeforeConnack', remedy: { kind: 'version', version: 4 } });
});

test('an HTTP answer over TCP is a WebSocket port or a web server', () => {
  const message = 'the answer to CONNECT begins with "HTTP/1.1 400 Bad Request", which is no CONNACK';
  const cause: FailureCause = { kind: 'protocol-violation', clause: 'MQTT-3.2.0-1', message, seq: 1 };
  expect(of(cause, { address: 'mqtt://h:8083' })).toMatchObject({
    title: 'httpAnswer',
    remedy: { kind: 'endpoint', endpoint: { scheme: 'ws', port: 8083, path: '/mqtt' } },
  });
  expect(of(cause, { address: 'ws://h:8083/' }).title).toBe('protocolViolation');
});

test('a connection that breaks at once probably has a rival with its client id', () => {
  expect(of({ kind: 'dropped' }, { elapsedMs: 500 }).why[0]).toBe('droppedAtOnce');
  expect(of({ kind: 'dropped' }, { elapsedMs: 60_000 }).why[0]).toBe('dropped');
});

test('a session that was taken over', () => {
  expect(of(ended(0x8e))).toMatchObject({ title: 'takenOver', stage: 'session' });
  expect(of(ended(0x8b)).title).toBe('shuttingDown');
  expect(of(ended(0x9b)).title).toBe('overLimit');
});
