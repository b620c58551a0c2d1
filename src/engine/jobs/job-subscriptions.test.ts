// Subscriptions that jobs have of their own, beside those of the person, as the broker sees them.
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import type { CollectionSpec, ResponderSpec, StepResult } from '../../core/protocol/job-contract.ts';
import { EMPTY_TEMPLATE } from '../../core/publish/publish-template.ts';
import { DEFAULT_REQUEST } from '../../core/publish/saved-publish.ts';
import { NO_VARIABLES } from '../../core/publish/variables.ts';
import { type EngineHarness, startEngineHarness } from '../../testing/engine-harness.ts';
import { type ScriptedBroker, type ScriptedConnection, startScriptedBroker } from '../../testing/scripted-broker.ts';
import { JobSubscriptions } from './job-subscriptions.ts';

const brokers: ScriptedBroker[] = [];
const engines: EngineHarness[] = [];

interface SetUp {
  readonly broker: ScriptedBroker;
  readonly connection: ScriptedConnection;
  readonly engine: EngineHarness;
}

async function setUp(settings: Partial<ConnectionSettings> = {}): Promise<SetUp> {
  const broker = await startScriptedBroker(5);
  brokers.push(broker);
  const engine = startEngineHarness();
  engines.push(engine);
  engine.connect(broker.port, settings);
  const connection = await broker.accepted();
  await engine.untilPhase('connected');
  return { broker, connection, engine };
}

function respond(engine: EngineHarness, jobId: number, topicFilter = 'ask/#', qos: 0 | 1 = 0): void {
  const answer = { ...EMPTY_TEMPLATE, topic: 'answer', qos };
  const rule = { topicFilter, conditions: [], answer, useResponseTopic: false, delayMs: 0, maxPerS: 10 };
  const spec: ResponderSpec = { kind: 'responder', rule: { ...rule, ignoreRetained: true }, variables: NO_VARIABLES };
  engine.result('startJob', { jobId, spec });
}

const stop = (engine: EngineHarness, jobId: number) => engine.result('controlJob', { jobId, control: 'stop' });

/** Takes a SUBSCRIBE, grants it, and says for what it was. */
async function grant(connection: ScriptedConnection): Promise<string> {
  const { messageId, subscriptions } = await connection.next('subscribe');
  connection.send({ cmd: 'suback', messageId: messageId as number, granted: subscriptions.map(({ qos }) => qos) });
  return subscriptions.map(({ topic, qos }) => `${topic} ${qos}`).join();
}

async function unsubscribed(connection: ScriptedConnection): Promise<readonly string[]> {
  const { messageId, unsubscriptions } = await connection.next('unsubscribe');
  connection.send({ cmd: 'unsuback', messageId: messageId as number, granted: unsubscriptions.map(() => 0) });
  return unsubscriptions;
}

/** Nothing else has come until this does. */
async function nothingElse({ connection, engine }: SetUp): Promise<void> {
  engine.result('publish', { publishId: 1, topic: 'mark', payload: new Uint8Array(), qos: 0, retain: false });
  expect((await connection.next('publish')).topic).toBe('mark');
}

beforeAll(() => {
  vi.stubGlobal('WebSocket', WebSocket);
  vi.stubGlobal('navigator', { onLine: true });
});

afterEach(async () => {
  for (const engine of engines.splice(0)) engine.request('disconnect', null);
  await Promise.all(brokers.splice(0).map((broker) => broker.stop()));
});

describe('subscriptions of jobs', () => {
  it('are made once for all that need them, are nobody’s, and go with the last', async () => {
    const { connection, engine, ...rest } = await setUp();
    respond(engine, 1);
    respond(engine, 2);
    expect(await grant(connection)).toBe('ask/# 0');
    stop(engine, 1);
    await nothingElse({ connection, engine, ...rest });
    expect(engine.subscriptions).toEqual([]);
    stop(engine, 2);
    expect(await unsubscribed(connection)).toEqual(['ask/#']);
  });

  it('are not made where one of the person’s covers them', async () => {
    const all = await setUp();
    const { connection, engine } = all;
    engine.result('subscribe', { subscriptions: [{ filter: 'ask/+/x/#', qos: 1 }] });
    expect(await grant(connection)).toBe('ask/+/x/# 1');
    await engine.until('the grant', () => engine.subscriptions[0]?.status.kind === 'granted');
    respond(engine, 1, 'ask/1/x/y');
    stop(engine, 1);
    await nothingElse(all);
    // At a QoS that the person's does not have.
    engine.result('subscribe', { subscriptions: [{ filter: 'ask/+/x/#', qos: 0 }] });
    expect(await grant(connection)).toBe('ask/+/x/# 0');
    await engine.until('QoS 0', () => engine.subscriptions[0]?.status.kind === 'granted');
    respond(engine, 2, 'ask/1/x/y', 1);
    expect(await grant(connection)).toBe('ask/1/x/y 1');
    stop(engine, 2);
    expect(await unsubscribed(connection)).toEqual(['ask/1/x/y']);
    expect(engine.subscriptions.map(({ filter, qos }) => [filter, qos])).toEqual([['ask/+/x/#', 0]]);
  });

  it('never replace the person’s of the same filter', async () => {
    const all = await setUp();
    const { connection, engine } = all;
    engine.result('subscribe', { subscriptions: [{ filter: 'ask/#', qos: 0, noLocal: true }] });
    await grant(connection);
    await engine.until('the grant', () => engine.subscriptions[0]?.status.kind === 'granted');
    respond(engine, 1, 'ask/#', 1);
    stop(engine, 1);
    await nothingElse(all);
  });

  it('are the person’s from when the person subscribes the same filter', async () => {
    const all = await setUp();
    const { connection, engine } = all;
    respond(engine, 1);
    await grant(connection);
    engine.result('subscribe', { subscriptions: [{ filter: 'ask/#', qos: 1 }] });
    expect(await grant(connection)).toBe('ask/# 1');
    await engine.until('the grant', () => engine.subscriptions[0]?.status.kind === 'granted');
    stop(engine, 1);
    await nothingElse(all);
    expect(engine.subscriptions.map(({ filter }) => filter)).toEqual(['ask/#']);
  });

  it('are made again when the person unsubscribes what covered them', async () => {
    const { connection, engine } = await setUp();
    engine.result('subscribe', { subscriptions: [{ filter: '#', qos: 1 }] });
    await grant(connection);
    await engine.until('the grant', () => engine.subscriptions[0]?.status.kind === 'granted');
    respond(engine, 1);
    engine.result('unsubscribe', { filters: ['#'] });
    expect(await unsubscribed(connection)).toEqual(['#']);
    expect(await grant(connection)).toBe('ask/# 0');
    expect(engine.subscriptions).toEqual([]);
  });

  it('end every wait when another needs a higher QoS before the broker has answered', async () => {
    const { connection, engine } = await setUp();
    const request = { ...DEFAULT_REQUEST, answerFilter: 'answer', matchCorrelation: false, timeoutMs: 2_000 };
    const ask = (jobId: number, qos: 0 | 1) => {
      const template = { ...EMPTY_TEMPLATE, topic: `ask/${jobId}`, qos };
      const steps = [{ id: 'one', name: 'one', template, request }];
      const spec: CollectionSpec = { kind: 'collection', steps, variables: NO_VARIABLES, stopAtFailure: false };
      engine.result('startJob', { jobId, spec });
    };
    ask(1, 0);
    const first = await connection.next('subscribe');
    ask(2, 1);
    const second = await connection.next('subscribe');
    for (const { messageId } of [first, second]) {
      connection.send({ cmd: 'suback', messageId: messageId as number, granted: [1] });
    }
    const topics = [(await connection.next('publish')).topic, (await connection.next('publish')).topic];
    expect(topics.sort()).toEqual(['ask/1', 'ask/2']);
  });

  it('are not waited for without end', async () => {
    const { connection, engine } = await setUp();
    const request = { ...DEFAULT_REQUEST, answerFilter: 'answer', matchCorrelation: false, timeoutMs: 50 };
    const template = { ...EMPTY_TEMPLATE, topic: 'ask' };
    const steps = [{ id: 'one', name: 'one', template, request }];
    engine.result('startJob', {
      jobId: 1,
      spec: { kind: 'collection', steps, variables: NO_VARIABLES, stopAtFailure: false },
    });
    await connection.next('subscribe');
    const result = await engine.until<StepResult>('the end', () => {
      const job = engine.jobs.get(1);
      return job?.phase === 'finished' && job.detail.kind === 'collection' ? job.detail.results[0] : undefined;
    });
    expect(result.fault).toEqual({ kind: 'no-answer', timeoutMs: 50 });
  });

  it('do not stay in a session that goes on', async () => {
    const { broker, connection, engine } = await setUp({ cleanStart: false });
    respond(engine, 1);
    await grant(connection);
    connection.cut();
    await engine.until('the end', () => engine.jobs.get(1)?.stoppedBy === 'connection');
    const next = await broker.accepted({ sessionPresent: true });
    expect(await unsubscribed(next)).toEqual(['ask/#']);
  });

  it('leave a later SUBACK with the same packet identifier to the person', async () => {
    const session = { subscribe: () => {}, unsubscribe: () => {} };
    const subscriptions = new JobSubscriptions({
      session: () => ({ session, limits: null }),
      subscriptions: () => [],
    });
    const answer = subscriptions.subscribe('ask/#', 0);
    expect(subscriptions.subscribeSent(7, ['ask/#'])).toBe(true);
    expect(subscriptions.subackCame(7, { codes: Uint8Array.of(0), reasonString: null })).toBe(true);
    expect(await answer).toEqual({ ok: true, value: null });
    expect(subscriptions.subscribeSent(7, ['ask/#'])).toBe(false);
    expect(subscriptions.subackCame(7, { codes: Uint8Array.of(0), reasonString: null })).toBe(false);
  });
});
