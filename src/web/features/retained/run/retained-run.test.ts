import { describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../../../core/base/result.ts';
import { MAX_RETAINED } from '../../../../core/log/list-retained.ts';
import type { PublishRequest, PublishState, RetainedMessage } from '../../../../core/protocol/engine-contract.ts';
import type { KeptMessage } from '../kept-message.ts';
import { RetainedRun, type RunKind, type RunNeeds } from './retained-run.ts';

type Draft = Omit<PublishRequest, 'publishId'>;

/** A broker that answers each publish as `answer` says; 'never' leaves it open. */
class FakeBroker implements RunNeeds {
  readonly published: Draft[] = [];
  readonly asked: string[] = [];
  /** What it keeps, by topic: the sequence number of what it sends when asked. */
  readonly kept = new Map<string, number>();
  connected = true;
  open = 0;
  mostOpen = 0;
  answer: (draft: Draft) => PublishState['status'] | 'never' = () => ({ kind: 'acknowledged', ms: 1, reasonCode: 0 });
  readonly onChange = vi.fn();
  readonly #watchers = new Map<number, (state: PublishState) => void>();

  async publish(draft: Draft) {
    if (!this.connected) return fail({ code: 'not-connected', message: '' } as const);
    this.published.push(draft);
    const publishId = this.published.length;
    const status = this.answer(draft);
    if (status !== 'never') setTimeout(() => this.settle(publishId, status));
    this.mostOpen = Math.max(this.mostOpen, ++this.open);
    return ok(publishId);
  }

  settle(publishId: number, status: PublishState['status']): void {
    const draft = this.published[publishId - 1] as Draft;
    if (status.kind === 'acknowledged' && draft.payload.length === 0) this.kept.delete(draft.topic);
    if (status.kind === 'acknowledged' && draft.payload.length > 0) this.kept.set(draft.topic, 1000);
    this.open--;
    const { topic, qos } = draft;
    this.#watchers.get(publishId)?.({ publishId, topic, qos, packetId: 1, seq: publishId, status });
  }

  watch(publishId: number, onState: (state: PublishState) => void) {
    this.#watchers.set(publishId, onState);
    return () => this.#watchers.delete(publishId);
  }

  isConnected() {
    return this.connected;
  }

  async ask(topicFilter: string) {
    this.asked.push(topicFilter);
    const rows = [...this.kept].map(([topic, seq]) => ({ topic, seq }) as RetainedMessage);
    return ok(rows.sort((a, b) => (a.topic < b.topic ? -1 : 1)).slice(0, MAX_RETAINED));
  }
}

const message = (topic: string, extra: Partial<KeptMessage> = {}): KeptMessage => ({
  ...{ topic, payload: Uint8Array.of(1), qos: 2, properties: { contentType: 'x' }, time: Date.now() },
  ...extra,
});

function setUp(count: number, kind: RunKind = 'delete') {
  const broker = new FakeBroker();
  const messages = Array.from({ length: count }, (_, i) => message(`a/${i}`));
  if (kind === 'delete') for (const { topic } of messages) broker.kept.set(topic, 0);
  return { broker, messages, run: new RetainedRun(kind, messages, broker) };
}

describe('RetainedRun', () => {
  it('publishes an empty retained message at QoS 1 to each topic, never many at once, and asks afterwards', async () => {
    const { broker, run } = setUp(100);
    await run.run();
    expect(broker.published).toHaveLength(100);
    expect(broker.published[7]).toEqual({ topic: 'a/7', payload: new Uint8Array(0), qos: 1, retain: true });
    expect(broker.mostOpen).toBe(16);
    expect(broker.asked).toEqual(['a/#']);
    expect(run.view).toMatchObject({ phase: 'ended', end: 'finished', checked: true, troubles: [] });
    expect(run.view.counts.done).toBe(100);
    expect(run.effective).toHaveLength(100);
  });

  it('restores with QoS and properties', async () => {
    const { broker, run } = setUp(1, 'restore');
    await run.run();
    const again = { topic: 'a/0', payload: Uint8Array.of(1), qos: 2, retain: true, properties: { contentType: 'x' } };
    expect(broker.published).toEqual([again]);
    expect(run.view).toMatchObject({ checked: true, troubles: [] });
  });

  it('lets the expiry go on counting, and does not bring back what has expired', async () => {
    const broker = new FakeBroker();
    const time = Date.now() - 10_000;
    const expiring = (topic: string, messageExpiryIntervalS: number) =>
      message(topic, { time, properties: { messageExpiryIntervalS } });
    const run = new RetainedRun('restore', [expiring('long', 60), expiring('short', 5)], broker);
    await run.run();
    expect(broker.published.map(({ topic, properties }) => [topic, properties])).toEqual([
      ['long', { messageExpiryIntervalS: 50 }],
    ]);
    expect(run.view.troubles).toEqual([{ topic: 'short', outcome: { kind: 'expired' } }]);
  });

  it('names what the broker refuses, and what it acknowledges and keeps all the same', async () => {
    const { broker, run } = setUp(3);
    broker.answer = ({ topic }) =>
      topic === 'a/1'
        ? { kind: 'refused', ms: 1, reasonCode: 0x87, reasonString: null }
        : { kind: 'acknowledged', ms: 1, reasonCode: 0 };
    const ask = broker.ask.bind(broker);
    broker.ask = (filter) => {
      broker.kept.set('a/2', 50);
      return ask(filter);
    };
    await run.run();
    expect(run.view.troubles).toEqual([
      { topic: 'a/1', outcome: { kind: 'refused', reasonCode: 0x87, reasonString: null } },
      { topic: 'a/2', outcome: { kind: 'without-effect' } },
    ]);
    expect(run.effective.map(({ topic }) => topic)).toEqual(['a/0']);
  });

  it('says nothing of what a list that is cut has no room for', async () => {
    const { broker, run } = setUp(20, 'restore');
    for (let i = 0; i < MAX_RETAINED - 5; i++) broker.kept.set(`a/!${i}`, 0);
    await run.run();
    expect(run.view.troubles).toEqual([]);
    expect(run.view.counts.done).toBe(20);
    expect(run.view.checked).toBe(false);
  });

  it('publishes nothing more once it is cancelled', async () => {
    const { broker, run } = setUp(100);
    broker.answer = (draft) => {
      if (draft.topic === 'a/20') run.cancel();
      return { kind: 'acknowledged', ms: 1, reasonCode: 0 };
    };
    await run.run();
    expect(broker.published).toHaveLength(21);
    expect(run.view).toMatchObject({ end: 'cancelled', checked: false });
    expect(run.view.counts.waiting).toBe(79);
    expect(run.left).toHaveLength(79);
  });

  it('ends with the connection; what was sent is told when its answer comes after all', async () => {
    const { broker, run } = setUp(100);
    broker.answer = ({ topic }) => {
      if (topic === 'a/9') broker.connected = false;
      return Number(topic.slice(2)) < 5 ? { kind: 'acknowledged', ms: 1, reasonCode: 0 } : 'never';
    };
    await run.run();
    expect(run.view).toMatchObject({ phase: 'ended', end: 'connection-lost' });
    expect(run.view.counts.waiting).toBe(90);
    expect(run.effective).toHaveLength(10);
    await vi.waitFor(() => expect(run.view.counts.done).toBe(5));
    broker.settle(6, { kind: 'acknowledged', ms: 1, reasonCode: 0 });
    expect(run.view.counts).toMatchObject({ done: 6, sent: 4 });
    expect(broker.onChange).toHaveBeenCalled();
  });
});
