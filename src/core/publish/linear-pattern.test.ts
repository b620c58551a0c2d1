import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLinearPattern } from './linear-pattern.ts';

const pieces = ['a', 'b', '.', '\\d', '\\w', '[ab]', '[^a\\]]', '\\bb', '\\B', '^', '$', 'ж', '😀', '\\u0061', '\\.'];
const pattern = fc.letrec<{ all: string }>((tie) => ({
  all: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...pieces),
    fc.array(tie('all'), { maxLength: 3 }).map((parts) => parts.join('')),
    fc.array(tie('all'), { minLength: 1, maxLength: 3 }).map((parts) => `(?:${parts.join('|')})`),
    fc
      .tuple(tie('all'), fc.constantFrom('*', '+', '?', '*?', '{2}', '{1,}', '{0,2}', '{0}'))
      .map(([part, sign]) => `(${part})${sign}`),
  ),
})).all;
const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '.', ' ', '\n', 'ж', '😀', '\ud83d'), maxLength: 8 });

describe('compileLinearPattern', () => {
  it('finds what the browser finds', () => {
    fc.assert(
      fc.property(pattern, text, (source, sample) => {
        // V8 also looks for it within a character of two UTF-16 units, where ECMAScript has no place.
        fc.pre(!source.includes('\\B') || !sample.includes('😀'));
        expect(compileLinearPattern(source)?.(sample)).toBe(new RegExp(source, 'u').test(sample));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['(a+)+$', '^(a|a)*$', '(a|aa)+$', '(.*.*.*.*)*x', '^(\\w+\\s?)*$', '(?:a?){40}a{40}b'])(
    'is not held up by %s',
    (source) => {
      const begun = performance.now();
      expect(compileLinearPattern(source)?.(`${'a'.repeat(20_000)}!`)).toBe(false);
      expect(performance.now() - begun).toBeLessThan(3_000);
    },
  );

  it('refuses what is no pattern, what needs a way back, and what is too large', () => {
    for (const source of ['(', '(?=a)', '(?<!a)b', '(a)\\1', '(?<n>a)\\k<n>', '(\\d{500}){500}', 'a'.repeat(3_000)]) {
      expect(compileLinearPattern(source)).toBeNull();
    }
    expect(compileLinearPattern('(?<year>\\d{4})-\\p{L}+')?.('2024-май')).toBe(true);
  });
});
