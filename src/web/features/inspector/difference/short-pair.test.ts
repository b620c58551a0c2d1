import { expect, it } from 'vitest';
import { shortPair } from './short-pair.ts';

it.each([
  ['21.3', '21.6', '21.3', '21.6'],
  ['9007199254740992', '9007199254740993', '…992', '…993'],
  ['"2026-11-22T12:41:07"', '"2026-11-22T12:41:08"', '…:07"', '…:08"'],
])('%s and %s are shown as %s and %s', (before, after, shortBefore, shortAfter) => {
  expect(shortPair(before, after)).toEqual({ before: shortBefore, after: shortAfter });
});

it.each([
  ['"one long text"', '"another long text"'],
  ['[1,2,3]', '{"a":1,"b":2,"c":3}'],
])('%s and %s do not fit side by side', (before, after) => {
  expect(shortPair(before, after)).toBeNull();
});
