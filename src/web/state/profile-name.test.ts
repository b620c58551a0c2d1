import { expect, it } from 'vitest';
import { orderAfter, uniqueName } from './profile-name.ts';

it('numbers names that are taken', () => {
  expect(uniqueName('Lab', [])).toBe('Lab');
  expect(uniqueName('Lab', ['Lab'])).toBe('Lab 2');
  expect(uniqueName('Lab', ['Lab', 'Lab 2', 'Lab 4'])).toBe('Lab 3');
});

it('finds a place right after a profile', () => {
  expect(orderAfter([1, 2, 3], 0)).toBe(1.5);
  expect(orderAfter([1, 2, 3], 2)).toBe(4);
  expect(orderAfter([], 0)).toBe(1);
  expect(orderAfter([5], 7)).toBe(6);
});
