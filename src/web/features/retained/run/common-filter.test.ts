import fc from 'fast-check';
import { expect, it } from 'vitest';
import { topicMatches } from '../../../../core/mqtt/topic.ts';
import { commonFilter } from './common-filter.ts';

it('is the level that all topics share', () => {
  expect(commonFilter(['a/b'])).toBe('a/b');
  expect(commonFilter(['a/b', 'a/b/c'])).toBe('a/b/#');
  expect(commonFilter(['a/b/c', 'a/d'])).toBe('a/#');
  expect(commonFilter(['a', 'b'])).toBe('#');
  expect(commonFilter(['$SYS/a', '$SYS/b'])).toBe('$SYS/#');
});

it('matches every one of them', () => {
  const topic = fc
    .array(fc.constantFrom('', 'a', 'b'), { minLength: 1, maxLength: 4 })
    .map((levels) => levels.join('/'));
  const topics = fc.array(
    topic.filter((text) => text !== ''),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(topics, (all) => {
      expect(all.every((one) => topicMatches(commonFilter(all), one))).toBe(true);
    }),
  );
});
