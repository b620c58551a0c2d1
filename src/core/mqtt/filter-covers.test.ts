import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterCovers } from './filter-covers.ts';
import { topicMatches } from './topic.ts';

const level = fc.constantFrom('a', 'b', '', '$x');
const filter = fc
  .tuple(fc.array(fc.oneof(level, fc.constant('+')), { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([levels, isOpen]) => (isOpen ? [...levels, '#'] : levels).join('/'))
  .filter((text) => text !== '');

describe('filterCovers', () => {
  it.each([
    ['#', 'a/+/b', true],
    ['a/#', 'a', true],
    ['a/+', 'a/b', true],
    ['a/+', 'a/#', false],
    ['a/b', 'a/+', false],
    ['+/b', 'a/b', true],
    ['#', '$SYS/#', false],
    ['$SYS/#', '$SYS/broker/+', true],
    ['a', 'a/b', false],
  ])('%s covers %s: %s', (outer, inner, expected) => {
    expect(filterCovers(outer, inner)).toBe(expected);
  });

  it('never says yes where a topic is matched by the inner one alone', () => {
    const topic = fc.array(level, { minLength: 1, maxLength: 4 }).map((levels) => levels.join('/'));
    fc.assert(
      fc.property(filter, filter, topic, (outer, inner, name) => {
        if (name !== '' && filterCovers(outer, inner) && topicMatches(inner, name)) {
          expect(topicMatches(outer, name)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
