import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePublish } from './compile-publish.ts';
import { expandTemplate } from './expand-template.ts';
import { EMPTY_TEMPLATE } from './publish-template.ts';
import { advanceScope, beginScope } from './template-scope.ts';
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

  it('makes tens of thousands of small publishes in a second', () => {
    const text = '{"id":"{{uuid}}","n":{{counter}},"t":{{random 18.0 24.5}},"at":"{{now}}"}';
    const compiled = compilePublish(
      { ...EMPTY_TEMPLATE, topic: 'lab/{{counter}}', payload: { format: 'json', text, schema: null } },
      5,
    );
    if (!compiled.ok) throw new Error('not compiled');
    const scope = beginScope(NO_VARIABLES);
    const begun = performance.now();
    for (let i = 0; i < 10_000; i++) {
      compiled.value.make(scope);
      advanceScope(scope);
    }
    // A third of a second on a free machine; this one may do much else.
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
