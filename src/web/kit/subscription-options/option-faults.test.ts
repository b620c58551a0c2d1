import { describe, expect, test } from 'vitest';
import { hasOptionFaults, optionFaults, readIdentifier, withoutDefaults } from './option-faults.ts';

describe('what is wrong with the options', () => {
  test.each([1, 268_435_455, undefined])('identifier %s is right', (subscriptionIdentifier) => {
    expect(hasOptionFaults({ subscriptionIdentifier }, false)).toBe(false);
  });

  test.each([0, -1, 1.5, 268_435_456, Number.NaN, Number.POSITIVE_INFINITY])('identifier %s is not', (id) => {
    expect(optionFaults({ subscriptionIdentifier: id }, false)).toEqual({ subscriptionIdentifier: 'range' });
  });

  test('no local is for subscriptions that are not shared', () => {
    expect(optionFaults({ noLocal: true }, false)).toEqual({});
    expect(optionFaults({ noLocal: true }, true)).toEqual({ noLocal: 'shared' });
    expect(optionFaults({ noLocal: false }, true)).toEqual({});
  });
});

test.each([
  ['', undefined],
  [' ', undefined],
  ['7', 7],
  [' 42 ', 42],
  ['0', 0],
  ['-1', Number.NaN],
  ['1e3', Number.NaN],
  ['0x10', Number.NaN],
  ['seven', Number.NaN],
])('the identifier typed as %j', (text, id) => {
  expect(readIdentifier(text)).toBe(id);
});

test('defaults are not kept', () => {
  const all = { noLocal: true, retainAsPublished: true, retainHandling: 2, subscriptionIdentifier: 7 } as const;
  expect(withoutDefaults(all)).toEqual(all);
  const none = { noLocal: false, retainAsPublished: undefined, retainHandling: 0, subscriptionIdentifier: undefined };
  expect(Object.keys(withoutDefaults(none as never))).toEqual([]);
});
