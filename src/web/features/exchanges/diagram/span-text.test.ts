import { expect, it } from 'vitest';
import { type SpanWords, spanText } from './span-text.ts';

const WORDS: SpanWords = {
  ms: (value) => `${value} ms`,
  s: (value) => `${value} s`,
  min: (minutes, seconds) => `${minutes} min ${seconds} s`,
  h: (hours, minutes) => `${hours} h ${minutes} min`,
};

it('has as many digits as mean something', () => {
  const told = [0, 0.42, 9, 11.4, 999.6, 4290, 59_999, 61_000, 3_725_000].map((ms) => spanText(ms, 'en', WORDS));
  expect(told).toEqual(['0 ms', '0.4 ms', '9 ms', '11 ms', '1.00 s', '4.29 s', '60.00 s', '1 min 1 s', '1 h 2 min']);
  expect(spanText(4323, 'ru', WORDS, 3)).toBe('4,323 s');
});
