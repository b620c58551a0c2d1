// The engine over several network connections: what CONNECT says, what is sent again, and when it stops trying.
import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import { type EngineHarness, startEngineHarness } from '../../testing/engine-harness.ts';
import { type ScriptedBroker, startScriptedBroker } from '../../testing/scripted-broker.ts';

const brokers: ScriptedBroker[] = [];
const engines: EngineHarness[] = [];
const QUICK = { enabled: true, firstDelayMs: 1, maxDelayMs: 1, maxAttempts: null } as const;

async function setUp(version: 3 | 4 | 5 = 5): Promise<{ broker: ScriptedBroker; engine: EngineHarness }> {
  const broker = await startScriptedBroker(version);
  brokers.push(broker);
  return { broker, engine: startEngine() };
}

function startEngine(): EngineHarness {
  const engine = startEngineHarness();
  engines.push(engine);
  return engine;
}

const publish = (engine: EngineHarness, publishId: number, qos: 0 | 1 | 2, payload = 'x') =>
  engine.result('publish', { publishId, topic: 'a', payload: new TextEncoder().encode(payload), qos, retain: false });

const kindOf = (engine: EngineHarness, publishId: number) => engine.publishes.get(publishId)?.status.kind;

/** A CONNECT as it came over the wire. */
async function connectPacket(version: 3 | 4 | 5, settings: Partial<ConnectionSettings>) {
  const { broker, engine } = await setUp(version);
  engine.connect(broker.port, { version, ...settings });
  return (await broker.connection()).next('connect');
}

beforeAll(() => {
  vi.stubGlobal('WebSocket', WebSocket);
});

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true });
});

afterEach(async () => {
  for (const engine of engines.splice(0)) engine.request('disconnect', null);
  await Promise.all(brokers.splice(0).map((broker) => broker.stop()));
});

describe('CONNECT', () => {
  const will = {
    topic: 'state',
    payload: { text: 'ff00', encoding: 'hex' },
    qos: 1,
    retain: true,
    properties: {
      willDelayIntervalS: 5,
      payloadIsUtf8: true,
      messageExpiryIntervalS: 60,
      contentType: 'text/plain',
      responseTopic: 'answer',
      correlationData: { text: 'AQI=', encoding: 'base64' },
      userProperties: [
        ['site', 'a'],
        ['site', 'b'],
      ],
    },
  } as const;

  it('carries a will with all its properties', async () => {
    const { will: sent } = await connectPacket(5, { will });
    expect(sent).toMatchObject({ topic: 'state', qos: 1, retain: true });
    expect([...(sent?.payload ?? [])]).toEqual([0xff, 0]);
    expect(sent?.properties).toMatchObject({
      willDelayInterval: 5,
      payloadFormatIndicator: true,
      messageExpiryInterval: 60,
      contentType: 'text/plain',
      responseTopic: 'answer',
      userProperties: { site: ['a', 'b'] },
    });
    expect([...(sent?.properties?.correlationData ?? [])]).toEqual([1, 2]);
  });

  it('carries a will without properties before version 5', async () => {
    const { will: sent } = await connectPacket(4, { will });
    expect(sent).toMatchObject({ topic: 'state', qos: 1, retain: true });
    expect(sent?.properties).toBeUndefined();
  });

  it('carries every property of version 5', async () => {
    const { properties } = await connectPacket(5, {
      authenticationData: '0102',
      properties: {
        sessionExpiryIntervalS: 7,
        receiveMaximum: 9,
        maximumPacketSize: 1000,
        topicAliasMaximum: 4,
        requestResponseInformation: true,
        requestProblemInformation: false,
        userProperties: [['a', 'b']],
        authenticationMethod: 'SCRAM',
        authenticationDataEncoding: 'hex',
      },
    });
    expect(properties).toMatchObject({
      sessionExpiryInterval: 7,
      receiveMaximum: 9,
      maximumPacketSize: 1000,
      topicAliasMaximum: 4,
      requestResponseInformation: true,
      requestProblemInformation: false,
      userProperties: { a: 'b' },
      authenticationMethod: 'SCRAM',
    });
    expect([...(properties?.authenticationData ?? [])]).toEqual([1, 2]);
  });

  it('asks for a session that outlives a lost connection, unless nothing is to come back', async () => {
    const expiry = async (settings: Partial<ConnectionSettings>) =>
      (await connectPacket(5, settings)).properties?.sessionExpiryInterval;
    expect(await expiry({})).toBe(300);
    expect(await expiry({ cleanStart: false })).toBe(86_400);
    expect(await expiry({ properties: { sessionExpiryIntervalS: 0 } })).toBe(0);
    expect(await expiry({ reconnect: { ...QUICK, enabled: false } })).toBeUndefined();
  });
});

describe('what CONNECT has announced', () => {
  it('lets a broker shorten topics', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port, { properties: { topicAliasMaximum: 2 } });
    const connection = await broker.accepted();
    await engine.untilPhase('connected');
    const message = { cmd: 'publish', payload: 'x', qos: 0, retain: false, dup: false } as const;
    connection.send({ ...message, topic: 'long/topic', properties: { topicAlias: 2 } });
    connection.send({ ...message, topic: '', properties: { topicAlias: 2 } });
    await engine.until('both', () => engine.tick?.received === 2);
    expect(engine.result('messageRows', { from: 0, count: 9 }).rows.map((row) => row.topic)).toEqual([
      'long/topic',
      'long/topic',
    ]);
    connection.send({ ...message, topic: 'a', properties: { topicAlias: 3 } });
    expect((await engine.untilPhase('failed')).failure.cause).toMatchObject({ kind: 'protocol-violation' });
  });

  it('says that a method has steps which the app does not know', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port, { properties: { authenticationMethod: 'SCRAM-SHA-1' } });
    const connection = await broker.connection();
    await connection.next('connect');
    connection.send({ cmd: 'auth', reasonCode: 0x18, properties: { authenticationMethod: 'SCRAM-SHA-1' } });
    const { failure } = await engine.untilPhase('failed');
    expect(failure.cause).toEqual({ kind: 'auth-continues', method: 'SCRAM-SHA-1' });
  });
});

describe('a session', () => {
  it('is taken up again after a loss, with the client id that the broker gave, and ended by Disconnect', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port, { clientId: '', reconnect: QUICK });
    const before = await broker.connection();
    expect(await before.next('connect')).toMatchObject({ clean: true, clientId: '' });
    before.send({
      cmd: 'connack',
      sessionPresent: false,
      reasonCode: 0,
      properties: { assignedClientIdentifier: 'given' },
    });
    await engine.untilPhase('connected');
    before.cut();
    const after = await broker.connection();
    expect(await after.next('connect')).toMatchObject({ clean: false, clientId: 'given' });
    after.send({ cmd: 'connack', sessionPresent: true, reasonCode: 0 });
    await engine.untilPhase('connected');
    engine.request('disconnect', null);
    expect((await after.next('disconnect')).properties).toEqual({ sessionExpiryInterval: 0 });
    engine.connect(broker.port, { clientId: '', reconnect: QUICK });
    expect(await (await broker.connection()).next('connect')).toMatchObject({ clean: true, clientId: '' });
  });

  it('is not taken up where the broker said that it keeps none', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port, { reconnect: QUICK });
    const before = await broker.accepted({ properties: { sessionExpiryInterval: 0 } });
    await engine.untilPhase('connected');
    before.cut();
    expect(await (await broker.connection()).next('connect')).toMatchObject({ clean: true });
  });

  it('that is gone: a PUBLISH goes out as a new message, and of a PUBREL nobody can say what became', async () => {
    const { broker, engine } = await setUp(4);
    engine.connect(broker.port, { version: 4, reconnect: QUICK });
    const before = await broker.accepted();
    await engine.untilPhase('connected');
    publish(engine, 1, 2, 'released');
    const { messageId } = await before.next('publish');
    before.send({ cmd: 'pubrec', messageId: messageId as number });
    await before.next('pubrel');
    publish(engine, 2, 2, 'not released');
    await before.next('publish');
    before.cut();
    const after = await broker.accepted();
    const again = await after.next('publish');
    expect([String(again.payload), again.dup]).toEqual(['not released', false]);
    expect([kindOf(engine, 1), kindOf(engine, 2)]).toEqual(['lost', 'sent']);
  });

  it('loses nothing that is published while what was in flight goes out again', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port, { reconnect: QUICK });
    const first = await broker.accepted();
    await engine.untilPhase('connected');
    publish(engine, 1, 1, 'one');
    await first.next('publish');
    first.cut();
    const second = await broker.accepted({ sessionPresent: true });
    await second.next('publish');
    await engine.untilPhase('connected');
    publish(engine, 2, 1, 'two');
    expect(kindOf(engine, 2)).toBe('waiting');
    second.cut();
    const third = await broker.accepted({ sessionPresent: true });
    for (const text of ['one', 'two']) {
      const { payload, messageId } = await third.next('publish');
      expect(String(payload)).toBe(text);
      third.send({ cmd: 'puback', messageId: messageId as number });
    }
    await engine.until('both', () => [1, 2].every((id) => kindOf(engine, id) === 'acknowledged'));
  });

  it('takes "identifier not found" for a PUBREL that was repeated as the end of the exchange', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port, { reconnect: QUICK });
    const before = await broker.accepted();
    await engine.untilPhase('connected');
    publish(engine, 1, 2);
    const messageId = (await before.next('publish')).messageId as number;
    before.send({ cmd: 'pubrec', messageId });
    await before.next('pubrel');
    before.cut();
    const after = await broker.accepted({ sessionPresent: true });
    await after.next('pubrel');
    after.send({ cmd: 'pubcomp', messageId, reasonCode: 0x92 });
    await engine.until('completed', () => kindOf(engine, 1) === 'completed');
  });
});

describe('over a reload of the page', () => {
  /** A page that goes: its engine just ends, and nobody says anything to the broker. */
  function leave(engine: EngineHarness): void {
    engines.splice(engines.indexOf(engine), 1);
  }

  it('delivers what was in flight, in the session that the broker has kept', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port, {}, [], 'profile');
    const before = await broker.accepted();
    await engine.untilPhase('connected');
    publish(engine, 1, 1, 'one');
    publish(engine, 2, 2, 'two');
    const messageIds = [await before.next('publish'), await before.next('publish')].map(({ messageId }) => messageId);
    before.send({ cmd: 'pubrec', messageId: messageIds[1] as number });
    await before.next('pubrel');
    leave(engine);
    before.cut();

    const page = startEngine();
    page.connect(broker.port, {}, [], 'profile');
    const after = await broker.connection();
    expect(await after.next('connect')).toMatchObject({ clean: false });
    after.send({ cmd: 'connack', sessionPresent: true, reasonCode: 0 });
    expect(await after.next('publish')).toMatchObject({ messageId: messageIds[0], dup: true });
    expect(kindOf(page, -1)).toBe('sent');
    after.send({ cmd: 'puback', messageId: messageIds[0] as number });
    expect(await after.next('pubrel')).toMatchObject({ messageId: messageIds[1] });
    after.send({ cmd: 'pubcomp', messageId: messageIds[1] as number });
    await page.until('completed', () => kindOf(page, -2) === 'completed');

    // And not once more.
    page.request('disconnect', null);
    const third = startEngine();
    third.connect(broker.port, {}, [], 'profile');
    const last = await broker.connection();
    expect(await last.next('connect')).toMatchObject({ clean: true });
    last.send({ cmd: 'connack', sessionPresent: false, reasonCode: 0 });
    await third.untilPhase('connected');
    publish(third, 9, 1, 'new');
    expect(String((await last.next('publish')).payload)).toBe('new');
  });

  it('sends nothing of one session in another', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port, {}, [], 'other');
    const before = await broker.accepted();
    await engine.untilPhase('connected');
    publish(engine, 1, 1, 'old');
    await before.next('publish');
    leave(engine);
    const page = startEngine();
    page.connect(broker.port, { clientId: 'somebody else' }, [], 'other');
    const after = await broker.accepted();
    await page.untilPhase('connected');
    publish(page, 1, 1, 'new');
    expect(String((await after.next('publish')).payload)).toBe('new');
  });
});

describe('reconnecting', () => {
  it('stays away when it is switched off', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port, { reconnect: { ...QUICK, enabled: false } });
    (await broker.accepted()).cut();
    expect((await engine.untilPhase('failed')).failure.cause.kind).toBe('dropped');
  });

  it('gives up after as many attempts as were allowed', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port, { reconnect: { ...QUICK, maxAttempts: 2 } });
    const connection = await broker.accepted();
    await engine.untilPhase('connected');
    connection.cut();
    for (let i = 0; i < 2; i++) (await broker.connection()).cut();
    await engine.untilPhase('failed');
  });

  it('recognises that another client takes its id over and over', async () => {
    const { broker, engine } = await setUp(4);
    engine.connect(broker.port, { version: 4, reconnect: QUICK });
    for (let i = 0; i < 3; i++) (await broker.accepted()).close(1000, '');
    expect((await engine.untilPhase('failed')).failure.cause).toEqual({ kind: 'take-over-loop', times: 3 });
  });

  it('waits for the network, and tries at once when it is back', async () => {
    const listeners: (() => void)[] = [];
    vi.stubGlobal('addEventListener', (_type: string, listener: () => void) => listeners.push(listener));
    const { broker, engine } = await setUp();
    vi.unstubAllGlobals();
    vi.stubGlobal('WebSocket', WebSocket);
    vi.stubGlobal('navigator', { onLine: true });
    // A name that is not this computer's own, though it leads here.
    engine.connect(broker.port, {
      endpoint: { scheme: 'ws', host: '0.0.0.0', port: broker.port, path: '/' },
      reconnect: QUICK,
    });
    const connection = await broker.accepted();
    await engine.untilPhase('connected');
    vi.stubGlobal('navigator', { onLine: false });
    connection.cut();
    await engine.until(
      'waiting',
      () => engine.connection.phase === 'reconnecting' && engine.connection.waitsForNetwork,
    );
    vi.stubGlobal('navigator', { onLine: true });
    for (const listener of listeners) listener();
    await broker.accepted({ sessionPresent: true });
    await engine.untilPhase('connected');
  });

  it('gives an attempt the time that the profile gives it', async () => {
    const { broker, engine } = await setUp();
    engine.connect(broker.port, { connectTimeoutS: 0.05 });
    await (await broker.connection()).next('connect');
    expect((await engine.untilPhase('failed')).failure.cause).toEqual({ kind: 'no-connack', timeoutMs: 50 });
  });
});

it('sends the options of subscriptions, one SUBSCRIBE for each identifier', async () => {
  const { broker, engine } = await setUp();
  engine.connect(broker.port);
  const connection = await broker.accepted();
  await engine.untilPhase('connected');
  const options = { noLocal: true, retainAsPublished: true, retainHandling: 2, subscriptionIdentifier: 7 } as const;
  engine.result('subscribe', {
    subscriptions: [
      { filter: 'a', qos: 1, ...options },
      { filter: 'b', qos: 0 },
      { filter: 'c', qos: 2, subscriptionIdentifier: 7 },
    ],
  });
  const first = await connection.next('subscribe');
  expect(first.properties).toEqual({ subscriptionIdentifier: 7 });
  expect(first.subscriptions).toMatchObject([
    { topic: 'a', qos: 1, nl: true, rap: true, rh: 2 },
    { topic: 'c', qos: 2, nl: false, rap: false, rh: 0 },
  ]);
  const second = await connection.next('subscribe');
  expect([second.properties, second.subscriptions[0]?.topic]).toEqual([undefined, 'b']);
});

it('counts a QoS 2 message once that the broker had to send twice, and an answered one anew', async () => {
  const { broker, engine } = await setUp();
  engine.connect(broker.port, { reconnect: QUICK });
  const message = { cmd: 'publish', topic: 'a', payload: 'x', qos: 2, retain: false, messageId: 5 } as const;
  const before = await broker.accepted();
  before.send({ ...message, dup: false });
  await before.next('pubrec');
  before.cut();
  const after = await broker.accepted({ sessionPresent: true });
  after.send({ ...message, dup: true });
  await after.next('pubrec');
  after.send({ cmd: 'pubrel', messageId: 5 });
  await after.next('pubcomp');
  await engine.until('one', () => engine.tick?.received === 1);
  after.send({ ...message, dup: false });
  await engine.until('two', () => engine.tick?.received === 2);
  expect(engine.result('messageRows', { from: 0, count: 10 }).rows).toHaveLength(2);
});
