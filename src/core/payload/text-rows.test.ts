import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ROW_CHARACTERS, pieceOf, RowMap, TextLines } from './text-rows.ts';

describe('TextLines', () => {
  it('are the lines between line feeds', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '😀', '\r') }), (text) => {
        const lines = new TextLines(text);
        const all = Array.from({ length: lines.lineCount }, (_, line) => lines.line(line));
        expect(all).toEqual((text.endsWith('\n') ? text.slice(0, -1) : text).split('\n'));
        expect(all.map((line) => line.length)).toEqual(all.map((_, line) => lines.width(line)));
      }),
    );
  });
});

describe('RowMap', () => {
  it('gives every piece of every line one row, in order', () => {
    const widths = fc.array(fc.oneof(fc.nat(10), fc.nat(MAX_ROW_CHARACTERS * 4)), { maxLength: 30 });
    fc.assert(
      fc.property(widths, (lines) => {
        const map = new RowMap(lines.length, (line) => lines[line] ?? 0);
        const expected = lines.flatMap((width, line) =>
          Array.from({ length: Math.max(1, Math.ceil(width / MAX_ROW_CHARACTERS)) }, (_, piece) => ({ line, piece })),
        );
        expect(Array.from({ length: map.rowCount }, (_, row) => map.at(row))).toEqual(expected);
        for (let line = 0; line < lines.length; line++) {
          expect(map.at(map.rowOf(line))).toEqual({ line, piece: 0 });
        }
      }),
    );
  });
});

describe('pieceOf', () => {
  it('cuts a long line without cutting a character', () => {
    const line = `a${'😀'.repeat(MAX_ROW_CHARACTERS)}`;
    const pieces = Array.from({ length: 3 }, (_, piece) => pieceOf(line, piece));
    expect(pieces.join('')).toBe(line);
    expect(pieces.every((piece) => piece.isWellFormed() && piece.length <= MAX_ROW_CHARACTERS + 1)).toBe(true);
  });
});
