import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasHidden, visibleRuns } from './visible-text.ts';

it('leaves readable text in one piece', () => {
  for (const text of ['Привет, брокер!', 'a\tb\nc', '👩‍🔬', 'naïve']) {
    expect(hasHidden(text)).toBe(false);
    expect(visibleRuns(text)).toEqual([{ kind: 'plain', text }]);
  }
});

it('shows control characters and what turns text around', () => {
  expect(visibleRuns('a\0b\u202Ec\r')).toEqual([
    { kind: 'plain', text: 'a' },
    { kind: 'hidden', text: 'NUL' },
    { kind: 'plain', text: 'b' },
    { kind: 'hidden', text: 'U+202E' },
    { kind: 'plain', text: 'c' },
    { kind: 'hidden', text: 'CR' },
  ]);
  expect(visibleRuns('\uD800')).toEqual([{ kind: 'hidden', text: 'U+D800' }]);
});

it('drops nothing: plain runs are the text without what it hides', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const runs = visibleRuns(text);
      const hidden = runs.filter((run) => run.kind === 'hidden').length;
      const plain = runs.filter((run) => run.kind === 'plain').map((run) => run.text);
      expect(plain.join('').length + hidden).toBe(text.length);
      expect(plain.some(hasHidden)).toBe(false);
      expect(hasHidden(text)).toBe(hidden > 0);
    }),
  );
});

it('does not depend on what was asked before', () => {
  expect(hasHidden('a\0')).toBe(true);
  expect(visibleRuns('\0a')[0]).toEqual({ kind: 'hidden', text: 'NUL' });
});
