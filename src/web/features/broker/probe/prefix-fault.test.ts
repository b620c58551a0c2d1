import { describe, expect, it } from 'vitest';
import { prefixFault } from './prefix-fault.ts';

describe('a topic prefix', () => {
  it.each([
    ['loupe-probe', null],
    ['open/проверка', null],
    ['', 'empty'],
    ['a/+/b', 'wildcard'],
    ['#', 'wildcard'],
    ['$SYS', 'dollar'],
    ['a/', 'slash'],
    ['x'.repeat(201), 'long'],
    ['a\0b', 'character'],
  ])('%j: %s', (prefix, fault) => {
    expect(prefixFault(prefix)).toBe(fault);
  });
});
