import { expect, it } from 'vitest';
import { nextPollDelay } from './next-poll-delay.ts';

it('asks at most twice a second, and ever more rarely down to once in five seconds', () => {
  const delays = Array.from({ length: 20 }, (_, polls) => nextPollDelay(polls));
  expect(Math.min(...delays)).toBe(500);
  expect(delays).toEqual(delays.toSorted((a, b) => a - b));
  expect(delays.at(-1)).toBe(5000);
});
