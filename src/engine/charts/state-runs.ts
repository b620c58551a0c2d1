// A series of states as runs: from when a state holds, up to the next one.
import type { ChartPoints } from '../../core/log/chart-points.ts';
import { MIXED_STATE } from '../../core/protocol/chart-contract.ts';

export interface StateRuns {
  readonly times: Float64Array;
  readonly states: Int32Array;
}

/** States have no gaps: a device that is silent is still on. */
export function stateRuns(points: ChartPoints, from: number, to: number, pixels: number): StateRuns {
  const columns = points.columns(from, to, pixels, Number.POSITIVE_INFINITY);
  const times: number[] = [];
  const states: number[] = [];
  const begin = (time: number, state: number) => {
    if (states.at(-1) === state) return;
    times.push(time);
    states.push(state);
  };
  const half = (to - from) / Math.max(1, pixels) / 2;
  columns.times.forEach((time, i) => {
    const isOne = columns.min[i] === columns.max[i];
    const isSingle = columns.counts[i] === 1;
    begin(isSingle ? time : time - half, isOne ? (columns.min[i] as number) : MIXED_STATE);
    // What holds after a mixed pixel is the next point's to say, or the last point's.
    if (!isOne) {
      const next = columns.min[i + 1];
      const last = points.last;
      if (next === undefined && last && last.time <= to) begin(time + half, last.value);
    }
  });
  return { times: Float64Array.from(times), states: Int32Array.from(states) };
}
