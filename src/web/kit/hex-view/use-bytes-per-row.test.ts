import { expect, it } from 'vitest';
import { chooseBytesPerRow } from './use-bytes-per-row.ts';

it('takes 16 bytes a row only where they fit, and 4 where 8 do not', () => {
  // 4 digits, 47 for the pairs, 16 characters: 67 of them at 7 px, and 48 px around.
  expect(chooseBytesPerRow(67 * 7 + 48, 7, 4)).toBe(16);
  expect(chooseBytesPerRow(67 * 7 + 47, 7, 4)).toBe(8);
  expect(chooseBytesPerRow(67 * 7 + 48, 7, 6)).toBe(8);
  expect(chooseBytesPerRow(39 * 7 + 47, 7, 8)).toBe(4);
});
