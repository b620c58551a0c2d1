import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allFigures, histogram, roundTripFigures } from './round-trip-figures.ts';

function columns(rows: readonly (readonly [kind: number, ms: number])[]) {
  return {
    times: Float64Array.from(rows, (_, i) => i),
    ms: Float32Array.from(rows, ([, ms]) => ms),
    kinds: Uint8Array.from(rows, ([kind]) => kind),
  };
}

it('has median, 95th percentile and longest by kind, of times that were really taken', () => {
  const pings = Array.from({ length: 100 }, (_, i) => [1, 100 - i] as const);
  const trips = columns([...pings, [2, 7], [2, 3]]);
  expect(roundTripFigures(trips)).toEqual([
    { kind: 'ping', count: 100, median: 50, p95: 95, max: 100 },
    { kind: 'publish1', count: 2, median: 3, p95: 7, max: 7 },
  ]);
  expect(allFigures(trips)?.count).toBe(102);
  expect(allFigures(columns([]))).toBeNull();
});

it('counts in buckets of 1, 2, 5, with the empty ones between', () => {
  const buckets = histogram(Float32Array.of(0.05, 0.3, 0.4, 3));
  expect(buckets.map(({ from, to, count }) => [from, to, count])).toEqual([
    [0, 0.1, 1],
    [0.1, 0.2, 0],
    [0.2, 0.5, 2],
    [0.5, 1, 0],
    [1, 2, 0],
    [2, 5, 1],
  ]);
  expect(histogram(new Float32Array())).toEqual([]);
});

it('counts each time once, in the bucket that it lies in', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: 0, max: 1e7, noNaN: true })), (all) => {
      const buckets = histogram(Float32Array.from(all));
      expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
      expect(buckets.length).toBeLessThanOrEqual(25);
      expect(buckets.slice(1).map(({ from }) => from)).toEqual(buckets.slice(0, -1).map(({ to }) => to));
    }),
  );
});
