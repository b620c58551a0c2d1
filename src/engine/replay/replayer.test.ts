import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PublishRequest, PublishState } from '../../core/protocol/engine-contract.ts';
import type { ReplayMessage, ReplayState } from '../../core/protocol/replay-contract.ts';
import { Replayer } from './replayer.ts';

/** A broker and a tracker that store what is at QoS 1 and 2 before they send it, and answer it later. */
class SlowTarget {
  readonly wire: { readonly at: number; readonly payload: number }[] = [];
  readonly states: ReplayState[] = [];
  readonly replayer = new Replayer({
    receiveMaximum: () => (this.connected ? 3 : null),
    publish: (request) => {
      this.#publish(request);
      return undefined;
    },
    unsentBytes: () => 0,
    onState: (state) => this.states.push(state),
  });
  connected = true;

  #publish({ publishId, topic, qos, payload }: PublishRequest): void {
    const tell = (status: PublishState['status']) =>
      this.replayer.take({ publishId, topic, qos, packetId: null, seq: null, status });
    const write = () => {
      this.wire.push({ at: performance.now(), payload: payload[0] as number });
      tell({ kind: 'sent' });
    };
    if (qos === 0) return queueMicrotask(write);
    setTimeout(() => {
      write();
      setTimeout(() => tell({ kind: qos === 1 ? 'acknowledged' : 'completed', ms: 4, reasonCode: 0 }), 4);
    }, 2);
  }

  get state(): ReplayState {
    return this.states.at(-1) as ReplayState;
  }

  get order(): readonly number[] {
    return this.wire.map(({ payload }) => payload);
  }
}

const SPEEDS = [0.1, 1, 10, 100, Number.POSITIVE_INFINITY];

function recording(times: readonly number[], qosOf: (i: number) => 0 | 1 | 2 = () => 0): ReplayMessage[] {
  return times.map((time, i) => ({
    time,
    topic: 'a',
    payload: Uint8Array.of(i),
    qos: qosOf(i),
    retain: false,
  }));
}

describe('Replayer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('publishes at the recorded distances, and is finished', async () => {
    const target = new SlowTarget();
    target.replayer.control({ kind: 'start', replayId: 1, speed: 2, paused: false });
    const begin = performance.now();
    void target.replayer.feed({ replayId: 1, messages: recording([0, 1_000, 1_000, 3_000]), last: true });
    await vi.advanceTimersByTimeAsync(1_400);
    expect(target.wire.map(({ at }) => at - begin)).toEqual([0, 500, 500]);
    expect(target.state).toMatchObject({ phase: 'running', published: 3 });
    await vi.advanceTimersByTimeAsync(200);
    expect(target.order).toEqual([0, 1, 2, 3]);
    expect(target.state).toMatchObject({ phase: 'finished', published: 4, unanswered: 0, nextAt: null });
  });

  it('goes one message further at a step', async () => {
    const target = new SlowTarget();
    target.replayer.control({ kind: 'start', replayId: 1, speed: 1, paused: true });
    target.replayer.control({ kind: 'step' });
    void target.replayer.feed({ replayId: 1, messages: recording([0, 60_000, 60_100]), last: true });
    await vi.advanceTimersByTimeAsync(500);
    expect(target.order).toEqual([0]);
    target.replayer.control({ kind: 'step' });
    await vi.advanceTimersByTimeAsync(500);
    expect(target.order).toEqual([0, 1]);
    expect(target.state).toMatchObject({ phase: 'paused', pausedBy: 'person' });
    target.replayer.control({ kind: 'resume' });
    await vi.advanceTimersByTimeAsync(150);
    expect(target.state).toMatchObject({ phase: 'finished', published: 3 });
  });

  it('pauses when the connection goes, and goes on when a person says so', async () => {
    const target = new SlowTarget();
    target.replayer.control({ kind: 'start', replayId: 1, speed: 1, paused: false });
    void target.replayer.feed({ replayId: 1, messages: recording([0, 100, 200]), last: true });
    await vi.advanceTimersByTimeAsync(150);
    target.connected = false;
    target.replayer.connectionLost();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(target.state).toMatchObject({ phase: 'paused', pausedBy: 'connection', published: 2 });
    expect(target.replayer.control({ kind: 'resume' })).toMatchObject({ error: { code: 'not-connected' } });
    target.connected = true;
    expect(target.replayer.control({ kind: 'resume' })).toBeNull();
    await vi.advanceTimersByTimeAsync(100);
    expect(target.state).toMatchObject({ phase: 'finished', published: 3 });
  });

  it('asks for more only when there is room, and for none after it was stopped', async () => {
    const target = new SlowTarget();
    target.replayer.control({ kind: 'start', replayId: 1, speed: 1, paused: false });
    const times = Array.from({ length: 600 }, (_, i) => i * 10);
    let answer: unknown = null;
    void target.replayer.feed({ replayId: 1, messages: recording(times), last: false }).then((fed) => {
      answer = fed;
    });
    await vi.advanceTimersByTimeAsync(900);
    expect(answer).toBeNull();
    await vi.advanceTimersByTimeAsync(150);
    expect(answer).toEqual({ wantsMore: true });
    target.replayer.control({ kind: 'stop' });
    expect(await target.replayer.feed({ replayId: 1, messages: recording([0]), last: true })).toEqual({
      wantsMore: false,
    });
    expect(target.replayer.control({ kind: 'resume' })).toMatchObject({ error: { code: 'invalid' } });
  });

  it('has one replay at a time', () => {
    const { replayer } = new SlowTarget();
    expect(replayer.control({ kind: 'start', replayId: 1, speed: 1, paused: true })).toBeNull();
    expect(replayer.control({ kind: 'start', replayId: 2, speed: 1, paused: true })).toMatchObject({
      error: { code: 'busy' },
    });
  });

  it('loses and reorders nothing, whatever a person does meanwhile', async () => {
    const act = fc.record({
      afterMs: fc.integer({ min: 0, max: 400 }),
      kind: fc.constantFrom('pause' as const, 'resume' as const, 'step' as const, 'cut' as const, ...SPEEDS),
    });
    const message = fc.record({ gap: fc.integer({ min: 0, max: 300 }), qos: fc.constantFrom(0 as const, 1, 2) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { minLength: 1, maxLength: 40 }),
        fc.array(act, { maxLength: 15 }),
        fc.integer({ min: 1, max: 7 }),
        async (messages, acts, perFeed) => {
          const target = new SlowTarget();
          let time = 0;
          const times = messages.map(({ gap }) => {
            time += gap;
            return time;
          });
          const all = recording(times, (i) => messages[i]?.qos ?? 0);
          target.replayer.control({ kind: 'start', replayId: 1, speed: 1, paused: false });
          void (async () => {
            for (let at = 0; at < all.length; at += perFeed) {
              const last = at + perFeed >= all.length;
              await target.replayer.feed({ replayId: 1, messages: all.slice(at, at + perFeed), last });
            }
          })();
          for (const { afterMs, kind } of acts) {
            await vi.advanceTimersByTimeAsync(afterMs);
            if (typeof kind === 'number') target.replayer.control({ kind: 'speed', speed: kind });
            else if (kind === 'cut') target.replayer.connectionLost();
            else target.replayer.control({ kind });
          }
          target.replayer.control({ kind: 'speed', speed: 10 });
          target.replayer.control({ kind: 'resume' });
          await vi.advanceTimersByTimeAsync(5_000);
          expect(target.order).toEqual(all.map((_, i) => i));
          expect(target.state).toMatchObject({ phase: 'finished', published: all.length, refused: 0, lost: 0 });
        },
      ),
      { numRuns: 200 },
    );
  });
});
