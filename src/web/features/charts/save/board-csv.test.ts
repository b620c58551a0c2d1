import { expect, test } from 'vitest';
import { MIXED_STATE, NO_STATE } from '../../../../core/protocol/chart-contract.ts';
import type { BoardSeries } from '../../../storage/stored-boards.ts';
import type { ChartLine } from '../view/chart-lines.ts';
import { boardCsv } from './board-csv.ts';

const series: BoardSeries = {
  ...{ id: 's', name: '', unit: '', color: 1, axis: 'left', isHidden: false },
  source: { kind: 'value', topicFilter: 'a', path: '' },
};
const common = { source: 0, topic: 'a', points: 3, inWindow: 3, last: null };
const look = { key: 'a', series, color: 1, dash: [] };

const numbers: ChartLine = {
  ...look,
  data: {
    ...{ ...common, kind: 'numbers' },
    times: Float64Array.from([0, 1000, 2000, 3000]),
    min: Float64Array.from([1, -5, Number.NaN, 4]),
    mean: Float64Array.from([1, 0.5, Number.NaN, 4]),
    max: Float64Array.from([1, 9, Number.NaN, 4]),
    counts: Uint32Array.from([1, 7, 0, 1]),
  },
};

const states: ChartLine = {
  ...look,
  data: {
    ...{ ...common, kind: 'states' },
    names: ['on', '=1+1', 'say "no"'],
    times: Float64Array.from([500, 1000, 1500, 2000]),
    states: Int32Array.from([0, 1, NO_STATE, MIXED_STATE]),
  },
};

test('a line for each moment in view, and a formula of nobody', () => {
  const columns = [
    { name: 'a', line: numbers },
    { name: 'b, "c"', line: states },
  ];
  expect(boardCsv(columns, { from: 0, to: 2500 }).split('\r\n')).toEqual([
    'time,a min,a mean,a max,"b, ""c"""',
    '1970-01-01T00:00:00.000Z,1,1,1,',
    '1970-01-01T00:00:00.500Z,,,,on',
    '1970-01-01T00:00:01.000Z,-5,0.5,9,"\'=1+1"',
    '1970-01-01T00:00:02.000Z,,,,…',
    '',
  ]);
});
