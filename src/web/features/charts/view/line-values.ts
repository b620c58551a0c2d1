// What a line is worth: at the crosshair, or lastly; and how far it reaches over the time shown.
import { MIXED_STATE, NO_STATE } from '../../../../core/protocol/chart-contract.ts';
import type { TimeRange } from './board-view.ts';
import { type ChartLine, columnAt, extremesOf, isNumbers, isStates, type StateSeries, stateAt } from './chart-lines.ts';

export interface LineValue {
  /** Of a pixel with several points their mean (`isMean`); `isMixed`: several states. Null: there is none. */
  readonly value: number | string | null;
  readonly isMixed: boolean;
  readonly isMean: boolean;
  /** Of the point; null where there is none. Milliseconds since the epoch. */
  readonly time: number | null;
}

const NONE: LineValue = { value: null, isMixed: false, isMean: false, time: null };

/** `crosshair` null: the newest value. */
export function valueAt(line: ChartLine, crosshair: number | null, reachMs: number): LineValue {
  if (crosshair === null) {
    const { last } = line.data;
    return last ? { ...NONE, value: last.value, time: last.time } : NONE;
  }
  if (isNumbers(line)) {
    const at = columnAt(line.data, crosshair, reachMs);
    if (at === null) return NONE;
    const isMean = line.data.min[at] !== line.data.max[at];
    return { ...NONE, value: line.data.mean[at] as number, isMean, time: line.data.times[at] as number };
  }
  return isStates(line) ? stateValue(line.data, crosshair) : NONE;
}

function stateValue(data: StateSeries, crosshair: number): LineValue {
  const at = stateAt(data, crosshair);
  if (at === null) return NONE;
  const state = data.states[at] as number;
  if (state === NO_STATE) return NONE;
  const time = data.times[at] as number;
  return { ...NONE, value: data.names[state] ?? null, isMixed: state === MIXED_STATE, time };
}

export function extremesOfLine(line: ChartLine, shown: TimeRange | null) {
  return shown && isNumbers(line) ? extremesOf(line.data, shown) : null;
}
