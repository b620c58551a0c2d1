import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrollWindow } from './scroll-window.ts';

describe('scrollWindow', () => {
  it('always holds the screen, and is never taller than its bound', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(50_000), fc.nat(5_000_000), fc.double({ min: 0, max: 1, noNaN: true })), {
          minLength: 1,
        }),
        (moves) => {
          let window = { base: 0, rows: 0 };
          let first = 0;
          for (const [evicted, count, share] of moves) {
            first += evicted;
            const end = first + count;
            const height = Math.min(40, count);
            const top = first + share * (count - height);
            window = scrollWindow(window, first, end, top, height);
            expect(window.base).toBeGreaterThanOrEqual(first);
            expect(window.base).toBeLessThanOrEqual(top);
            expect(window.base + window.rows).toBeGreaterThanOrEqual(top + height - 1e-6);
            expect(window.base + window.rows).toBeLessThanOrEqual(end);
            expect(window.rows).toBeLessThanOrEqual(20_000);
          }
        },
      ),
    );
  });

  it('stays where it is while a person scrolls within it', () => {
    const window = scrollWindow({ base: 0, rows: 0 }, 0, 1_000_000, 500_000, 30);
    expect(scrollWindow(window, 0, 1_000_100, 503_000, 30).base).toBe(window.base);
    expect(scrollWindow(window, 0, 1_000_100, 509_000, 30).base).not.toBe(window.base);
  });
});
