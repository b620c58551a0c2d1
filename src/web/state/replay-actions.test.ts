import { afterEach, expect, it, vi } from 'vitest';
import { fail, ok } from '../../core/base/result.ts';
import type { ReplayRules } from '../../core/log/replay-rules.ts';
import type { ReplayFeed, ReplayMessagesRequest } from '../../core/protocol/replay-contract.ts';
import type { EngineClient } from '../client/engine-client.ts';
import { startReplay } from './replay-actions.ts';
import { forgetReplay, replayStore } from './replay-store.ts';
import { engines } from './running-engines.ts';

const RULES: ReplayRules = {
  direction: null,
  oldPrefix: null,
  newPrefix: null,
  qos: null,
  keepRetain: false,
  keepProperties: true,
};

const GONE = fail({ code: 'internal' as const, message: 'gone' });

/** `pieces`: how many pieces the log hands out before it goes. */
function setUp(pieces: number, feedsTaken = Number.POSITIVE_INFINITY) {
  const fed: ReplayFeed[] = [];
  let asked = 0;
  const source = async (_: string, { seqs }: ReplayMessagesRequest) => {
    if (asked++ >= pieces) return GONE;
    // Every tenth is not kept any more.
    const kept = [...seqs].filter((seq) => seq % 10 !== 9);
    return ok({ messages: kept.map((seq) => ({ topic: `${seq}` })), taken: seqs.length });
  };
  const target = async (method: string, args: unknown) => {
    if (method === 'replayControl') return ok(null);
    if (fed.length >= feedsTaken) return GONE;
    fed.push(args as ReplayFeed);
    return ok({ wantsMore: true });
  };
  engines.set('source', { request: source, terminate() {} } as unknown as EngineClient);
  engines.set('target', { request: target, terminate() {} } as unknown as EngineClient);
  const begin = () =>
    startReplay({
      ...{ sourceId: 'source', targetId: 'target', rules: RULES, speed: 1, stepwise: false },
      seqs: Float64Array.from({ length: 1_250 }, (_, i) => i),
    });
  return { fed, begin };
}

afterEach(() => {
  engines.clear();
  forgetReplay('target');
});

it('carries all messages over in order, and says what was not kept', async () => {
  const { fed, begin } = setUp(10);
  expect(await begin()).toEqual(ok(null));
  await vi.waitFor(() => expect(fed.at(-1)?.last).toBe(true));
  const topics = fed.flatMap(({ messages }) => messages.map(({ topic }) => Number(topic)));
  expect(topics).toEqual(Array.from({ length: 1_250 }, (_, i) => i).filter((i) => i % 10 !== 9));
  expect(fed.map(({ last }) => last)).toEqual([false, false, true]);
  expect(replayStore.getState().byTarget.target).toMatchObject({ total: 1_250, missing: 125, sourceGone: false });
});

it('ends with what it has when the log goes', async () => {
  const { fed, begin } = setUp(1);
  await begin();
  await vi.waitFor(() => expect(fed.at(-1)?.last).toBe(true));
  expect(fed).toHaveLength(2);
  expect(replayStore.getState().byTarget.target).toMatchObject({ missing: 50 + 750, sourceGone: true });
});

it('forgets the replay when the engine that publishes has ended', async () => {
  const { begin } = setUp(10, 1);
  await begin();
  await vi.waitFor(() => expect(replayStore.getState().byTarget.target).toBeUndefined());
});

it('does not begin without a connection', async () => {
  const { begin } = setUp(1);
  engines.delete('target');
  expect(await begin()).toMatchObject({ ok: false, error: { code: 'not-connected' } });
});
