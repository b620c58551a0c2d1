import { expect, it } from 'vitest';
import { budgetText, readBudget } from './budget-text.ts';

it.each([
  ['256', 256 * 1024 * 1024],
  [' 16 ', 16 * 1024 * 1024],
  ['15', null],
  ['4097', null],
  ['1.5', null],
  ['-64', null],
  ['', null],
])('%j', (text, bytes) => {
  expect(readBudget(text)).toBe(bytes);
  if (bytes !== null) expect(budgetText(bytes)).toBe(text.trim());
});
