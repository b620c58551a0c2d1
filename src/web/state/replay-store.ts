// The replays that run, or have ended and were not dismissed: at most one for each connection that they go to.
import { createStore } from 'zustand/vanilla';
import type { ReplayState } from '../../core/protocol/replay-contract.ts';

export interface Replay {
  readonly replayId: number;
  /** Messages that are to be published. */
  readonly total: number;
  /** Messages that were let go by their log before their turn came. */
  readonly missing: number;
  /** The log that they come from has gone: what was read of it is published, and nothing more. */
  readonly sourceGone: boolean;
  /** As the engine last said. */
  readonly state: ReplayState;
}

export interface ReplaysState {
  /** By the profile that they go to. */
  readonly byTarget: Readonly<Record<string, Replay>>;
}

export const replayStore = createStore<ReplaysState>()(() => ({ byTarget: {} }));

/** What an engine says of its replay; of one that nobody knows any more, nothing. */
export function takeReplayState(targetId: string, state: ReplayState): void {
  changeReplay(targetId, state.replayId, () => ({ state }));
}

export function changeReplay(targetId: string, replayId: number, change: (replay: Replay) => Partial<Replay>): void {
  replayStore.setState(({ byTarget }) => {
    const replay = byTarget[targetId];
    if (replay?.replayId !== replayId) return {};
    return { byTarget: { ...byTarget, [targetId]: { ...replay, ...change(replay) } } };
  });
}

export function forgetReplay(targetId: string): void {
  replayStore.setState(({ byTarget }) => {
    const { [targetId]: _forgotten, ...rest } = byTarget;
    return { byTarget: rest };
  });
}

export function isReplayOver({ state }: Replay): boolean {
  return state.phase === 'finished' || state.phase === 'stopped';
}
