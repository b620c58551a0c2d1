import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from './parse-csv.ts';

const read = (text: string) => parseCsv(text, 't');

describe('parseCsv', () => {
  it('reads quotes, line feeds in them, and any of three separators', () => {
    expect(read('a,b\r\n1,"x ""y"", z"\r\n2,"two\nlines"\r\n')).toEqual({
      ok: true,
      value: {
        name: 't',
        columns: ['a', 'b'],
        rows: [
          ['1', 'x "y", z'],
          ['2', 'two\nlines'],
        ],
      },
    });
    expect(read('\ufeffa;b\n1,5;2')).toMatchObject({ value: { columns: ['a', 'b'], rows: [['1,5', '2']] } });
    expect(read('a\tb\n1\t2\n\n')).toMatchObject({ value: { rows: [['1', '2']] } });
    expect(read('one\nx\ny')).toMatchObject({ value: { columns: ['one'], rows: [['x'], ['y']] } });
  });

  it('says which line is wrong', () => {
    expect(read('')).toMatchObject({ error: { reason: 'empty' } });
    expect(read('a,b\n1,2\n3')).toMatchObject({ error: { reason: 'width', line: 3, found: 1, expected: 2 } });
    expect(read('a\n"x')).toMatchObject({ error: { reason: 'quotes', line: 2 } });
    expect(read('a\n"x"y')).toMatchObject({ error: { reason: 'quotes', line: 2 } });
    expect(read('a,a\n1,2')).toMatchObject({ error: { reason: 'column-name' } });
  });

  it('reads what was written', () => {
    const cell = fc.string().filter((text) => !text.includes('\r'));
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width })));
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(table, (rows) => {
        const columns = (rows[0] ?? ['', '']).map((_, i) => `c${i}`);
        const text = [columns, ...rows].map((row) => row.map(quote).join(',')).join('\n');
        expect(read(text)).toMatchObject({ ok: true, value: { rows } });
      }),
    );
  });
});
