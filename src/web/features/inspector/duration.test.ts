import { expect, it } from 'vitest';
import { scaleDuration } from './duration.ts';

it.each([
  [0.42, '0.4 milliseconds'],
  [-3, '0.0 milliseconds'],
  [9.96, '10 milliseconds'],
  [999.4, '999 milliseconds'],
  [999.6, '1.00 seconds'],
  [12_340, '12.3 seconds'],
  [250_000, '250 seconds'],
])('%d ms are %s', (ms, text) => {
  const { value, digits, unit } = scaleDuration(ms);
  expect(`${value.toFixed(digits)} ${unit}`).toBe(text);
});
