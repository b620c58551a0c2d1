import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { JobSpec, JobState, RepeatSpec } from '../../core/protocol/job-contract.ts';
import { EMPTY_TEMPLATE } from '../../core/publish/publish-template.ts';
import { NO_VARIABLES } from '../../core/publish/variables.ts';
import { type EngineHarness, startEngineHarness } from '../../testing/engine-harness.ts';
import { type ScriptedBroker, type ScriptedConnection, startScriptedBroker } from '../../testing/scripted-broker.ts';

const brokers: ScriptedBroker[] = [];
const engines: EngineHarness[] = [];

async function setUp(properties = {}): Promise<{ connection: ScriptedConnection; engine: EngineHarness }> {
  const broker = await startScriptedBroker(5);
  brokers.push(broker);
  const engine = startEngineHarness();
  engines.push(engine);
  engine.connect(broker.port);
  const connection = await broker.accepted({ properties });
  await engine.untilPhase('connected');
  return { connection, engine };
}

const repeat = (change: Partial<RepeatSpec> = {}, topic = 'a/{{counter}}'): RepeatSpec => ({
  kind: 'repeat',
  template: { ...EMPTY_TEMPLATE, topic, payload: { format: 'text', text: '{{counter}}', schema: null } },
  variables: NO_VARIABLES,
  intervalMs: 1,
  jitter: 0,
  count: 5,
  ...change,
});

const start = (engine: EngineHarness, jobId: number, spec: JobSpec) => engine.request('startJob', { jobId, spec });

const ended = (engine: EngineHarness, jobId: number): Promise<JobState> =>
  engine.until('the job’s end', () => {
    const job = engine.jobs.get(jobId);
    return job && job.endedAt !== null ? job : undefined;
  });

beforeAll(() => {
  vi.stubGlobal('WebSocket', WebSocket);
  vi.stubGlobal('navigator', { onLine: true });
});

afterEach(async () => {
  for (const engine of engines.splice(0)) engine.request('disconnect', null);
  await Promise.all(brokers.splice(0).map((broker) => broker.stop()));
});

describe('a repeat', () => {
  it('publishes as often as it is to, in order, and ends', async () => {
    const { connection, engine } = await setUp();
    start(engine, 1, repeat());
    for (let i = 1; i <= 5; i++) {
      const { topic, payload } = await connection.next('publish');
      expect([topic, String(payload)]).toEqual([`a/${i}`, `${i}`]);
    }
    expect(await ended(engine, 1)).toMatchObject({ phase: 'finished', fault: null });
    await engine.until('the counts', () => engine.jobs.get(1)?.done === 5);
    expect(engine.jobs.get(1)).toMatchObject({ sent: 5, done: 5, failed: 0, lost: 0 });
    // They are none of the page's own.
    expect(engine.publishes.size).toBe(0);
  });

  it('keeps to the receive maximum, and counts what the broker refuses', async () => {
    const { connection, engine } = await setUp({ receiveMaximum: 2 });
    const { template } = repeat();
    start(engine, 1, repeat({ template: { ...template, qos: 1 }, intervalMs: 0 }));
    for (let i = 0; i < 5; i++) {
      const { messageId } = await connection.next('publish');
      expect(engine.jobs.get(1)?.phase ?? 'running').toBe('running');
      connection.send({ cmd: 'puback', messageId: messageId as number, reasonCode: i === 2 ? 0x97 : 0 });
    }
    await engine.until('the counts', () => engine.jobs.get(1)?.done === 4);
    expect(engine.jobs.get(1)).toMatchObject({
      phase: 'finished',
      sent: 5,
      done: 4,
      failed: 1,
      fault: { kind: 'refused', reasonCode: 0x97 },
    });
  });

  it('is paused, goes on and is stopped', async () => {
    const { connection, engine } = await setUp();
    start(engine, 1, repeat({ count: null, intervalMs: 5 }));
    await connection.next('publish');
    engine.request('controlJob', { jobId: 1, control: 'pause' });
    await engine.until('the pause', () => engine.jobs.get(1)?.phase === 'paused');
    const { sent } = engine.jobs.get(1) as JobState;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(engine.jobs.get(1)?.sent).toBeLessThanOrEqual(sent + 1);
    engine.request('controlJob', { jobId: 1, control: 'resume' });
    await engine.until('more', () => (engine.jobs.get(1)?.sent ?? 0) > sent + 1);
    engine.request('controlJob', { jobId: 1, control: 'stop' });
    expect(await ended(engine, 1)).toMatchObject({ phase: 'stopped', stoppedBy: 'person' });
  });

  it('says what is wrong with what it is to publish', async () => {
    const { engine } = await setUp();
    start(engine, 1, repeat({}, 'a/#'));
    expect(await ended(engine, 1)).toMatchObject({
      phase: 'failed',
      fault: { kind: 'prepare', fault: { kind: 'topic' } },
    });
    start(engine, 2, repeat({}, '{{nobody}}'));
    expect(await ended(engine, 2)).toMatchObject({ fault: { fault: { kind: 'variable' } } });
  });
});

describe('jobs', () => {
  it('all end with their connection, and none goes into the next', async () => {
    const { connection, engine } = await setUp();
    start(engine, 1, repeat({ count: null }));
    start(engine, 2, repeat({ count: null, intervalMs: 60_000 }));
    await connection.next('publish');
    connection.cut();
    expect(await ended(engine, 1)).toMatchObject({ phase: 'stopped', stoppedBy: 'connection' });
    expect(await ended(engine, 2)).toMatchObject({ phase: 'stopped', stoppedBy: 'connection' });
  });

  it('leave nothing that waits for room to the next connection, or to after their end', async () => {
    const broker = await startScriptedBroker(5);
    brokers.push(broker);
    const engine = startEngineHarness();
    engines.push(engine);
    engine.connect(broker.port, { cleanStart: false });
    const connection = await broker.accepted({ properties: { receiveMaximum: 1 } });
    await engine.untilPhase('connected');
    const answer = { ...EMPTY_TEMPLATE, topic: 'answer', qos: 1 } as const;
    const rule = { topicFilter: 'ask', conditions: [], answer, useResponseTopic: false, delayMs: 0, maxPerS: 100 };
    for (const jobId of [1, 2]) {
      const spec: JobSpec = { kind: 'responder', rule: { ...rule, ignoreRetained: true }, variables: NO_VARIABLES };
      start(engine, jobId, spec);
    }
    const { messageId } = await connection.next('subscribe');
    connection.send({ cmd: 'suback', messageId: messageId as number, granted: [1] });
    for (let i = 0; i < 3; i++) {
      connection.send({ cmd: 'publish', topic: 'ask', payload: '', qos: 0, retain: false, dup: false });
    }
    const first = await connection.next('publish');
    // Of six answers one is on its way.
    await engine.until('the answers', () => {
      const { detail } = engine.jobs.get(2) ?? {};
      return detail?.kind === 'responder' && detail.matched === 3;
    });
    engine.request('controlJob', { jobId: 2, control: 'stop' });
    expect(await ended(engine, 2)).toMatchObject({ sent: 0, failed: 3, lost: 0 });
    connection.cut();
    expect(await ended(engine, 1)).toMatchObject({ stoppedBy: 'connection', sent: 1, failed: 2, lost: 0 });
    const next = await broker.accepted({ sessionPresent: true, properties: { receiveMaximum: 1 } });
    // What was on its way is the session's, which has to deliver it [MQTT-4.4.0-1].
    const again = await next.next('publish');
    expect(again).toMatchObject({ dup: true, messageId: first.messageId });
    next.send({ cmd: 'puback', messageId: again.messageId as number, reasonCode: 0 });
    expect(await next.next('unsubscribe')).toMatchObject({ unsubscriptions: ['ask'] });
    await engine.until('its answer', () => engine.jobs.get(1)?.done === 1);
    engine.result('publish', { publishId: 1, topic: 'mark', payload: new Uint8Array(), qos: 0, retain: false });
    expect((await next.next('publish')).topic).toBe('mark');
  });

  it('all end by one request', async () => {
    const { connection, engine } = await setUp();
    for (const jobId of [1, 2, 3]) start(engine, jobId, repeat({ count: null }));
    await connection.next('publish');
    engine.request('stopAllJobs', null);
    for (const jobId of [1, 2, 3]) expect(await ended(engine, jobId)).toMatchObject({ stoppedBy: 'person' });
  });

  it('need a connection', () => {
    const engine = startEngineHarness();
    expect(start(engine, 1, repeat())).toMatchObject({ ok: false, error: { code: 'not-connected' } });
  });
});
