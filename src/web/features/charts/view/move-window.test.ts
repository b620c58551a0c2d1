import fc from 'fast-check';
import { expect, test } from 'vitest';
import { panned, selected, zoomed } from './move-window.ts';

const BOUNDS = { from: 0, to: 3_600_000 };

test('what is under the pointer stays there', () => {
  expect(zoomed({ from: 1000, to: 2000 }, 0.5, 1250, BOUNDS)).toEqual({ from: 1125, to: 1625 });
  expect(zoomed({ from: 1125, to: 1625 }, 2, 1250, BOUNDS)).toEqual({ from: 1000, to: 2000 });
});

test('it is zoomed no further than there is something to see', () => {
  const close = zoomed({ from: 1000, to: 1006 }, 0.1, 1003, BOUNDS);
  expect(close.to - close.from).toBeCloseTo(5);
  const wide = zoomed({ from: 0, to: 3_600_000 }, 50, 1_000_000, BOUNDS);
  expect(wide.to - wide.from).toBeCloseTo(3_600_000 * 1.2);
});

test('some of what there is stays in sight however far it is moved', () => {
  const span = fc.double({ min: 10, max: 4_000_000, noNaN: true });
  const from = fc.double({ min: -1e6, max: 5e6, noNaN: true });
  fc.assert(
    fc.property(from, span, fc.double({ min: -50, max: 50, noNaN: true }), (start, width, share) => {
      const range = panned({ from: start, to: start + width }, share, BOUNDS);
      expect(range.to).toBeGreaterThan(BOUNDS.from);
      expect(range.from).toBeLessThan(BOUNDS.to);
      expect(range.to - range.from).toBeCloseTo(width, 3);
    }),
  );
});

test('a stretch is drawn in either direction', () => {
  expect(selected(30, 10)).toEqual({ from: 10, to: 30 });
  expect(selected(10, 10)).toEqual({ from: 7.5, to: 12.5 });
});
