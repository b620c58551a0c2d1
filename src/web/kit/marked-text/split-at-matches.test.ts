import { expect, it } from 'vitest';
import { splitAtMatches } from './split-at-matches.ts';

it.each([
  ['Красный, красный', 'КРАСНЫЙ', ['', 'Красный', ', ', 'красный', '']],
  ['a.b|c', '.b|', ['a', '.b|', 'c']],
  ['[x]-(y)/{z}', '-(y)/{', ['[x]', '-(y)/{', 'z}']],
  ['nothing', 'zebra', ['nothing']],
])('splits %j at %j', (text, wanted, parts) => {
  expect(splitAtMatches(text, wanted)).toEqual(parts);
});
