import { describe, expect, it } from 'vitest';
import { rateDigits, scaleAge } from './topic-numbers.ts';

describe('rateDigits', () => {
  it('shows what fits into its column', () => {
    const text = (perSecond: number) => {
      const { value, digits, kilo } = rateDigits(perSecond);
      return value.toFixed(digits) + (kilo ? 'k' : '');
    };
    expect([0, 0.99, 1, 2.5, 9.94, 9.96, 907.2, 9999, 9999.6, 49_960, 99_990, 200_000].map(text)).toEqual([
      '0',
      '1',
      '1',
      '2.5',
      '9.9',
      '10',
      '907',
      '9999',
      '10.0k',
      '50.0k',
      '100k',
      '200k',
    ]);
  });
});

describe('scaleAge', () => {
  it('counts whole units', () => {
    const text = (seconds: number) => Object.values(scaleAge(seconds * 1000)).join(' ');
    expect([-5, 0, 59.9, 60, 3599, 3600, 172_799, 172_800].map(text)).toEqual([
      '0 seconds',
      '0 seconds',
      '59 seconds',
      '1 minutes',
      '59 minutes',
      '1 hours',
      '47 hours',
      '2 days',
    ]);
  });
});
