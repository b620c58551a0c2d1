import { describe, expect, test } from 'vitest';
import { checkTopicFilter } from '../../../core/mqtt/topic.ts';
import { faultName, mendFilter, readFilters } from './read-filters.ts';

describe('what is typed or pasted', () => {
  test('one filter a line, blank lines left out, each once', () => {
    expect(readFilters('a/#\r\n\n  \nb,c d\na/#').filters).toEqual(['a/#', 'b,c d']);
  });

  test('spaces at the edges are part of a filter', () => {
    expect(readFilters(' a /b ').filters).toEqual([' a /b ']);
  });

  test('a fault says which line it stands in', () => {
    const { filters, faults } = readFilters('ok\n\na+\nx/#/y');
    expect(filters).toEqual(['ok']);
    expect(faults.map(({ line, filter, fault }) => [line, filter, fault.rule])).toEqual([
      [3, 'a+', 'plus-shares-level'],
      [4, 'x/#/y', 'hash-not-last'],
    ]);
  });

  test('nothing at all is a fault', () => {
    expect(readFilters('').faults[0]?.fault.rule).toBe('empty');
    expect(readFilters(' \n').faults[0]?.fault.rule).toBe('empty');
  });
});

describe('what was probably meant', () => {
  test.each([
    ['a+', 'a/+'],
    ['+a', '+/a'],
    ['a/b#', 'a/b/#'],
    ['a/#/b', 'a/#'],
    ['a/x+y/b', 'a/x/+/y/b'],
    ['$share/g/a+', '$share/g/a/+'],
  ])('%s: %s', (filter, meant) => {
    const checked = checkTopicFilter(filter);
    if (checked.ok) throw new Error('not a fault');
    expect(mendFilter(filter, checked.error)).toBe(meant);
  });

  test.each(['#a', '$share/group', ''])('%s: nobody knows', (filter) => {
    const checked = checkTopicFilter(filter);
    if (checked.ok) throw new Error('not a fault');
    expect(mendFilter(filter, checked.error)).toBeNull();
  });
});

test.each([
  ['$share', 'share-no-group'],
  ['$share/', 'share-no-group'],
  ['$share//a', 'share-no-group'],
  ['$share/g', 'share-no-filter'],
  ['$share/g/', 'share-no-filter'],
  ['$share/g+/a', 'share-wildcard'],
  ['$share/g/a+', 'plus-shares-level'],
])('%s is worded as %s', (filter, name) => {
  const checked = checkTopicFilter(filter);
  if (checked.ok) throw new Error('not a fault');
  expect(faultName(filter, checked.error)).toBe(name);
});
