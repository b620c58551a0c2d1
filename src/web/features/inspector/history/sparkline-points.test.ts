import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sparklinePoints } from './sparkline-points.ts';

it('goes from left to right, and is as high as its numbers are far apart', () => {
  expect(sparklinePoints([10, 20, 15])).toEqual({ pieces: ['0,1 0.5,0 1,0.5'], min: 10, max: 20, last: 15, count: 3 });
});

it('has a gap where a message has no number', () => {
  expect(sparklinePoints([1, 2, Number.NaN, 3, 1])?.pieces).toEqual(['0,1 0.25,0.5', '0.75,0 1,1']);
});

it('lies in the middle where nothing changes, and is none of a single number', () => {
  expect(sparklinePoints([5, 5])?.pieces).toEqual(['0,0.5 1,0.5']);
  expect(sparklinePoints([Number.NaN, 5])).toBeNull();
  expect(sparklinePoints([])).toBeNull();
});

it('knows the smallest and the largest numbers apart', () => {
  expect(sparklinePoints([5.4e-323, 6e-323])?.pieces).toEqual(['0,1 1,0']);
  expect(sparklinePoints([-Number.MAX_VALUE, 0, Number.MAX_VALUE])?.pieces).toEqual(['0,1 0.5,0.5 1,0']);
});

it('stays in its place, whatever the numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.double(), { maxLength: 60 }), (values) => {
      const coordinates = (sparklinePoints(values)?.pieces ?? []).flatMap((piece) => piece.split(/[ ,]/).map(Number));
      expect(coordinates.every((at) => at >= 0 && at <= 1)).toBe(true);
    }),
  );
});
