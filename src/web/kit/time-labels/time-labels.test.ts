import { describe, expect, it } from 'vitest';
import { timeLabels } from './time-labels.ts';

/** Local time. */
function at(day: number, hours: number, minutes = 0, seconds = 0): number {
  return new Date(2026, 10, day, hours, minutes, seconds).getTime() / 1000;
}

describe('timeLabels', () => {
  const label = (moments: number[], stepS: number, language = 'en-GB') =>
    timeLabels(language)(null, moments, 0, 0, stepS);

  it('is as exact as the steps are', () => {
    expect(label([at(22, 0, 5), at(22, 0, 6)], 60)).toEqual(['00:05', '00:06']);
    expect(label([at(22, 9, 5, 30), at(22, 9, 5, 45)], 15)).toEqual(['09:05:30', '09:05:45']);
    expect(label([at(22, 9, 5, 30) + 0.25], 0.25)).toEqual(['09:05:30.250']);
  });

  it('says which day, where there are several', () => {
    expect(label([at(21, 18), at(22, 0)], 21_600)).toEqual(['21 Nov 18:00', '22 Nov 00:00']);
    expect(label([at(21, 0), at(22, 0)], 86_400)).toEqual(['21 Nov', '22 Nov']);
    expect(label([at(21, 0), at(22, 0)], 86_400, 'ru')).toEqual(['21 нояб.', '22 нояб.']);
  });
});
