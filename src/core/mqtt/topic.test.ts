import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkTopicFilter,
  checkTopicName,
  effectiveFilter,
  hasWildcard,
  isSharedFilter,
  readSharedFilter,
  topicMatches,
} from './topic.ts';

function filterRule(filter: string) {
  const result = checkTopicFilter(filter);
  return result.ok ? null : result.error.rule;
}

function nameRule(name: string) {
  const result = checkTopicName(name);
  return result.ok ? null : result.error.rule;
}

describe('checkTopicFilter', () => {
  it.each([
    'a',
    '/',
    '//',
    'a/b',
    '+',
    '#',
    'a/#',
    '+/b/+',
    'a/+/#',
    '$SYS/#',
    'дом/+',
    '$share/g/a/#',
    '$share/g/+',
    '$shared/x',
    'a b',
    ' ',
  ])('takes %j', (filter) => expect(filterRule(filter)).toBeNull());

  it.each([
    ['', 'empty'],
    ['a/#/b', 'hash-not-last'],
    ['#/', 'hash-not-last'],
    ['a#', 'hash-shares-level'],
    ['a/b#', 'hash-shares-level'],
    ['a+', 'plus-shares-level'],
    ['a/+b/c', 'plus-shares-level'],
    ['a\0', 'null-character'],
    ['a\ud800', 'surrogate'],
    ['$share', 'bad-share'],
    ['$share/g', 'bad-share'],
    ['$share/g/', 'bad-share'],
    ['$share//a', 'bad-share'],
    ['$share/g+/a', 'bad-share'],
    ['$share/g/a+', 'plus-shares-level'],
    ['я'.repeat(32_768), 'too-long'],
  ])('refuses %j for %s', (filter, rule) => expect(filterRule(filter)).toBe(rule));

  it('points at the character', () => {
    const result = checkTopicFilter('$share/g/a/b+');
    expect(!result.ok && result.error.at).toBe(12);
  });

  it('takes 65,535 bytes', () => expect(filterRule('a'.repeat(65_535))).toBeNull());
});

describe('checkTopicName', () => {
  it('takes names and refuses wildcards', () => {
    expect([nameRule('a/b'), nameRule('/'), nameRule('$SYS/x'), nameRule('привет')]).toEqual([null, null, null, null]);
    expect([nameRule('a/+'), nameRule('#'), nameRule(''), nameRule('\0')]).toEqual([
      'wildcard-in-name',
      'wildcard-in-name',
      'empty',
      'null-character',
    ]);
  });
});

describe('topicMatches', () => {
  it.each([
    ['a/b', 'a/b', true],
    ['a/b', 'a/B', false],
    ['a/+', 'a/b', true],
    ['a/+', 'a', false],
    ['a/+', 'a/', true],
    ['a/+', 'a/b/c', false],
    ['a/#', 'a', true],
    ['a/#', 'a/b/c', true],
    ['#', 'a/b', true],
    ['#', '$SYS/x', false],
    ['+/x', '$SYS/x', false],
    ['$SYS/#', '$SYS/x', true],
    ['+', '/a', false],
    ['+/+', '/a', true],
    ['/+', '/a', true],
    ['$share/g/a/#', 'a/b', true],
    ['$share/g/#', '$SYS/x', false],
    ['a/$share/b', 'a/$share/b', true],
    ['a/#', 'ab', false],
  ] as const)('%s and %s: %s', (filter, name, expected) => expect(topicMatches(filter, name)).toBe(expected));

  const level = fc.constantFrom('a', 'b', '', '$c');
  it('agrees with a regular expression made of the filter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(level, fc.constant('+')), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        fc.array(level, { minLength: 1, maxLength: 6 }),
        (levels, open, nameLevels) => {
          const filter = [...levels, ...(open ? ['#'] : [])].join('/');
          const name = nameLevels.join('/');
          fc.pre(filter !== '' && name !== '');
          const body = levels.map((l) => (l === '+' ? '[^/]*' : l.replace('$', '\\$'))).join('/');
          const guarded = /^[+#]/.test(filter) ? '^(?!\\$)' : '^';
          expect(topicMatches(filter, name)).toBe(new RegExp(`${guarded}${body}${open ? '(/.*)?' : ''}$`).test(name));
        },
      ),
    );
  });
});

describe('shared subscriptions', () => {
  it('knows them by their beginning only', () => {
    expect(effectiveFilter('$share/g/a/+')).toBe('a/+');
    expect(effectiveFilter('a/$share/g/b')).toBe('a/$share/g/b');
    expect([isSharedFilter('$share/g/a'), isSharedFilter('x/$share/g/a')]).toEqual([true, false]);
    expect([hasWildcard('$share/g/a'), hasWildcard('$share/g/#')]).toEqual([false, true]);
  });
});

describe('a shared filter', () => {
  it('parts into its group and its filter', () => {
    expect(readSharedFilter('$share/g/a/#')).toEqual({ group: 'g', filter: 'a/#' });
    expect(readSharedFilter('$share/g//')).toEqual({ group: 'g', filter: '/' });
    for (const filter of ['a/$share/g/b', '$shared/g/a', '$share/g']) expect(readSharedFilter(filter)).toBeNull();
  });

  it.each([
    ['$share', 7, 'MQTT-4.8.2-1'],
    ['$share//a', 7, 'MQTT-4.8.2-1'],
    ['$share/g', 8, 'MQTT-4.8.2-2'],
    ['$share/g/', 9, 'MQTT-4.8.2-2'],
    ['$share/g#/a', 8, 'MQTT-4.8.2-2'],
  ])('%j is at fault at %i by %s', (filter, at, clause) => {
    expect(checkTopicFilter(filter)).toEqual({ ok: false, error: { rule: 'bad-share', clause, at } });
  });
});
