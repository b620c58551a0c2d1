import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findRepeatedNames } from './json-repeated-names.ts';

it.each([
  ['{"a":1,"b":2,"a":3}', [1, 13]],
  ['{"a":1,"\\u0061":2}', [1, 7]],
  ['{"a":{"a":1}}', []],
  ['[{"a":1},{"a":1}]', []],
  ['{"x":"a:","x" : [1,{"y":0,"y":0}]}', [1, 10, 20, 26]],
  ['{"a":1,"a":2', [1, 7]],
])('%s', (source, places) => {
  expect([...findRepeatedNames(source)].sort((a, b) => a - b)).toEqual(places);
});

it('finds none in what the platform writes', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(findRepeatedNames(JSON.stringify(value)).size).toBe(0);
    }),
  );
});
