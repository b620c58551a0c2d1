import { expect, it } from 'vitest';
import { EVERY_MESSAGE, isSameList } from './message-query.ts';

it('is another list where other messages are in it, and the same where others are only marked', () => {
  const text = { ...EVERY_MESSAGE, text: 'a' };
  expect(isSameList(text, EVERY_MESSAGE)).toBe(false);
  expect(isSameList(text, { ...text, isPattern: true })).toBe(false);
  const marks = { ...text, onlyMatches: false };
  expect(isSameList(marks, null)).toBe(true);
  expect(isSameList(marks, text)).toBe(false);
  expect(isSameList(marks, { ...marks, text: 'b', isPattern: true })).toBe(true);
  expect(isSameList(marks, { ...marks, qos: 1 })).toBe(false);
  expect(isSameList({ ...marks, qos: 1 }, { ...EVERY_MESSAGE, qos: 1 })).toBe(true);
});
