import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldPath } from './json-shape.ts';
import { MAX_NUMBER_FIELDS, NumberFields, numberFields } from './number-fields.ts';

const utf8 = new TextEncoder();
const read = (text: string) => numberFields(utf8.encode(text)).map(({ path, value }) => [path, value]);

/** What JSON.parse has in it. */
function naive(value: unknown, path: FieldPath = []): [FieldPath, number][] {
  if (typeof value === 'boolean') return [[path, value ? 1 : 0]];
  if (typeof value === 'number') return Number.isFinite(value) ? [[path, value]] : [];
  if (Array.isArray(value)) return value.flatMap((item, i) => naive(item, [...path, i]));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, member]) => naive(member, [...path, name]));
}

const sorted = (fields: readonly unknown[]) => fields.map((field) => JSON.stringify(field)).sort();

const document = fc.jsonValue({ maxDepth: 4 });

describe('numberFields', () => {
  it('reads numbers, true and false as JSON.parse does', () => {
    fc.assert(
      fc.property(document, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const wanted = naive(JSON.parse(JSON.stringify(value)));
        fc.pre(wanted.length <= MAX_NUMBER_FIELDS);
        expect(sorted(read(JSON.stringify(value, null, indent)))).toEqual(sorted(wanted));
      }),
      { numRuns: 1000 },
    );
  });

  it('reads every spelling of a number as the same one', () => {
    const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,20})(\.\d{1,20})?([eE][+-]?\d{1,3})?$/);
    fc.assert(
      fc.property(digits, (text) => {
        const value = JSON.parse(text) as number;
        expect(read(`{"a":${text}}`)).toEqual(Number.isFinite(value) ? [[['a'], value]] : []);
      }),
      { numRuns: 2000 },
    );
  });

  it('has none of what JSON.parse refuses', () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.constantFrom('', ',', '}', ']', '"', '0', '\\', 'e'), (value, at, wrong) => {
        const text = JSON.stringify(value);
        const place = at % (text.length + 1);
        const broken = `[${text.slice(0, place)}${wrong}${text.slice(place + 1)}]`;
        let parsed: unknown;
        try {
          parsed = JSON.parse(broken);
        } catch {
          expect(read(broken)).toEqual([]);
          return;
        }
        fc.pre(naive(parsed).length <= MAX_NUMBER_FIELDS);
        expect(sorted(read(broken))).toEqual(sorted(naive(parsed)));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a payload that is a number, however a device writes it', () => {
    for (const text of ['21.5', ' -3\n', '+4', '007', '.5', '5.', '1e3'])
      expect(read(text)).toEqual([[[], Number(text)]]);
    for (const text of ['', 'on', '21,5', '0x10', '1 2', '12:30', 'NaN', '1e999', '-', '.', 'e5', '"21"'])
      expect(read(text)).toEqual([]);
  });

  it('lets the last of the same name count', () => {
    expect(read('{"a":1,"a":2}')).toEqual([[['a'], 2]]);
    expect(read('{"a":{"b":1},"c":3,"\\u0061":{"d":2}}')).toEqual([
      [['c'], 3],
      [['a', 'd'], 2],
    ]);
    expect(read('{"a":1,"a":"x"}')).toEqual([]);
  });

  it('names a field alike in all payloads, and passes over those beyond the limit', () => {
    const reader = new NumberFields();
    const values = (text: string) => {
      const bytes = utf8.encode(text);
      const count = reader.read(bytes, 0, bytes.length);
      return Array.from({ length: count }, (_, i) => [reader.fields[i], reader.values[i]]);
    };
    expect(values('{"a":1,"b":2}')).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(values('{"b":3,"x":"y","a":4}')).toEqual([
      [1, 3],
      [0, 4],
    ]);
    expect(values(JSON.stringify(Array.from({ length: 300 }, (_, i) => i))).length).toBe(MAX_NUMBER_FIELDS - 2);
    expect(values('{"later":1,"a":5}')).toEqual([[0, 5]]);
    expect(reader.paths.length).toBe(MAX_NUMBER_FIELDS);
  });
});
