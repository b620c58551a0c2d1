import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLargest } from './find-largest.ts';

const upTo = (limit: number) => async (value: number) => (value <= limit ? null : 'not-delivered');

describe('the largest that works', () => {
  it('is found whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1_000 }),
        fc.integer({ min: 1, max: 1_000 }),
        async (limit, highest) => {
          const { value, refusedAt, isRough } = await findLargest(1, highest, upTo(limit), 1_000);
          expect(value).toBe(limit < 1 ? 0 : Math.min(limit, highest));
          expect(isRough).toBe(false);
          if (limit >= highest) expect(refusedAt).toBeNull();
          else expect(refusedAt).toBe(limit < 1 ? 1 : limit + 1);
        },
      ),
    );
  });

  it('is a rough one when the time is up', async () => {
    const found = await findLargest(1, 1_000, upTo(300), 0);
    expect(found).toMatchObject({ value: 1, refusedAt: 1_000, isRough: true });
  });

  it('asks about few only', async () => {
    let asked = 0;
    await findLargest(1, 65_535, (value) => upTo(1_234)(value).finally(() => asked++), 1_000);
    expect(asked).toBeLessThanOrEqual(18);
  });
});
