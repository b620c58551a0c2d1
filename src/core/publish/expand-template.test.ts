import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandTemplate } from './expand-template.ts';
import { beginScope } from './template-scope.ts';
import { NO_VARIABLES } from './variables.ts';

const awkward = fc.string({
  unit: fc.constantFrom('{', '}', '\\', 'a', ' ', '"', 'now', '.', '$&', 'ж'),
  maxLength: 30,
});

describe('expandTemplate', () => {
  it('puts a value in as it is, wherever it stands', () => {
    // A value that holds braces itself is a template of its own; see below.
    const value = awkward.map((text) => text.replaceAll('{', ''));
    const around = awkward.filter((text) => !/\{\{|[{\\]$/u.test(text));
    fc.assert(
      fc.property(around, around, value, (before, after, a) => {
        const scope = beginScope({ values: { a }, table: null });
        expect(expandTemplate(`${before}{{a}}${after}`, scope)).toEqual({ ok: true, value: before + a + after });
      }),
    );
  });

  it('writes any text as it is where its double braces are escaped', () => {
    // Three braces are two and one: escaped once, they are read as two again.
    const plain = awkward.filter((text) => !/\\\{\{|\{\{\{/u.test(text));
    fc.assert(
      fc.property(plain, (text) => {
        expect(expandTemplate(text.replaceAll('{{', '\\{{'), beginScope(NO_VARIABLES))).toEqual({
          ok: true,
          value: text,
        });
      }),
    );
  });

  it('never throws, and says where in the text a fault stands', () => {
    fc.assert(
      fc.property(awkward, awkward, (text, value) => {
        const expanded = expandTemplate(text, beginScope({ values: { a: value, now: '{{a}}' }, table: null }));
        if (expanded.ok) return;
        const { from, to } = expanded.error;
        expect(text.slice(from, from + 2)).toBe('{{');
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('does not grow without end where variables hold each other many times', () => {
    const values: Record<string, string> = { v0: 'x'.repeat(100) };
    for (let i = 1; i < 8; i++) values[`v${i}`] = `{{v${i - 1}}}`.repeat(100);
    expect(expandTemplate('{{v7}}', beginScope({ values, table: null }))).toMatchObject({
      ok: false,
      error: { reason: 'cycle' },
    });
  });
});
