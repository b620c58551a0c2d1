import { expect, it } from 'vitest';
import { ratesOf } from './sys-rate.ts';

it('a counter’s rate is what came between two samples, by the time between them', () => {
  const at = (time: number, value: number) => ({ time, value });
  expect(ratesOf([at(0, 100), at(10_000, 200), at(15_000, 200)])).toEqual([at(10_000, 10), at(15_000, 0)]);
  expect(ratesOf([at(0, 1)])).toEqual([]);
  expect(ratesOf([])).toEqual([]);
  const kept = { ...at(0, 100), isKept: true };
  expect(ratesOf([kept, at(2_000, 200), at(12_000, 300)])).toEqual([at(12_000, 10)]);
  expect(ratesOf([kept, at(2_000, 200)])).toEqual([]);
  expect(ratesOf([at(0, 0), at(100, 5), at(1_000, 10)])).toEqual([at(1_000, 10)]);
});
