import { describe, expect, it } from 'vitest';
import { rowTime } from '../../kit/row-time/row-time.ts';
import { rowSize } from './row-size.ts';

describe('rowTime', () => {
  it('splits local time and cuts fractions of a millisecond', () => {
    const time = new Date(2026, 10, 22, 9, 5, 7, 42).getTime();
    const { full, ...short } = rowTime(time + 0.999);
    expect(short).toEqual({ minutes: '09:05:', seconds: '07.042' });
    // The one with a zone, read back, is the same moment.
    expect(full).toMatch(/^2026-11-22 09:05:07\.042 [+-]\d\d:\d\d$/);
    expect(Date.parse(full.replace(' ', 'T').replace(' ', ''))).toBe(time);
  });
});

describe('rowSize', () => {
  it('takes at most five characters', () => {
    const sizes = [0, 79, 999, 1000, 1024, 18_600, 102_348, 102_349, 1_023_487, 1_023_488, 1_572_864, 268_435_455];
    expect(sizes.map(rowSize)).toEqual([
      '0',
      '79',
      '999',
      '1.0k',
      '1.0k',
      '18.2k',
      '99.9k',
      '100k',
      '999k',
      '1.0M',
      '1.5M',
      '256M',
    ]);
  });
});
