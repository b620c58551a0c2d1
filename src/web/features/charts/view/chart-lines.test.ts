import { expect, test } from 'vitest';
import type { NumberSeries } from './chart-lines.ts';
import { columnAt, extremesOf, firstAt } from './chart-lines.ts';

const GAP = Number.NaN;

function numbers(times: number[], means: number[], maxima = means): NumberSeries {
  return {
    kind: 'numbers',
    source: 0,
    topic: 'a',
    points: times.length,
    inWindow: times.length,
    last: null,
    times: Float64Array.from(times),
    min: Float64Array.from(means),
    max: Float64Array.from(maxima),
    mean: Float64Array.from(means),
    counts: Uint32Array.from(means.map((mean) => (Number.isNaN(mean) ? 0 : 1))),
  };
}

test('the extremes of what is shown have a spike of one column, and no gap', () => {
  const series = numbers([0, 10, 20, 30, 40], [1, 2, GAP, 3, 4], [1, 99, GAP, 3, 4]);
  expect(extremesOf(series, { from: 0, to: 40 })).toEqual({ min: 1, max: 99 });
  expect(extremesOf(series, { from: 25, to: 40 })).toEqual({ min: 3, max: 4 });
  expect(extremesOf(series, { from: 15, to: 25 })).toBeNull();
});

test('a time belongs to the nearest column, but for a gap', () => {
  const series = numbers([0, 100, 200, 300, 400], [1, 2, GAP, 3, 4]);
  expect(columnAt(series, 49, 5)).toBe(0);
  expect(columnAt(series, 51, 5)).toBe(1);
  expect(columnAt(series, 104, 5)).toBe(1);
  expect(columnAt(series, 200, 5)).toBeNull();
  expect(columnAt(series, 402, 5)).toBe(4);
  expect(columnAt(series, 430, 5)).toBeNull();
  expect(columnAt(numbers([], []), 0, 5)).toBeNull();
});

test('the first position from a time on', () => {
  const times = Float64Array.from([1, 3, 5]);
  expect([0, 1, 2, 5, 6].map((time) => firstAt(times, time))).toEqual([0, 0, 1, 2, 3]);
});
