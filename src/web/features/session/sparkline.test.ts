import { expect, test } from 'vitest';
import { barHeights } from './sparkline.tsx';

test('scales to the highest value and fills up from the left', () => {
  const heights = barHeights([0, 50, 100]);
  expect(heights).toHaveLength(24);
  expect(heights.slice(-3)).toEqual([1, 8, 16]);
  expect(new Set(heights.slice(0, -3))).toEqual(new Set([1]));
});

test('silence is a flat line', () => {
  expect(new Set(barHeights([0, 0]))).toEqual(new Set([1]));
});

test('shows the last 24 of more', () => {
  const heights = barHeights(Array.from({ length: 30 }, (_, second) => second));
  expect(heights).toHaveLength(24);
  expect(heights.at(-1)).toBe(16);
});
