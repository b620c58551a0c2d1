import { describe, expect, it } from 'vitest';
import { isolatedPoints } from './isolated-points.ts';

describe('isolatedPoints', () => {
  it('finds what stands alone, at both ends, too', () => {
    expect(isolatedPoints([1, null, 2, 0, null, 0, null, 4])).toEqual([0, 5, 7]);
    expect(isolatedPoints([1, 2, null, 3, 4])).toBe(null);
    expect(isolatedPoints([])).toBe(null);
  });
});
