import fc from 'fast-check';
import { expect, it } from 'vitest';
import { filterCovers } from './filter-covers.ts';
import { filtersMeet } from './filters-meet.ts';

it.each([
  ['a/b', 'a/b', true],
  ['a/b', 'a/c', false],
  ['a/+', '+/b', true],
  ['a/+/c', '+/b', false],
  ['a/#', 'a', true],
  ['a', 'a/#', true],
  ['a/#', 'b/#', false],
  ['+/x/#', 'a/+/c', true],
  ['#', '$SYS/broker', false],
  ['+/broker', '$SYS/broker', false],
  ['$SYS/#', '$SYS/broker', true],
])('%s and %s: %s', (a, b, meets) => {
  expect(filtersMeet(a, b)).toBe(meets);
  expect(filtersMeet(b, a)).toBe(meets);
});

it('a filter meets what it covers', () => {
  const level = fc.constantFrom('a', 'b', '+', '');
  const filter = fc
    .tuple(fc.array(level, { minLength: 1, maxLength: 4 }), fc.boolean())
    .map(([levels, all]) => [...levels, ...(all ? ['#'] : [])].join('/'))
    .filter((text) => text !== '');
  fc.assert(fc.property(filter, filter, (a, b) => !filterCovers(a, b) || filtersMeet(a, b)));
});
