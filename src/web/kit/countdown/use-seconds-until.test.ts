import { expect, test } from 'vitest';
import { secondsUntil } from './use-seconds-until.ts';

test('counts begun seconds, down to 0', () => {
  expect(secondsUntil(10_000, 6_001)).toBe(4);
  expect(secondsUntil(10_000, 6_000)).toBe(4);
  expect(secondsUntil(10_000, 5_999)).toBe(5);
  expect(secondsUntil(10_000, 10_000)).toBe(0);
  expect(secondsUntil(10_000, 12_000)).toBe(0);
});
