import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { compilePattern } from './compile-pattern.ts';
import { locatePatternFault } from './locate-pattern-fault.ts';

test.each([
  ['a(b', 'open-group', 1],
  ['a)b', 'stray-close', 1],
  ['x[abc', 'open-class', 1],
  ['[\\]', 'open-class', 0],
  ['*a', 'nothing-to-repeat', 0],
  ['(+)', 'nothing-to-repeat', 1],
  ['a**', 'nothing-to-repeat', 2],
  ['a\\', 'end-backslash', 1],
  ['[z-a]', 'range-order', 1],
  ['a{3,1}', 'repeat-order', 1],
  ['(?a)', 'group-kind', 1],
])('finds what is wrong in %s', (source, kind, at) => {
  expect(compilePattern(source).ok).toBe(false);
  expect(locatePatternFault(source)).toEqual({ kind, at });
});

test.each(['', 'a(b|c)*d', '[a-z]+', '[]]', '\\(', '(?<year>\\d{4})', 'a{2,}?', '(?:x)?', '[^\\]]'])(
  'finds nothing wrong in %s',
  (source) => expect(locatePatternFault(source)).toBeNull(),
);

it('never names a place outside of the expression', () => {
  const piece = fc.constantFrom('a', '(', ')', '[', ']', '*', '?', '{1,2}', '{2,1}', '\\', '|', '^', '-', '<', '😀');
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const source = pieces.join('');
      const place = locatePatternFault(source);
      if (place) expect(place.at).toBeLessThan(source.length);
    }),
  );
});
