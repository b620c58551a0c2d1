import { describe, expect, it } from 'vitest';
import { rowSize } from './row-size.ts';
import { rowTime } from './row-time.ts';

describe('rowTime', () => {
  it('splits local time and cuts fractions of a millisecond', () => {
    const time = new Date(2026, 10, 22, 9, 5, 7, 42).getTime();
    expect(rowTime(time + 0.999)).toEqual({ minutes: '09:05:', seconds: '07.042' });
  });
});

describe('rowSize', () => {
  it('takes at most five characters', () => {
    expect([0, 79, 999, 1000, 18_240, 99_949, 99_951, 999_499, 999_500, 1_500_000, 268_435_455].map(rowSize)).toEqual([
      '0',
      '79',
      '999',
      '1.0k',
      '18.2k',
      '99.9k',
      '100k',
      '999k',
      '1.0M',
      '1.5M',
      '268M',
    ]);
  });
});
