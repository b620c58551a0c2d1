import { expect, it } from 'vitest';
import { splitDuration } from './split-duration.ts';

it.each([
  [0, { unit: 'seconds', value: 0 }],
  [1_240, { unit: 'seconds', value: 1.2 }],
  [59_400, { unit: 'seconds', value: 59 }],
  [59_600, { unit: 'minutes', minutes: 1, seconds: 0 }],
  [133_000, { unit: 'minutes', minutes: 2, seconds: 13 }],
  [3_599_900, { unit: 'hours', hours: 1, minutes: 0 }],
  [86_400_000 * 3 + 7_200_000, { unit: 'days', days: 3, hours: 2 }],
])('says %d ms in two units', (ms, parts) => {
  expect(splitDuration(ms)).toEqual(parts);
});
