import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChartPoints } from './chart-points.ts';

interface Point {
  readonly time: number;
  readonly value: number;
}

/** Steps between points, from none to a gap. */
const series = fc.array(
  fc.record({
    step: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 50 }), fc.constant(20_000)),
    value: fc.integer({ min: -1000, max: 1000 }),
  }),
  { minLength: 1, maxLength: 9_000, size: 'max' },
);

function made(steps: readonly { readonly step: number; readonly value: number }[]) {
  const points = new ChartPoints();
  const plain: Point[] = [];
  let time = 1_000;
  steps.forEach(({ step, value }, seq) => {
    time += step;
    points.add(time, value, seq);
    plain.push({ time, value });
  });
  return { points, plain };
}

describe('points of a series', () => {
  it('lose nothing in a window: each column has the least, the greatest and the mean of its points', () => {
    fc.assert(
      fc.property(
        series,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 300 }),
        fc.nat(6_000),
        (steps, a, b, pixels, dropped) => {
          const { points, plain } = made(steps);
          const gone = points.drop(Math.min(dropped, plain.length - 1));
          const left = plain.slice(gone);
          const begin = (left[0] as Point).time;
          const span = (left.at(-1) as Point).time - begin + 1;
          const from = begin + (a % span);
          const to = from + (b % span);
          const inside = left.filter(({ time }) => time >= from && time <= to);
          expect(points.countBetween(from, to)).toBe(inside.length);
          const columns = points.columns(from, to, pixels, Number.POSITIVE_INFINITY);
          // A point beside the window on either side comes along.
          const before = left.some(({ time }) => time < from) ? 1 : 0;
          const after = left.some(({ time }) => time > to) ? 1 : 0;
          const counts = [...columns.counts];
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(inside.length + before + after);
          expect(counts.length).toBeLessThanOrEqual(pixels + 2);
          const own = counts.map((_, i) => i).slice(before, counts.length - after);
          let at = 0;
          for (const i of own) {
            const members = inside.slice(at, at + (columns.counts[i] as number)).map(({ value }) => value);
            at += members.length;
            expect(columns.min[i]).toBe(Math.min(...members));
            expect(columns.max[i]).toBe(Math.max(...members));
            expect(columns.mean[i]).toBeCloseTo(members.reduce((sum, v) => sum + v, 0) / members.length, 6);
          }
          expect([...columns.times]).toEqual([...columns.times].sort((x, y) => x - y));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('show a spike one sample wide at every zoom of a million points', () => {
    const points = new ChartPoints();
    const spike = 777_777;
    for (let i = 0; i < 1_000_000; i++) points.add(i * 20, i === spike ? 1e6 : Math.sin(i), i);
    for (let span = 20_000_000; span > 100; span /= 3) {
      const { max } = points.columns(spike * 20 - span / 2, spike * 20 + span / 2, 800, points.gapMs);
      expect(Math.max(...max)).toBe(1e6);
    }
  });

  it('have a gap where nothing came for far longer than usual', () => {
    const points = new ChartPoints();
    for (let i = 0; i < 10; i++) points.add(i * 1_000, i, i);
    for (let i = 0; i < 10; i++) points.add(60_000 + i * 1_000, i, 10 + i);
    const { counts, min } = points.columns(0, 70_000, 1_000, points.gapMs);
    expect(counts[10]).toBe(0);
    expect(min[10]).toBeNaN();
    expect(counts.filter((count) => count === 0)).toHaveLength(1);
    // A series that comes once a minute has none.
    const slow = new ChartPoints();
    for (let i = 0; i < 10; i++) slow.add(i * 60_000, i, i);
    expect([...slow.columns(0, 600_000, 1_000, slow.gapMs).counts]).not.toContain(0);
  });

  it('know the message nearest to a time', () => {
    const points = new ChartPoints();
    expect(points.nearest(5)).toBeNull();
    for (const time of [0, 100, 200]) points.add(time, 1, time + 7);
    expect([-50, 40, 60, 150, 151, 900].map((time) => points.nearest(time))).toEqual([7, 7, 107, 207, 207, 207]);
  });

  it('never go back in time', () => {
    const points = new ChartPoints();
    for (const time of [100, 50, 120]) points.add(time, time, 0);
    expect([...points.columns(0, 200, 1000, 1e9).counts]).toEqual([2, 1]);
    expect(points.count).toBe(3);
  });
});

it('of points at one time the one with the wanted value is found', () => {
  const points = new ChartPoints();
  for (const [i, value] of [20, 21, 95, 20].entries()) points.add(1000, value, i);
  points.add(2000, 96, 4);
  expect(points.nearestValue(900, 1100, 90)).toBe(2);
  expect(points.nearestValue(900, 2000, 99)).toBe(4);
  expect(points.nearestValue(1100, 1900, 90)).toBeNull();
});
