import { expect, test } from 'vitest';
import { splitFilter } from './split-filter.ts';

test.each([
  ['factory/line3/+/temp', 'factory/line3/+', '/temp'],
  ['home/#', '', 'home/#'],
  ['a/b/home/#', 'a/b', '/home/#'],
  ['short', '', 'short'],
  ['a-very-long-single-level', 'a-very-lon', 'g-single-level'],
  ['', '', ''],
])('%s', (filter, head, tail) => {
  expect(splitFilter(filter)).toEqual({ head, tail });
});

test('parts no character', () => {
  const { head, tail } = splitFilter('😀'.repeat(20));
  expect(head + tail).toBe('😀'.repeat(20));
  expect(head.isWellFormed() && tail.isWellFormed()).toBe(true);
});
