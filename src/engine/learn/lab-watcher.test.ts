import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { LabPattern } from '../../core/learn/lab-pattern.ts';
import type { LabProgress, WatchedTask } from '../../core/protocol/learn-contract.ts';
import { type EngineHarness, startEngineHarness } from '../../testing/engine-harness.ts';
import { type ScriptedBroker, startScriptedBroker } from '../../testing/scripted-broker.ts';

const brokers: ScriptedBroker[] = [];
const engines: EngineHarness[] = [];

beforeAll(() => {
  vi.stubGlobal('WebSocket', WebSocket);
  vi.stubGlobal('navigator', { onLine: true });
});

afterEach(async () => {
  for (const engine of engines.splice(0)) engine.request('disconnect', null);
  for (const broker of brokers.splice(0)) await broker.stop();
});

async function setUp() {
  const broker = await startScriptedBroker(5);
  brokers.push(broker);
  const engine = startEngineHarness();
  engines.push(engine);
  engine.connect(broker.port, { cleanStart: false, clientId: 'student' });
  const connection = await broker.accepted({ properties: { receiveMaximum: 10 } });
  await engine.untilPhase('connected');
  return { broker, engine, connection };
}

function task(id: string, expect: readonly LabPattern[], more: Partial<WatchedTask> = {}): WatchedTask {
  return { id, expect, wrong: [], from: 0, ofConnection: false, after: null, ...more };
}

let lastWatch = 0;

function watch(engine: EngineHarness, tasks: readonly WatchedTask[]): () => LabProgress {
  const watchId = `watch ${++lastWatch}`;
  return () => {
    for (;;) {
      const args = { watchId, tasks, scheme: 'ws', embedded: true, clientId: 'student' };
      const progress = engine.result('labProgress', args);
      if (!progress.isBehind) return progress;
    }
  };
}

const SUBSCRIBED: readonly LabPattern[] = [
  { packet: 'SUBSCRIBE', from: 'client', fields: { filter: 'mytopic', qos: 1, id: '$id' } },
  { packet: 'SUBACK', from: 'broker', fields: { id: '$id', reasonCode: 1 } },
];

describe('the watch over a lab', () => {
  it('tells what was sent oneself from what others sent, and what waited from what did not', async () => {
    const { engine, connection } = await setUp();
    const others = [{ packet: 'PUBLISH', from: 'broker', fields: { topic: 'mytopic', own: false } }] as const;
    const waited = [
      { packet: 'PUBLISH', from: 'broker', fields: { topic: 'mytopic', sinceConnack: { max: 60_000 } } },
    ] as const;
    const late = [
      { packet: 'PUBLISH', from: 'broker', fields: { topic: 'mytopic', sinceConnack: { min: 60_000 } } },
    ] as const;
    const look = watch(engine, [task('others', others), task('waited', waited), task('late', late)]);
    engine.result('publish', {
      publishId: 1,
      topic: 'mytopic',
      payload: new TextEncoder().encode('x'),
      qos: 0,
      retain: false,
    });
    await connection.next('publish');
    const echo = { cmd: 'publish', topic: 'mytopic', payload: 'x', qos: 0, dup: false, retain: false } as const;
    connection.send(echo);
    await vi.waitUntil(() => look().tasks[1]?.passed);
    expect(look().tasks.map(({ passed }) => passed)).toEqual([false, true, false]);
    expect(look().tasks[0]?.nearMiss?.mismatches).toMatchObject([{ field: 'own', expected: 'false', actual: 'true' }]);
    connection.send(echo);
    await vi.waitUntil(() => look().tasks[0]?.passed);
  });

  it('tells no mistake of what was there before', async () => {
    const { engine } = await setUp();
    const elsewhere: readonly LabPattern[] = [{ packet: 'CONNACK', fields: { embedded: false } }];
    const before = { from: Date.now() + 60_000, ofConnection: true };
    const [old, now] = watch(engine, [task('old', elsewhere, before), task('now', elsewhere)])().tasks;
    expect([old?.nearMiss, now?.nearMiss?.mismatches.length]).toEqual([null, 1]);
  });

  it('sees the connection that stands already, its packets and its end', async () => {
    const { engine, connection } = await setUp();
    const connected: readonly LabPattern[] = [
      { packet: 'CONNECT', fields: { clientId: 'student', cleanStart: false, version: '5', embedded: true } },
      { packet: 'CONNACK', fields: { reasonCode: 0, sessionPresent: false }, properties: { 'Receive Maximum': 10 } },
    ];
    const later = Date.now() + 60_000;
    const look = watch(engine, [
      task('connect', connected, { from: later, ofConnection: true }),
      task('too early', connected, { from: later }),
      task('subscribe', SUBSCRIBED),
      task('closed', [{ packet: 'CLOSED' }]),
    ]);
    const [connect, tooEarly] = look().tasks;
    expect(connect).toMatchObject({ passed: true, evidence: [{ type: 'CONNECT' }, { type: 'CONNACK' }] });
    expect(tooEarly).toMatchObject({ passed: false });

    engine.result('subscribe', { subscriptions: [{ filter: 'mytopic/', qos: 1 }] });
    const first = await connection.next('subscribe');
    connection.send({ cmd: 'suback', messageId: first.messageId as number, granted: [1] });
    expect(look().tasks[2]).toMatchObject({
      passed: false,
      nearMiss: { mismatches: [{ field: 'filter', expected: 'mytopic', actual: 'mytopic/' }] },
    });
    engine.result('subscribe', { subscriptions: [{ filter: 'mytopic', qos: 1 }] });
    const second = await connection.next('subscribe');
    expect(look().tasks[2]).toMatchObject({ passed: false, evidence: [{ type: 'SUBSCRIBE' }], nearMiss: null });
    connection.send({ cmd: 'suback', messageId: second.messageId as number, granted: [1] });
    await vi.waitUntil(() => look().tasks[2]?.passed);
    connection.cut();
    await vi.waitUntil(() => look().tasks[3]?.passed);
  });

  it('lets a task wait for another, and knows its variables', async () => {
    const { broker, engine, connection } = await setUp();
    const sent = { packet: 'PUBLISH', from: 'client', fields: { topic: 't', id: '$id' } } as const;
    const look = watch(engine, [
      task('publish', [sent]),
      task('again', [{ packet: 'PUBLISH', from: 'client', fields: { id: '$id', dup: true } }], { after: 'publish' }),
      task('other', [{ packet: 'PUBLISH', from: 'client', fields: { id: { not: '$id' } } }], { after: 'publish' }),
    ]);
    const publish = { publishId: 1, topic: 't', payload: new Uint8Array([65]), qos: 1, retain: false } as const;
    engine.result('publish', publish);
    await connection.next('publish');
    expect(look().tasks.map(({ passed }) => passed)).toEqual([true, false, false]);
    connection.cut();
    const next = await broker.accepted({ sessionPresent: true });
    await next.next('publish');
    await vi.waitUntil(() => look().tasks[1]?.passed);
    expect(look().tasks[2]?.passed).toBe(false);
  });

  it('reads messages from the broker by their topics, and keeps what proves something when the log is cleared', async () => {
    const { engine, connection } = await setUp();
    const came: LabPattern = { packet: 'PUBLISH', from: 'broker', fields: { topic: 'mytopic', payload: 'Hello' } };
    const look = watch(engine, [task('came', [came, { packet: 'PINGREQ' }])]);
    for (const topic of ['noise', 'mytopic'])
      connection.send({ cmd: 'publish', topic, payload: 'Hello', qos: 0, retain: false, dup: false });
    await vi.waitUntil(() => look().tasks[0]?.evidence.length === 1);
    engine.result('clear', null);
    expect(look().tasks[0]?.evidence).toMatchObject([{ type: 'PUBLISH' }]);
  });
});
