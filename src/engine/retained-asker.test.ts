// Asking a scripted broker for what it keeps: which packets go out, when the answer is there, and what does not change.
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type EngineHarness, startEngineHarness } from '../testing/engine-harness.ts';
import { type ScriptedBroker, type ScriptedConnection, startScriptedBroker } from '../testing/scripted-broker.ts';

const brokers: ScriptedBroker[] = [];
const engines: EngineHarness[] = [];

async function setUp(version: 4 | 5, filters: readonly string[] = [], connack = {}) {
  const broker = await startScriptedBroker(version);
  const engine = startEngineHarness();
  brokers.push(broker);
  engines.push(engine);
  const reconnect = { enabled: true, firstDelayMs: 1, maxDelayMs: 1, maxAttempts: null };
  engine.connect(broker.port, { version, cleanStart: false, reconnect }, filters);
  const connection = await broker.accepted(connack);
  await engine.untilPhase('connected');
  if (filters.length > 0) await grant(connection, 1);
  await engine.until('granted', () => engine.subscriptions.every(({ status }) => status.kind === 'granted'));
  return { broker, engine, connection };
}

/** Answers the next SUBSCRIBE; `code`: granted QoS, or why not. */
async function grant(connection: ScriptedConnection, code: number) {
  const subscribe = await connection.next('subscribe');
  connection.send({ cmd: 'suback', messageId: subscribe.messageId ?? 0, granted: [code] } as never);
  return subscribe;
}

const kept = (topic: string, payload: string) =>
  ({ cmd: 'publish', topic, payload, qos: 0, retain: true, dup: false }) as const;

const namesOf = (engine: EngineHarness, topicFilter: string) =>
  engine.result('retainedMessages', { topicFilter }).map(({ topic, preview }) => `${topic} ${preview}`);

beforeAll(() => {
  vi.stubGlobal('WebSocket', WebSocket);
  vi.stubGlobal('navigator', { onLine: true });
});

afterEach(async () => {
  for (const engine of engines.splice(0)) engine.request('disconnect', null);
  await Promise.all(brokers.splice(0).map((broker) => broker.stop()));
});

describe('askRetained', () => {
  it('subscribes at QoS 2, waits until nothing more comes, and unsubscribes; no subscription appears', async () => {
    const { engine, connection } = await setUp(5);
    const answer = engine.answer('askRetained', { topicFilter: 'a/#' });
    const { subscriptions } = await grant(connection, 2);
    expect(subscriptions).toEqual([{ topic: 'a/#', qos: 2, nl: false, rap: true, rh: 0 }]);
    connection.send(kept('a/1', 'one'), kept('a/2', 'two'));
    expect((await connection.next('unsubscribe')).unsubscriptions).toEqual(['a/#']);
    expect(await answer).toMatchObject({ ok: true });
    expect(namesOf(engine, 'a/#')).toEqual(['a/1 one', 'a/2 two']);
    expect(engine.subscriptions).toEqual([]);
  });

  it('lists no more what does not come: the broker has forgotten it', async () => {
    const { engine, connection } = await setUp(4, ['#']);
    connection.send(kept('a/1', 'one'), kept('a/2', 'two'), kept('b', 'three'));
    await engine.until('all came', () => engine.tick?.received === 3);
    const answer = engine.answer('askRetained', { topicFilter: 'a/#' });
    await grant(connection, 2);
    connection.send(kept('a/2', 'two'));
    await connection.next('unsubscribe');
    await answer;
    expect(namesOf(engine, '#')).toEqual(['a/2 two', 'b three']);
  });

  it('repeats the person’s own subscription, with its options, and leaves it', async () => {
    const { engine, connection } = await setUp(5, ['a/#']);
    const answer = engine.answer('askRetained', { topicFilter: 'a/#' });
    const { subscriptions } = await grant(connection, 1);
    expect(subscriptions).toEqual([{ topic: 'a/#', qos: 1, nl: false, rap: false, rh: 0 }]);
    expect(await answer).toMatchObject({ ok: true });
    expect(engine.subscriptions).toMatchObject([{ filter: 'a/#', status: { kind: 'granted', qos: 1 } }]);
    engine.result('disconnect', null);
    await connection.next('disconnect');
  });

  it('waits as long as something comes for the filter, and not for what comes for others', async () => {
    const { engine, connection } = await setUp(4);
    let done = 0;
    const began = performance.now();
    const answer = engine.answer('askRetained', { topicFilter: 'a/#' }).then(() => {
      done = performance.now() - began;
    });
    await grant(connection, 2);
    let sent = 0;
    const timer = setInterval(() => {
      if (++sent <= 4) connection.send(kept(`a/${sent}`, 'x'));
      connection.send(kept('other', String(sent)));
    }, 150);
    await answer;
    clearInterval(timer);
    expect(done).toBeGreaterThan(600 + 350);
    expect(done).toBeLessThan(5_000);
    expect(namesOf(engine, 'a/#')).toHaveLength(4);
  });

  it('says why the broker refuses', async () => {
    const { engine, connection } = await setUp(5);
    const answer = engine.answer('askRetained', { topicFilter: 'secret/#' });
    await grant(connection, 0x87);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'refused', refusal: { reasonCode: 0x87 } } });
  });

  it('asks nothing that the broker said it does not have', async () => {
    const { engine } = await setUp(5, [], { properties: { retainAvailable: false } });
    expect(await engine.answer('askRetained', { topicFilter: '#' })).toMatchObject({
      ok: false,
      error: { code: 'exceeds-limit', detail: { limit: 'retainAvailable' } },
    });
  });

  it('ends with the connection, and unsubscribes where the session goes on', async () => {
    const { broker, engine, connection } = await setUp(5);
    const answer = engine.answer('askRetained', { topicFilter: 'a/#' });
    await grant(connection, 2);
    connection.cut();
    expect(await answer).toMatchObject({ ok: false, error: { code: 'not-connected' } });
    const next = await broker.accepted({ sessionPresent: true });
    expect((await next.next('unsubscribe')).unsubscriptions).toEqual(['a/#']);
  });

  it('leaves what the person subscribes to meanwhile', async () => {
    const { engine, connection } = await setUp(5);
    const answer = engine.answer('askRetained', { topicFilter: 'a/#' });
    await grant(connection, 2);
    engine.result('subscribe', { subscriptions: [{ filter: 'a/#', qos: 0 }] });
    await grant(connection, 0);
    expect(await answer).toMatchObject({ ok: true });
    expect(engine.subscriptions).toMatchObject([{ filter: 'a/#', status: { kind: 'granted', qos: 0 } }]);
    engine.result('disconnect', null);
    await connection.next('disconnect');
  });

  it('answers at once without a connection', async () => {
    const engine = startEngineHarness();
    expect(await engine.answer('askRetained', { topicFilter: '#' })).toMatchObject({
      ok: false,
      error: { code: 'not-connected' },
    });
  });
});
