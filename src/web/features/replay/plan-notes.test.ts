import { expect, it } from 'vitest';
import { EMPTY_SURVEY } from '../../../core/log/replay-survey.ts';
import { planExamples, planNotes } from './plan-notes.ts';

const topic = (recorded: string, published: string, isOutside = false) => ({
  recorded,
  published,
  count: 2,
  isOutside,
});

it('warns of what comes back to where it came from', () => {
  const survey = { ...EMPTY_SURVEY, messages: 2, topics: [topic('a', 'a')] };
  expect(planNotes(survey, 'in', true)).toEqual([{ kind: 'same-topics' }]);
  expect(planNotes(survey, 'in', false)).toEqual([]);
  expect(planNotes({ ...survey, topics: [topic('a', 'x/a')] }, 'in', true)).toEqual([]);
});

it('names what is left out, and what stays outside the prefix', () => {
  const survey = {
    ...EMPTY_SURVEY,
    topics: [topic('f/a', 't/f/a'), topic('b', 'b', true), topic('c', 'c', true)],
    skipped: [{ reason: 'reserved-topic' as const, count: 1, examples: ['$SYS/x'] }],
    otherDirection: 3,
    missing: 1,
  };
  expect(planNotes(survey, 'in', false)).toEqual([
    { kind: 'skipped', reason: 'reserved-topic', count: 1, examples: ['$SYS/x'] },
    { kind: 'outside', count: 4, examples: ['b', 'c'] },
    { kind: 'other-direction', direction: 'out', count: 3 },
    { kind: 'missing', count: 1 },
  ]);
  expect(planExamples(survey)).toEqual([{ from: 'f/a', to: 't/f/a' }]);
});
