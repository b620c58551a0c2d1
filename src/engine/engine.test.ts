import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { EVERY_MESSAGE } from '../core/log/message-query.ts';
import { type EngineHarness, startEngineHarness } from '../testing/engine-harness.ts';
import { type ScriptedBroker, startScriptedBroker } from '../testing/scripted-broker.ts';

const brokers: ScriptedBroker[] = [];
const engines: EngineHarness[] = [];

async function setUp(version: 3 | 4 | 5 = 5): Promise<{ broker: ScriptedBroker; engine: EngineHarness }> {
  const broker = await startScriptedBroker(version);
  brokers.push(broker);
  const engine = startEngineHarness();
  engines.push(engine);
  return { broker, engine };
}

const text = (value: string) => new TextEncoder().encode(value);
const publish = (engine: EngineHarness, publishId: number, qos: 0 | 1 | 2, more = {}) =>
  engine.request('publish', { publishId, topic: 'a', payload: text('x'), qos, retain: false, ...more });

describe('Engine', () => {
  beforeAll(() => {
    vi.stubGlobal('WebSocket', WebSocket);
    vi.stubGlobal('navigator', { onLine: true });
  });
  afterEach(async () => {
    for (const engine of engines.splice(0)) engine.request('disconnect', null);
    await Promise.all(brokers.splice(0).map((broker) => broker.stop()));
  });

  it('connects, subscribes and tells what CONNACK announced', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port, { clientId: '', username: 'алиса', password: 'pä' }, ['a/#']);
    const connection = await broker.connection();
    const connect = await connection.next('connect');
    expect(connect).toMatchObject({ clientId: '', username: 'алиса', clean: true, keepalive: 60, protocolVersion: 5 });
    expect(String(connect.password)).toBe('pä');
    connection.send({
      cmd: 'connack',
      sessionPresent: false,
      reasonCode: 0,
      properties: { assignedClientIdentifier: 'given', receiveMaximum: 3, retainAvailable: false, serverKeepAlive: 30 },
    });
    const { session } = await engine.untilPhase('connected');
    expect(session).toMatchObject({ clientId: 'given', assignedClientId: true, keepAliveS: 30 });
    expect(session.limits).toMatchObject({ receiveMaximum: 3, retainAvailable: false, maximumQos: 2 });
    const { messageId, subscriptions } = await connection.next('subscribe');
    expect(subscriptions).toMatchObject([{ topic: 'a/#', qos: 1 }]);
    connection.send({ cmd: 'suback', messageId: messageId as number, granted: [0x87] });
    await engine.until('refused', () => engine.subscriptions[0]?.status.kind === 'refused');
  });

  it('keeps to the limits that the broker announced', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port, {}, []);
    const properties = {
      maximumQoS: 1,
      retainAvailable: false,
      maximumPacketSize: 60,
      wildcardSubscriptionAvailable: false,
    };
    await broker.accepted({ properties });
    await engine.untilPhase('connected');
    expect(publish(engine, 1, 2)).toMatchObject({ error: { code: 'exceeds-limit', detail: { limit: 'maximumQos' } } });
    expect(publish(engine, 2, 0, { retain: true })).toMatchObject({ error: { detail: { limit: 'retainAvailable' } } });
    const payload = new Uint8Array(60);
    expect(publish(engine, 3, 0, { payload })).toMatchObject({
      error: { detail: { limit: 'maximumPacketSize', asked: 66 } },
    });
    engine.result('subscribe', { subscriptions: [{ filter: 'a/#', qos: 0 }] });
    expect(engine.subscriptions[0]?.status).toMatchObject({
      kind: 'over-limit',
      detail: { limit: 'wildcardSubscriptions' },
    });
  });

  it('sends no more unanswered publishes than the receive maximum', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port);
    const connection = await broker.accepted({ properties: { receiveMaximum: 1 } });
    await engine.untilPhase('connected');
    publish(engine, 1, 1);
    publish(engine, 2, 1);
    const first = await connection.next('publish');
    expect(engine.publishes.get(2)?.status.kind).toBe('waiting');
    connection.send({ cmd: 'puback', messageId: first.messageId as number });
    const second = await connection.next('publish');
    expect(second.messageId).not.toBe(first.messageId);
    expect(engine.publishes.get(1)?.status.kind).toBe('acknowledged');
  });

  it.each([1, 2] as const)('delivers QoS %i once more after a cut, marked as a repetition', async (qos) => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port, { cleanStart: false });
    const before = await broker.accepted();
    await engine.untilPhase('connected');
    publish(engine, 1, qos);
    expect(await before.next('publish')).toMatchObject({ qos, dup: false });
    before.cut();
    await engine.untilPhase('reconnecting');
    engine.request('retryNow', null);
    const after = await broker.accepted({ sessionPresent: true });
    const again = await after.next('publish');
    expect(again).toMatchObject({ qos, dup: true });
    const messageId = again.messageId as number;
    if (qos === 1) after.send({ cmd: 'puback', messageId });
    else {
      after.send({ cmd: 'pubrec', messageId });
      await after.next('pubrel');
      after.send({ cmd: 'pubcomp', messageId });
    }
    await engine.until('done', () =>
      ['acknowledged', 'completed'].includes(engine.publishes.get(1)?.status.kind ?? ''),
    );
  });

  it('repeats PUBREL, not PUBLISH, once PUBREC has come', async () => {
    const { broker, engine } = await setUp(4);
    engine.connect(broker.port, { version: 4, cleanStart: false });
    const before = await broker.accepted();
    await engine.untilPhase('connected');
    publish(engine, 1, 2);
    const { messageId } = await before.next('publish');
    before.send({ cmd: 'pubrec', messageId: messageId as number });
    await before.next('pubrel');
    before.cut();
    await engine.untilPhase('reconnecting');
    engine.request('retryNow', null);
    const after = await broker.accepted({ sessionPresent: true });
    expect(await after.next('pubrel')).toMatchObject({ messageId });
    after.send({ cmd: 'pubcomp', messageId: messageId as number });
    await engine.until('completed', () => engine.publishes.get(1)?.status.kind === 'completed');
  });

  it('ends a publish that is answered with a code which PUBACK may not carry', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port);
    const connection = await broker.accepted();
    await engine.untilPhase('connected');
    publish(engine, 1, 1);
    const { messageId } = await connection.next('publish');
    connection.sendBytes(0x40, 3, (messageId as number) >> 8, (messageId as number) & 0xff, 0x95);
    const state = await engine.until('refused', () => {
      const status = engine.publishes.get(1)?.status;
      return status?.kind === 'refused' && status;
    });
    expect(state.reasonCode).toBe(0x95);
    publish(engine, 2, 1);
    await connection.next('publish');
    expect(engine.connection.phase).toBe('connected');
  });

  it('answers a malformed packet with DISCONNECT and says which clause it broke', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port);
    const connection = await broker.accepted();
    await engine.untilPhase('connected');
    connection.sendBytes(0x62, 0);
    expect(await connection.next('disconnect')).toMatchObject({ reasonCode: 0x81 });
    const { failure } = await engine.untilPhase('failed');
    expect(failure.cause).toMatchObject({ kind: 'protocol-violation', clause: 'MQTT-2.2.1', seq: 2 });
  });

  it('finds a stream that is no MQTT', async () => {
    const { broker, engine } = await setUp(4);
    engine.connect(broker.port, { version: 4 });
    const connection = await broker.connection();
    connection.sendBytes(...text('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const { failure } = await engine.untilPhase('failed');
    expect(failure.cause.kind).toBe('protocol-violation');
  });

  it.each([
    [4, { returnCode: 5 }, 5],
    [5, { reasonCode: 0x86 }, 0x86],
  ] as const)('says why version %i was refused, and does not knock again', async (version, connack, reasonCode) => {
    const { broker, engine } = await setUp(version);
    engine.connect(broker.port, { version });
    await broker.accepted(connack);
    const { failure } = await engine.untilPhase('failed');
    expect(failure.cause).toMatchObject({ kind: 'refused', reasonCode });
  });

  it('reads the short CONNACK with which an old server refuses version 5', async () => {
    const { broker, engine } = await setUp(4);
    engine.connect(broker.port);
    const connection = await broker.connection();
    connection.sendBytes(0x20, 2, 0, 1);
    const { failure } = await engine.untilPhase('failed');
    expect(failure.cause).toMatchObject({ kind: 'refused', reasonCode: 1 });
  });

  it('keeps close code and reason, which browsers show nowhere else', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port);
    const connection = await broker.connection();
    connection.close(1002, 'unauthenticated');
    const { failure } = await engine.untilPhase('failed');
    expect(failure.cause.kind).toBe('closed-before-connack');
    expect(failure.close).toMatchObject({ code: 1002, reason: 'unauthenticated', wasClean: true });
  });

  it('tells a closed port from a broker that hangs up', async () => {
    const { broker, engine } = await setUp();
    const { port } = broker;
    await broker.stop();
    brokers.length = 0;
    engine.connect(port);
    const { failure } = await engine.untilPhase('failed');
    expect([failure.cause.kind, failure.openedAfterMs]).toEqual(['never-opened', null]);
  });

  it('does not come back after its client id was taken over', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port);
    const connection = await broker.accepted();
    await engine.untilPhase('connected');
    connection.send({ cmd: 'disconnect', reasonCode: 0x8e, properties: { reasonString: 'elsewhere' } });
    const { failure } = await engine.untilPhase('failed');
    expect(failure.cause).toEqual({ kind: 'server-disconnect', reasonCode: 0x8e, reasonString: 'elsewhere' });
  });

  it('says goodbye when a person disconnects, and is ready to connect again', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port, {}, ['a']);
    const connection = await broker.accepted();
    await engine.untilPhase('connected');
    await connection.next('subscribe');
    engine.request('disconnect', null);
    expect(engine.connection.phase).toBe('disconnected');
    await connection.next('disconnect');
    await connection.closed;
    expect(engine.subscriptions[0]?.status.kind).toBe('waiting');
    engine.connect(broker.port, {}, ['a']);
    const again = await broker.accepted();
    await again.next('subscribe');
    expect(engine.connection.phase).toBe('connected');
  });

  it('gives up an attempt when a person cancels', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port);
    await broker.connection();
    expect(engine.request('connect', {} as never)).toMatchObject({ error: { code: 'busy' } });
    engine.request('disconnect', null);
    expect(engine.connection.phase).toBe('disconnected');
  });

  it('refuses to publish without a connection or to a bad topic', async () => {
    const { broker, engine } = await setUp();
    expect(publish(engine, 1, 0)).toMatchObject({ error: { code: 'not-connected' } });
    engine.connect(broker.port);
    await broker.accepted();
    await engine.untilPhase('connected');
    expect(publish(engine, 2, 0, { topic: 'a/+' })).toMatchObject({ error: { code: 'invalid' } });
  });

  it('counts a flood exactly, in one tick or many', async () => {
    const { broker, engine } = await setUp(4);
    engine.connect(broker.port, { version: 4 });
    const connection = await broker.accepted();
    await engine.untilPhase('connected');
    const message = {
      cmd: 'publish',
      topic: 'flood',
      payload: 'x'.repeat(80),
      qos: 0,
      dup: false,
      retain: false,
    } as const;
    for (let i = 0; i < 100; i++) connection.send(...Array.from({ length: 500 }, () => message));
    const tick = await engine.until('all counted', () => (engine.tick?.received === 50_000 ? engine.tick : undefined));
    expect(tick).toMatchObject({ kept: 50_000, dropped: 0, endOrdinal: 50_000 });
    expect(engine.result('messageRows', { from: 49_990, count: 50 }).rows).toHaveLength(10);
    engine.request('clear', null);
    expect(await engine.until('cleared', () => engine.tick?.kept === 0 && engine.tick)).toMatchObject({
      received: 50_000,
      endOrdinal: 50_000,
    });
  });

  it('lists what matches a query, from before and as it comes, and everything again', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port);
    const connection = await broker.accepted();
    await engine.untilPhase('connected');
    const message = (payload: string) =>
      connection.send({ cmd: 'publish', topic: 'a', payload, qos: 0, retain: false, dup: false });
    for (const payload of ['Красный', 'синий', 'КРАСНЫЙ 2']) message(payload);
    await engine.until('three', () => engine.tick?.kept === 3);
    engine.result('setQuery', { query: { ...EVERY_MESSAGE, text: 'красный' } });
    const previews = () => engine.result('messageRows', { from: 0, count: 10 }).rows.map((row) => row.preview);
    await engine.until('searched', () => engine.tick?.filter?.progress === 1 && engine.tick.endOrdinal === 2);
    expect(previews()).toEqual(['Красный', 'КРАСНЫЙ 2']);
    message('жёлтый');
    message('и красный');
    await engine.until('the new one', () => engine.tick?.endOrdinal === 3);
    expect(previews()).toEqual(['Красный', 'КРАСНЫЙ 2', 'и красный']);
    expect(engine.tick?.kept).toBe(5);
    engine.result('setQuery', { query: null });
    await engine.until('all', () => engine.tick?.filter === null && engine.tick.endOrdinal === 5);
  });
});
