import { expect, test } from 'vitest';
import type { BoardChart, BoardSeries, SeriesAxis } from '../../../storage/stored-boards.ts';
import type { NumberLine } from '../view/chart-lines.ts';
import { rangeOfLine, valueRanges } from './value-ranges.ts';

const SHOWN = { from: 0, to: 10 };

function line(axis: SeriesAxis, min: number, max: number, isHidden = false): NumberLine {
  const series: BoardSeries = {
    ...{ id: `${axis} ${max}`, name: '', unit: '', color: 1, axis, isHidden },
    source: { kind: 'value', topicFilter: 'a', path: '' },
  };
  const one = (value: number) => Float64Array.from([value]);
  const columns = { times: one(5), min: one(min), max: one(max), mean: one(min), counts: Uint32Array.from([1]) };
  const data = { ...columns, kind: 'numbers', source: 0, topic: 'a', points: 1, inWindow: 1, last: null } as const;
  return { key: series.id, series, color: 1, dash: [], data };
}

const chart: BoardChart = { id: 'c', name: '', left: null, right: null, series: [] };

test('each side reaches as far as its own lines, with room', () => {
  const lines = [line('left', 0, 10), line('left', 5, 100), line('right', -1, 1), line('own', 1000, 2000)];
  const { left, right, own } = valueRanges(chart, lines, SHOWN);
  expect(left?.min).toBeLessThanOrEqual(0);
  expect(left?.max).toBeGreaterThanOrEqual(100);
  expect(left?.max).toBeLessThan(200);
  expect(right?.max).toBeLessThan(2);
  expect(own.get('own 2000')?.min).toBeGreaterThan(500);
  expect(rangeOfLine(lines[3] as NumberLine, { left, right, own })).toBe(own.get('own 2000'));
});

test('what does not change is drawn in the middle, and what is hidden takes no room', () => {
  expect(valueRanges(chart, [line('left', 50, 50), line('left', 0, 900, true)], SHOWN).left).toEqual({
    min: 45,
    max: 55,
  });
  expect(valueRanges(chart, [line('left', 0, 0)], SHOWN).left).toEqual({ min: -1, max: 1 });
});

test('a scale that is set is kept to, and a side without lines has none', () => {
  const fixed = { ...chart, left: { min: 0, max: 1 }, right: { min: 0, max: 1 } };
  expect(valueRanges(fixed, [line('left', 0, 500)], SHOWN)).toMatchObject({ left: { min: 0, max: 1 }, right: null });
});
