// Starts and steers replays, and carries messages from the engine that has them to the one that publishes them. The latter
// answers only when it has room for more, so no more than a few are ever under way.
import type { Result } from '../../core/base/result.ts';
import { fail, ok } from '../../core/base/result.ts';
import type { ReplayRules } from '../../core/log/replay-rules.ts';
import type { EngineError } from '../../core/protocol/engine-contract.ts';
import type { ReplayControl } from '../../core/protocol/replay-contract.ts';
import type { EngineClient } from '../client/engine-client.ts';
import { changeReplay, forgetReplay, replayStore } from './replay-store.ts';
import { engines } from './running-engines.ts';

const PIECE_MESSAGES = 500;
const PIECE_BYTES = 512 * 1024;

let lastReplayId = 0;

export interface ReplayPlan {
  readonly sourceId: string;
  readonly targetId: string;
  /** The messages to publish, by sequence number in the source's log. */
  readonly seqs: Float64Array;
  readonly rules: ReplayRules;
  /** Seconds of the recording in a second; Infinity: as fast as the broker takes it. */
  readonly speed: number;
  /** Begins paused: message after message goes out at a step. */
  readonly stepwise: boolean;
}

/** Resolves when it has begun. Refused while another replay goes to the same broker, or without a connection. */
export async function startReplay(plan: ReplayPlan): Promise<Result<null, EngineError>> {
  const { sourceId, targetId, seqs, speed, stepwise } = plan;
  const source = engines.get(sourceId);
  const target = engines.get(targetId);
  if (!source || !target) return fail({ code: 'not-connected', message: 'no engine' });
  const replayId = ++lastReplayId;
  const begun = await target.request('replayControl', { kind: 'start', replayId, speed, paused: stepwise });
  if (!begun.ok) return begun;
  const state = {
    ...{ replayId, phase: stepwise ? ('paused' as const) : ('running' as const) },
    ...{ pausedBy: stepwise ? ('person' as const) : null, speed },
    ...{ published: 0, refused: 0, lost: 0, notSent: 0, unanswered: 0, nextAt: null, topic: null },
  };
  const replay = { replayId, total: seqs.length, missing: 0, sourceGone: false, state };
  replayStore.setState(({ byTarget }) => ({ byTarget: { ...byTarget, [targetId]: replay } }));
  void feed(plan, replayId, source, target);
  return ok(null);
}

async function feed(plan: ReplayPlan, replayId: number, source: EngineClient, target: EngineClient): Promise<void> {
  const { targetId, seqs, rules } = plan;
  for (let at = 0, wantsMore = true; wantsMore; ) {
    const request = { seqs: seqs.slice(at, at + PIECE_MESSAGES), rules, maxBytes: PIECE_BYTES };
    const piece = await source.request('replayMessages', request);
    // What it would have given is not to be had any more.
    const { messages, taken } = piece.ok ? piece.value : { messages: [], taken: seqs.length - at };
    at += taken;
    const gone = taken - messages.length;
    if (gone > 0)
      changeReplay(targetId, replayId, ({ missing }) => ({ missing: missing + gone, sourceGone: !piece.ok }));
    const fed = await target.request('replayFeed', { replayId, messages, last: at >= seqs.length });
    // The publishing engine has ended, and its workspace says so.
    if (!fed.ok) return forgetIfCurrent(targetId, replayId);
    wantsMore = fed.value.wantsMore && at < seqs.length;
  }
}

function forgetIfCurrent(targetId: string, replayId: number): void {
  if (replayStore.getState().byTarget[targetId]?.replayId === replayId) forgetReplay(targetId);
}

/** Of the replay that goes to this broker. What comes of it is in `replayStore`. */
export function controlReplay(targetId: string, control: Exclude<ReplayControl, { kind: 'start' }>): void {
  void engines.get(targetId)?.request('replayControl', control);
}
