import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countHexRows, formatOffset, hexRow, hexText, offsetDigits } from './hex-dump.ts';

it('writes a row', () => {
  const bytes = Uint8Array.of(0x00, 0x41, 0x7e, 0x7f, 0x20, 0xff);
  expect(hexRow(bytes, 0, 16)).toEqual({
    offset: 0,
    pairs: ['00', '41', '7e', '7f', '20', 'ff'],
    characters: '·A~· ·',
  });
  expect(hexRow(bytes, 1, 4)).toEqual({ offset: 4, pairs: ['20', 'ff'], characters: ' ·' });
});

it('shows every byte once, in order', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.constantFrom(8, 16), (bytes, width) => {
      const rows = Array.from({ length: countHexRows(bytes.length, width) }, (_, i) => hexRow(bytes, i, width));
      expect(rows.flatMap((row) => row.pairs).join(' ')).toBe(hexText(bytes));
      expect(rows.every((row) => row.pairs.length > 0 && row.characters.length === row.pairs.length)).toBe(true);
      expect(Uint8Array.from(rows.flatMap((row) => row.pairs.map((pair) => Number.parseInt(pair, 16))))).toEqual(bytes);
    }),
  );
});

it('writes all offsets equally wide', () => {
  expect([0, 0x10000, 0x10001, 0x1000001].map(offsetDigits)).toEqual([4, 4, 6, 8]);
  expect(formatOffset(0x1f0, 4)).toBe('01f0');
});
