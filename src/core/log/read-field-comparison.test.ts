import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { FieldComparison } from './field-comparison.ts';
import { readFieldComparison } from './read-field-comparison.ts';
import { writeFieldComparison } from './write-field-comparison.ts';

const step = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.nat(999_999_999),
  fc.constantFrom('a.b', 'exists'),
);
const ordered = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  // JSON's -0 is 0 to whoever compares.
  fc.double({ noNaN: true }).map((value) => value + 0),
);
const comparison: fc.Arbitrary<FieldComparison> = fc
  .tuple(
    fc.array(step, { maxLength: 5 }),
    fc.oneof(
      fc.tuple(fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const), ordered),
      fc.tuple(fc.constantFrom('==' as const, '!=' as const), fc.oneof(ordered, fc.boolean(), fc.constant(null))),
      fc.tuple(fc.constant('contains' as const), fc.string()),
      fc.tuple(fc.constant('exists' as const), fc.constant(null)),
    ),
  )
  .map(([path, [operator, value]]) => ({ path, operator, value }));

describe('readFieldComparison', () => {
  it('reads whatever is written as what it was', () => {
    fc.assert(
      fc.property(comparison, (wanted) => {
        expect(readFieldComparison(writeFieldComparison(wanted))).toEqual({ ok: true, value: wanted });
      }),
    );
  });

  it('reads any text, or names a place in it', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('a', '.', '[', ']', '"', '\\', '1', ' ', '=', '!', '<', 'exists', '{'))
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const read = readFieldComparison(typed);
        if (read.ok) expect(readFieldComparison(writeFieldComparison(read.value))).toEqual(read);
        else expect(read.error.at).toBeLessThanOrEqual(typed.length);
      }),
    );
  });
});

test.each<[string, FieldComparison['path'], FieldComparison['operator'], FieldComparison['value']]>([
  ['temperature > 20', ['temperature'], '>', 20],
  ['state.power == "on"', ['state', 'power'], '==', 'on'],
  ['state.power = on', ['state', 'power'], '==', 'on'],
  ['values[2]<=-1.5e3', ['values', 2], '<=', -1500],
  ['"a.b"."c d" != null', ['a.b', 'c d'], '!=', null],
  ['name contains "x y"', ['name'], 'contains', 'x y'],
  ['name CONTAINS 5', ['name'], 'contains', '5'],
  ['alarm exists', ['alarm'], 'exists', null],
  ['  температура >= 20 ', ['температура'], '>=', 20],
  ['[0][1].x == true', [0, 1, 'x'], '==', true],
  ['. > 5', [], '>', 5],
  ['.a.b = 007', ['a', 'b'], '==', '007'],
  ['exists exists', ['exists'], 'exists', null],
])('reads %s', (text, path, operator, value) => {
  expect(readFieldComparison(text)).toEqual({ ok: true, value: { path, operator, value } });
});

test.each<[string, string, number]>([
  ['  ', 'empty', 0],
  ['> 5', 'name', 0],
  ['a. > 5', 'name', 2],
  ['a[x] > 5', 'index', 2],
  ['"a > 5', 'quotes', 0],
  ['a == "\\q"', 'quotes', 5],
  ['temperature', 'operator', 11],
  ['temperature 20', 'operator', 12],
  ['a existsnot', 'operator', 2],
  ['a >', 'value', 3],
  ['a === 3', 'value', 4],
  ['a == {}', 'not-scalar', 5],
  ['a == two words', 'after-end', 9],
  ['a exists 5', 'after-end', 9],
  ['a > true', 'no-order', 4],
])('says where %s is wrong', (text, kind, at) => {
  expect(readFieldComparison(text)).toEqual({ ok: false, error: { kind, at } });
});
