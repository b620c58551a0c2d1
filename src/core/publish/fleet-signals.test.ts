import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FleetSignal, ValueGenerator } from './fleet.ts';
import { beginSignal, formatSignal } from './fleet-signals.ts';

function series(generator: ValueGenerator, device = 1, decimals = 2, everyMs = 100, count = 500): number[] {
  const run = beginSignal({ name: 'signal', generator, decimals }, device);
  return Array.from({ length: count }, (_, i) => run.take(i * everyMs));
}

const GENERATORS: readonly ValueGenerator[] = [
  { kind: 'sine', min: -5, max: 30, periodMs: 60_000 },
  { kind: 'walk', min: 0, max: 100, step: 7 },
  { kind: 'steps', values: [1, 2, 5], everyMs: 1_000 },
  { kind: 'noise', mean: 20, deviation: 2 },
  { kind: 'event', everyMs: 1_000 },
  { kind: 'constant', value: 42 },
];

describe.each(GENERATORS)('a signal of $kind', (generator) => {
  it('is the same again for the same device', () => {
    expect(series(generator, 7)).toEqual(series(generator, 7));
  });
});

it.each(GENERATORS.filter(({ kind }) => kind === 'sine' || kind === 'walk' || kind === 'noise'))(
  'a signal of $kind begins elsewhere in each device',
  (generator) => {
    const begins = new Set(Array.from({ length: 100 }, (_, i) => series(generator, i + 1, 6, 100, 1)[0]));
    expect(begins.size).toBeGreaterThan(95);
  },
);

it('never leaves the range of a sine or a walk, however few digits it has', () => {
  const bounded = fc.record({
    min: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    span: fc.double({ min: 1, max: 1e6, noNaN: true }),
    kind: fc.constantFrom('sine' as const, 'walk' as const),
    decimals: fc.integer({ min: 0, max: 6 }),
    step: fc.double({ min: 0.001, max: 1e7, noNaN: true }),
  });
  fc.assert(
    fc.property(bounded, fc.integer({ min: 1, max: 1_000 }), ({ min, span, kind, decimals, step }, device) => {
      const max = min + span;
      const generator: ValueGenerator =
        kind === 'sine' ? { kind, min, max, periodMs: 1_000 } : { kind, min, max, step };
      for (const value of series(generator, device, decimals, 13, 200)) {
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(max);
        expect(Number(formatSignal(value, decimals))).toBe(value === 0 ? 0 : value);
      }
    }),
  );
});

it('a sine goes through its whole range in its period', () => {
  const values = series({ kind: 'sine', min: 0, max: 10, periodMs: 10_000 });
  expect(Math.min(...values)).toBeLessThan(0.1);
  expect(Math.max(...values)).toBeGreaterThan(9.9);
  expect(values[3]).toBeCloseTo(values[103] as number, 5);
});

it('a walk goes by no more than a step', () => {
  const values = series({ kind: 'walk', min: 0, max: 100, step: 2 }, 3, 6);
  for (let i = 1; i < values.length; i++) {
    expect(Math.abs((values[i] as number) - (values[i - 1] as number))).toBeLessThanOrEqual(2.000_002);
  }
});

it('steps follow one another, each for its time', () => {
  const values = series({ kind: 'steps', values: [1, 2, 5], everyMs: 1_000 });
  expect(new Set(values.slice(0, 10)).size).toBe(1);
  expect(new Set([values[0], values[10], values[20]])).toEqual(new Set([1, 2, 5]));
});

it('noise has its mean and deviation', () => {
  const values = series({ kind: 'noise', mean: 20, deviation: 2 }, 1, 6, 100, 5_000);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  expect(mean).toBeCloseTo(20, 0);
  expect(deviation).toBeCloseTo(2, 0);
});

it('an event happens as often as it says, however often it is asked for', () => {
  for (const everyMs of [50, 500]) {
    const happened = series({ kind: 'event', everyMs: 1_000 }, 2, 0, everyMs, 2_000_000 / everyMs);
    const count = happened.reduce((sum, value) => sum + value, 0);
    // Asked for every half a second, two that fall together are one.
    expect(count).toBeGreaterThan(everyMs === 50 ? 1_750 : 1_400);
    expect(count).toBeLessThan(everyMs === 50 ? 2_150 : 1_750);
  }
});

it('stays where a command has set it', () => {
  const signal: FleetSignal = { name: 'power', generator: { kind: 'constant', value: 0 }, decimals: 0 };
  const run = beginSignal(signal, 1);
  expect(run.take(0)).toBe(0);
  run.set(1);
  expect(run.take(10)).toBe(1);
});

it('writes no negative zero', () => {
  expect(formatSignal(-0.0001 * 0, 1)).toBe('0.0');
  expect(series({ kind: 'constant', value: -0.001 }, 1, 1, 1, 1).map((value) => formatSignal(value, 1))).toEqual([
    '0.0',
  ]);
});
