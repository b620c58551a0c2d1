import { describe, expect, it } from 'vitest';
import { assertionFault, hasAssertionFault } from './assertion-fault.ts';

describe('assertionFault', () => {
  it('takes what can be asked', () => {
    expect(
      hasAssertionFault([
        { of: 'payload', is: 'equals', text: '' },
        { of: 'topic', is: 'matches', text: '^a/\\d+$' },
        { of: 'json', path: 'a.b[0]', is: 'less', text: '1e3' },
        { of: 'json', path: 'a', is: 'exists', text: '' },
        { of: 'property', name: 'content-type', is: 'equals', text: 'text/plain' },
        { of: 'time', atMostMs: 100 },
      ]),
    ).toBe(false);
  });

  it('says what is missing or wrong', () => {
    expect(assertionFault({ of: 'payload', is: 'matches', text: '(' })?.kind).toBe('pattern');
    expect(assertionFault({ of: 'payload', is: 'matches', text: '(a)\\1' })?.kind).toBe('lookaround');
    expect(assertionFault({ of: 'json', path: 'a[', is: 'exists', text: '' })?.kind).toBe('badPath');
    expect(assertionFault({ of: 'json', path: ' ', is: 'equals', text: '1' })?.kind).toBe('path');
    expect(assertionFault({ of: 'json', path: 'a', is: 'greater', text: 'x' })?.kind).toBe('number');
    expect(assertionFault({ of: 'json', path: 'a', is: 'greater', text: '' })?.kind).toBe('number');
    expect(assertionFault({ of: 'property', name: '', is: 'equals', text: '' })?.kind).toBe('name');
    expect(assertionFault({ of: 'time', atMostMs: 0 })?.kind).toBe('ms');
    expect(assertionFault({ of: 'time', atMostMs: Number.NaN })?.kind).toBe('ms');
  });

  it('leaves what variables make of a text to the publish', () => {
    expect(assertionFault({ of: 'payload', is: 'matches', text: '({{open' })).toBeNull();
    expect(assertionFault({ of: 'json', path: 'a', is: 'less', text: '{{limit}}' })).toBeNull();
  });
});
