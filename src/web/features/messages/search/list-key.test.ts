import { expect, it } from 'vitest';
import { EVERY_MESSAGE } from '../../../../core/log/message-query.ts';
import { listKey, stopped } from './list-key.ts';

it('is another list where other messages are in it, and the same where others are only marked', () => {
  const text = { ...EVERY_MESSAGE, text: 'a' };
  expect(listKey(text)).not.toBe(listKey(EVERY_MESSAGE));
  expect(listKey({ ...text, isPattern: true })).not.toBe(listKey(text));
  const marks = { ...text, onlyMatches: false };
  expect(listKey(marks)).toBe(listKey(EVERY_MESSAGE));
  expect(listKey({ ...marks, text: 'b' })).toBe(listKey(marks));
  expect(listKey({ ...marks, qos: 1 })).not.toBe(listKey(marks));
});

it('gives up the text first, then the rest', () => {
  const both = { ...EVERY_MESSAGE, text: 'a', qos: 1 as const };
  expect(stopped(both)).toEqual({ ...EVERY_MESSAGE, qos: 1 });
  expect(stopped(stopped(both))).toEqual(EVERY_MESSAGE);
});
