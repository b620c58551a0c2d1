import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecodedValue } from '../decoded/decoded-value.ts';
import { diffBytes } from './bytes-difference.ts';
import { decimalDifference } from './decimal-difference.ts';
import { type DifferenceEntry, diffJson, pathText } from './json-difference.ts';
import { diffText } from './text-difference.ts';
import { diffValues } from './value-difference.ts';

const entries = (before: string, after: string) =>
  diffJson(before, after)?.entries.map(({ path, kind, before: was, after: is, delta }) =>
    [kind, pathText(path), was, is, delta].filter((part) => part !== null).join(' '),
  );

describe('diffJson', () => {
  it.each([
    [
      '{"t":21.3,"h":48.1,"x":1}',
      '{"t":21.6,"h":47.9,"x":1}',
      ['changed t 21.3 21.6 +0.3', 'changed h 48.1 47.9 -0.2'],
    ],
    ['{"seq":9007199254740992}', '{"seq":9007199254740993}', ['changed seq 9007199254740992 9007199254740993 +1']],
    ['{"n":127.0}', '{"n":127}', ['changed n 127.0 127 ±0']],
    ['{"a":{"b":[1,2]}}', '{"a":{"b":[1,3,4]}}', ['changed a.b[1] 2 3 +1', 'added a.b[2] 4']],
    ['[2,3]', '[1,2,3]', ['added [0] 1']],
    ['[1,2,3]', '[1,3]', ['removed [1] 2']],
    ['{"a":1}', '{"b c":1}', ['added "b c" 1', 'removed a 1']],
    ['{"a":1,"a":2}', '{"a":1,"a":3}', ['changed a 2 3 +1']],
    ['{"a":[]}', '{"a":{}}', ['changed a [] {}']],
    ['1', '"x"', ['changed  1 "x"']],
    ['{ "a" : 1 }', '{"a":1}', []],
  ])('%s to %s', (before, after, expected) => {
    expect(entries(before, after)).toEqual(expected);
  });

  it('is none of what is no JSON', () => {
    expect(diffJson('{', '{}')).toBeNull();
    expect(diffJson('{}', '')).toBeNull();
  });

  it('makes the one of the other, and is empty only for what is the same', () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(null, true, 'x', 1, 2, 3.5),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.record({ a: tie('value'), b: tie('value') }, { requiredKeys: [] }),
      ),
    }));
    fc.assert(
      fc.property(value, value, (before, after) => {
        const difference = diffJson(JSON.stringify(before), JSON.stringify(after));
        expect(difference?.entries.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after));
        expect(applied(before, difference?.entries ?? [])).toEqual(after);
      }),
      { numRuns: 1000 },
    );
  });
});

/** What stands in the way is taken out from the end on; what is put in comes from the beginning on. */
function applied(document: unknown, entries: readonly DifferenceEntry[]): unknown {
  const root = { document: structuredClone(document) };
  const gone = entries.filter(({ kind }) => kind === 'removed').reverse();
  for (const { path, kind, after } of [...gone, ...entries.filter((entry) => entry.kind !== 'removed')]) {
    const steps = ['document', ...path];
    const last = steps.pop() as string | number;
    const parent = steps.reduce<unknown>((node, step) => (node as Record<string | number, unknown>)[step], root);
    const value: unknown = JSON.parse(after ?? 'null');
    if (Array.isArray(parent) && kind !== 'changed') {
      parent.splice(last as number, kind === 'removed' ? 1 : 0, ...(kind === 'added' ? [value] : []));
    } else if (kind === 'removed') delete (parent as Record<string | number, unknown>)[last];
    else (parent as Record<string | number, unknown>)[last] = value;
  }
  return root.document;
}

describe('what a stranger sends', () => {
  it('may be nested deeper than the stack', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(diffJson(deep, deep)).toBeNull();
  });

  it('may be one string of ten million characters, or two hundred thousand lines', () => {
    expect(entries(JSON.stringify('x'.repeat(10_000_000)), '1')?.length).toBe(1);
    const lines = (step: number) => Array.from({ length: 200_000 }, (_, i) => String(1 + i * step)).join('\n');
    expect(diffText(lines(2), lines(-2)).length).toBeGreaterThan(300_000);
  });

  it('may have more differences than are told, and one name over and over', () => {
    const list = (word: string) => JSON.stringify(Array.from({ length: 10_001 }, (_, i) => `${word}${i}`));
    expect(diffJson(list('a'), list('b'))).toMatchObject({ more: true, entries: { length: 10_000 } });
    const same = (last: number) => `{${'"a":1,'.repeat(200_000)}"a":${last}}`;
    expect(diffJson(same(1), same(2))).toMatchObject({ unchanged: 200_000, entries: [{ delta: '+1' }] });
  });
});

it('counts what is the same by its leaves', () => {
  expect(diffJson('{"t":21.3,"a":[1,{"b":2}],"c":{}}', '{"t":21.6,"a":[1,{"b":2}],"c":{}}')?.unchanged).toBe(3);
});

it('tells decoded values apart as exactly', () => {
  const map = (value: DecodedValue): DecodedValue => ({ kind: 'map', entries: [{ name: 'a', value }] });
  const told = (before: DecodedValue, after: DecodedValue) =>
    diffValues(map(before), map(after)).entries.map((entry) => [entry.before, entry.after, entry.delta]);
  const big = (text: string): DecodedValue => ({ kind: 'integer', text });
  expect(told(big('18446744073709551615'), big('18446744073709551614'))).toEqual([
    ['18446744073709551615', '18446744073709551614', '-1'],
  ]);
  expect(told({ kind: 'text', value: '1' }, big('1'))).toEqual([['"1"', '1', null]]);
  expect(told({ kind: 'bytes', value: Uint8Array.of(0, 255) }, { kind: 'null' })).toEqual([["h'00ff'", 'null', null]]);
  const tagged = (note: string): DecodedValue => ({ kind: 'noted', note, value: { kind: 'list', items: [big('1')] } });
  expect(told(tagged('tag 1'), tagged('tag 1'))).toEqual([]);
  expect(told(tagged('tag 1'), tagged('tag 2')).length).toBe(2);
});

it('subtracts decimals exactly', () => {
  expect(decimalDifference('1e3', '1.5')).toBe('-998.5');
  expect(decimalDifference('0.1', '0.30')).toBe('+0.2');
  expect(decimalDifference('1e999999999', '1')).toBeNull();
  expect(decimalDifference('"1"', '1')).toBeNull();
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.nat(6), (a, b, places) => {
      const text = (n: number) =>
        `${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 10 ** places)}.${String(Math.abs(n) % 10 ** places).padStart(places || 1, '0')}`;
      const difference = decimalDifference(text(a), text(b)) ?? '';
      expect(Number(difference.replace('±', ''))).toBeCloseTo((b - a) / 10 ** places, 6);
    }),
  );
});

describe('diffText', () => {
  it('gives both texts back, with as few edits as there are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '😀'), { maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffText(before, after);
        const side = (kind: 'removed' | 'added') => lines.filter((line) => line.kind === 'same' || line.kind === kind);
        expect(
          side('removed')
            .map((line) => line.text)
            .join('\n'),
        ).toBe(before);
        expect(
          side('added')
            .map((line) => line.text)
            .join('\n'),
        ).toBe(after);
        expect(lines.filter(({ kind }) => kind === 'same').length).toBe(
          longestCommon(before.split('\n'), after.split('\n')),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('says where in a line', () => {
    expect(diffText('state: on;', 'state: off;').map(({ prefix, suffix }) => [prefix, suffix])).toEqual([
      [8, 1],
      [8, 1],
    ]);
    expect(diffText('😀', '😁')[0]).toMatchObject({ prefix: 0, suffix: 0 });
  });

  it('gives up on what has nothing in common', () => {
    const lines = (from: number) => Array.from({ length: 3000 }, (_, i) => String(from + i)).join('\n');
    expect(diffText(lines(0), lines(10_000)).length).toBe(6000);
  });
});

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const one of a) {
    const next = [0];
    for (const [i, other] of b.entries()) {
      next.push(one === other ? (row[i] as number) + 1 : Math.max(row[i + 1] as number, next[i] as number));
    }
    row = next;
  }
  return row[b.length] as number;
}

it('finds stretches of bytes', () => {
  expect(diffBytes(Uint8Array.of(1, 2, 3, 4), Uint8Array.of(1, 9, 9, 4, 5))).toEqual({
    ranges: [
      { start: 1, end: 3 },
      { start: 4, end: 5 },
    ],
    count: 3,
  });
});
