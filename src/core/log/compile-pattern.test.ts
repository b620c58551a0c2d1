import { expect, it } from 'vitest';
import { compilePattern } from './compile-pattern.ts';

function found(source: string, text: string): string | undefined {
  const pattern = compilePattern(source);
  return pattern.ok ? pattern.value.exec(text)?.[0] : pattern.error.message;
}

it.each([
  ['t.mp', 'Temp', 'Temp'],
  ['привет', 'ПРИВЕТ, мир', 'ПРИВЕТ'],
  ['^.$', '😀', '😀'],
  ['a\\-b', 'a-b', 'a-b'],
  ['\\p{L}+', 'жук', 'жук'],
  ['(', '', 'Unterminated group'],
  ['a/b[', '', 'Unterminated character class'],
  ['*', '', 'Nothing to repeat'],
])('%s in %s', (source, text, expected) => {
  expect(found(source, text)).toBe(expected);
});
