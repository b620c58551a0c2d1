// Jobs that answer, and jobs that ask, on a real broker.
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { CollectionSpec, CollectionStep, JobState, StepResult } from '../../core/protocol/job-contract.ts';
import { EMPTY_TEMPLATE, NO_PROPERTIES, type PublishTemplate } from '../../core/publish/publish-template.ts';
import type { ResponderRule } from '../../core/publish/responder-rule.ts';
import { DEFAULT_REQUEST, type RequestSettings } from '../../core/publish/saved-publish.ts';
import { NO_VARIABLES } from '../../core/publish/variables.ts';
import { type EngineHarness, startEngineHarness } from '../../testing/engine-harness.ts';
import { startLabBroker } from '../../testing/lab-broker.ts';

let broker: Awaited<ReturnType<typeof startLabBroker>>;
let engine: EngineHarness;

beforeAll(() => {
  vi.stubGlobal('WebSocket', WebSocket);
  vi.stubGlobal('navigator', { onLine: true });
});

beforeEach(async () => {
  broker = await startLabBroker();
  engine = await connected('tester');
});

afterEach(async () => {
  engine.request('disconnect', null);
  await broker.close();
});

async function connected(clientId: string, filters: readonly string[] = []): Promise<EngineHarness> {
  const one = startEngineHarness();
  one.connect(broker.ws.port, { clientId }, filters);
  await one.untilPhase('connected');
  return one;
}

const template = (topic: string, text: string, change: Partial<PublishTemplate> = {}): PublishTemplate => ({
  ...EMPTY_TEMPLATE,
  topic,
  payload: { format: 'text', text, schema: null },
  ...change,
});

const rule = (change: Partial<ResponderRule>): ResponderRule => ({
  topicFilter: 'ask/#',
  conditions: [],
  answer: template('answer/{{message.level 2}}', '{{message.json.n}} is {{counter}}'),
  useResponseTopic: false,
  delayMs: 0,
  maxPerS: 100,
  ignoreRetained: true,
  ...change,
});

const respond = (jobId: number, change: Partial<ResponderRule> = {}) =>
  engine.request('startJob', { jobId, spec: { kind: 'responder', rule: rule(change), variables: NO_VARIABLES } });

const step = (name: string, change: Partial<CollectionStep>, request: Partial<RequestSettings> | null = {}) => ({
  id: name,
  name,
  template: template('ask/x', '{"n":1}'),
  request: request && { ...DEFAULT_REQUEST, answerFilter: 'answer/+', matchCorrelation: false, ...request },
  ...change,
});

async function run(asker: EngineHarness, steps: CollectionStep[], change: Partial<CollectionSpec> = {}) {
  const spec: CollectionSpec = { kind: 'collection', steps, variables: NO_VARIABLES, stopAtFailure: false, ...change };
  asker.request('startJob', { jobId: 99, spec });
  const job = await asker.until<JobState>('the end', () => {
    const state = asker.jobs.get(99);
    return state && state.endedAt !== null ? state : undefined;
  });
  return { job, results: job.detail.kind === 'collection' ? job.detail.results : [] };
}

const text = ({ answer }: StepResult) => new TextDecoder().decode(answer?.payload);

describe('a responder', () => {
  it('answers what matches filter and conditions, with what the message said', async () => {
    respond(1, { conditions: [{ of: 'json', path: 'n', is: 'greater', text: '1' }] });
    const asker = await connected('asker');
    const { results } = await run(asker, [
      step('too small', { template: template('ask/x', '{"n":1}') }, { timeoutMs: 200 }),
      step('ok', { template: template('ask/kitchen', '{"n":12345678901234567890}') }),
    ]);
    expect(results.map(({ id, status, fault }) => [id, status, fault])).toEqual([
      ['too small', 'failed', { kind: 'no-answer', timeoutMs: 200 }],
      ['ok', 'passed', null],
    ]);
    expect(results[1]?.answer?.topic).toBe('answer/kitchen');
    expect(text(results[1] as StepResult)).toBe('12345678901234567890 is 1');
    await engine.until('the count', () => engine.jobs.get(1)?.done === 1);
    expect(engine.jobs.get(1)?.detail).toMatchObject({ kind: 'responder', matched: 1, held: 0 });
    // Its subscription is nobody's.
    expect(engine.subscriptions).toEqual([]);
    asker.request('disconnect', null);
  });

  it('answers to the Response Topic, with the Correlation Data', async () => {
    respond(1, { useResponseTopic: true, answer: template('', 'done') });
    const properties = { ...NO_PROPERTIES, responseTopic: 'reply/{{counter}}' };
    const asker = await connected('asker');
    const request = { answerFilter: '', matchCorrelation: true };
    const { results } = await run(asker, [step('one', { template: template('ask/x', '', { properties }) }, request)]);
    expect(results[0]).toMatchObject({ status: 'passed', answer: { topic: 'reply/1' } });
    expect(results[0]?.ms).toBeLessThan(5_000);
    asker.request('disconnect', null);
  });

  it('says that it is not subscribed before the broker says so', async () => {
    respond(1);
    expect(engine.jobs.get(1)?.detail).toMatchObject({ isSubscribed: false });
    const granted = await engine.until('the SUBACK', () => {
      const detail = engine.jobs.get(1)?.detail;
      return detail?.kind === 'responder' && detail.isSubscribed ? detail : undefined;
    });
    expect(granted).toMatchObject({ matched: 0 });
  });

  it('does not run away where it answers itself', async () => {
    respond(1, { topicFilter: 'loop', answer: template('loop', 'x'), maxPerS: 5 });
    await engine.until('the responder', () => engine.jobs.get(1)?.phase === 'running');
    await new Promise((resolve) => setTimeout(resolve, 100));
    engine.result('publish', { publishId: 1, topic: 'loop', payload: new Uint8Array(), qos: 0, retain: false });
    await engine.until('what is held back', () => {
      const { detail } = engine.jobs.get(1) as JobState;
      return detail.kind === 'responder' && detail.held > 0;
    });
    expect(engine.jobs.get(1)?.sent).toBeLessThanOrEqual(5);
  });

  it('goes on where the person unsubscribes from what brought the messages', async () => {
    engine.result('subscribe', { subscriptions: [{ filter: 'ask/#', qos: 1 }] });
    await engine.until('the grant', () => engine.subscriptions[0]?.status.kind === 'granted');
    respond(1);
    await engine.until('the responder', () => engine.jobs.get(1)?.phase === 'running');
    engine.result('unsubscribe', { filters: ['ask/#'] });
    const asker = await connected('asker');
    const { results } = await run(asker, [step('one', {})]);
    expect(results[0]?.status).toBe('passed');
    asker.request('disconnect', null);
  });
});

describe('a collection', () => {
  it('judges each answer, and says what was there instead', async () => {
    respond(1, { answer: template('answer/x', '{"state":"on","n":{{message.json.n}}}') });
    const { job, results } = await run(engine, [
      step('good', {}, { assertions: [{ of: 'json', path: 'n', is: 'equals', text: '1.0' }] }),
      step('bad', {}, { assertions: [{ of: 'json', path: 'state', is: 'equals', text: 'off' }] }),
      step('plain', {}, null),
      step('broken', { template: template('a/#', '') }, null),
    ]);
    expect(job.phase).toBe('finished');
    expect(results.map(({ status }) => status)).toEqual(['passed', 'failed', 'passed', 'failed']);
    expect(results[1]?.assertions[0]).toMatchObject({ holds: false, found: 'on' });
    expect(results[3]?.fault).toMatchObject({ kind: 'prepare', fault: { kind: 'topic' } });
  });

  it('stops at the first failure where it is to', async () => {
    const steps = [step('none', {}, { timeoutMs: 50 }), step('next', {}), step('last', {})];
    const { results } = await run(engine, steps, { stopAtFailure: true });
    expect(results.map(({ status }) => status)).toEqual(['failed', 'skipped', 'skipped']);
  });

  it('does not take the request for its answer', async () => {
    const { results } = await run(engine, [step('echo', {}, { answerFilter: '#', timeoutMs: 200 })]);
    expect(results[0]?.fault).toMatchObject({ kind: 'no-answer' });
  });

  it('says that a filter is none', async () => {
    const { results } = await run(engine, [step('bad', {}, { answerFilter: 'a/#/b' })]);
    expect(results[0]?.fault).toEqual({ kind: 'bad-filter', filter: 'a/#/b' });
  });
});
