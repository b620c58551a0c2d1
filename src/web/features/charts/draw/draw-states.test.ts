import { expect, test } from 'vitest';
import type { StateSeries } from '../view/chart-lines.ts';
import { namesOfStates, stateColor } from './draw-states.ts';

function band(...names: string[]): StateSeries {
  const empty = { times: new Float64Array(), states: new Int32Array() };
  return { kind: 'states', source: 0, topic: 'a', points: 0, inWindow: 0, last: null, names, ...empty };
}

test('a state has the same colour in each band, whichever came first there; what is off is grey', () => {
  const known = namesOfStates([band('off', 'on', 'fault'), band('fault', 'on')]);
  expect(['on', 'fault', 'off', 'never seen'].map((name) => stateColor(name, known))).toEqual([1, 2, 8, 8]);
});
