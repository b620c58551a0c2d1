import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutJson } from './json-layout.ts';
import { cutTokens, jsonRows, type PayloadRows, textRows } from './line-rows.ts';

function all(rows: PayloadRows) {
  return Array.from({ length: rows.rowCount }, (_, index) => rows.row(index));
}

function json(source: string): PayloadRows {
  const layout = layoutJson(source);
  if (!layout.ok) throw new Error('no JSON');
  return jsonRows(layout.value);
}

function faulty(source: string): PayloadRows {
  const layout = layoutJson(source);
  if (layout.ok) throw new Error('JSON');
  return textRows(source, layout.error);
}

describe('jsonRows', () => {
  it('numbers lines, and goes on with a long one in rows without a number', () => {
    const long = '😀'.repeat(2500);
    const rows = all(json(`{"a":"${long}","b":1}`));
    expect(rows.map((row) => row.number)).toEqual([1, 2, null, null, 3, 4]);
    const texts = rows.slice(1, 4).map((row) => row.tokens.map((token) => token.text).join(''));
    expect(texts.join('')).toBe(`"a": "${long}",`);
    expect(texts.every((text) => text.isWellFormed())).toBe(true);
  });
});

describe('textRows', () => {
  it('gives the whole text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('ab', '\n', '😀'.repeat(900), 'x') }), (text) => {
        let joined = '';
        for (const { number, tokens } of all(textRows(text, null))) {
          joined += `${number === null || number === 1 ? '' : '\n'}${tokens.map((token) => token.text).join('')}`;
        }
        expect(joined).toBe(text.endsWith('\n') ? text.slice(0, -1) : text);
      }),
    );
  });

  it('marks where a text stops being JSON, and begins there', () => {
    const rows = faulty('{\n"a": 1,\n}');
    expect(rows.firstRow).toBe(2);
    expect(rows.row(2).tokens).toEqual([{ kind: 'fault', text: '}' }]);
    expect(
      faulty('{"a" 1}')
        .row(0)
        .tokens.map((token) => token.kind),
    ).toEqual(['plain', 'fault', 'plain']);
  });

  it('marks in the right piece of a long line', () => {
    const rows = faulty(`["${'x'.repeat(5000)}" 1]`);
    expect(rows.firstRow).toBe(2);
    expect(rows.row(2).tokens.find((token) => token.kind === 'fault')?.text).toBe('1');
  });

  it('has nothing to mark at the end', () => {
    const rows = faulty('[1\n');
    expect(all(rows).flatMap((row) => row.tokens)).toEqual([{ kind: 'plain', text: '[1' }]);
    expect(rows.firstRow).toBeLessThan(rows.rowCount);
  });
});

it('cuts tokens where they are side by side', () => {
  const tokens = [
    { kind: 'key', text: '"ab"' },
    { kind: 'punctuation', text: ':' },
    { kind: 'number', text: '123' },
  ] as const;
  expect(cutTokens(tokens, 3, 6)).toEqual([
    { kind: 'key', text: '"' },
    { kind: 'punctuation', text: ':' },
    { kind: 'number', text: '1' },
  ]);
});
