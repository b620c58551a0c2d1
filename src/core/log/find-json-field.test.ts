import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonFieldFinder, type JsonPath } from './find-json-field.ts';

const utf8 = new TextEncoder();

function find(source: string, path: JsonPath): string | null {
  const bytes = utf8.encode(`..${source}..`);
  const field = new JsonFieldFinder(path).find(bytes, 2, bytes.length - 2);
  return field && new TextDecoder().decode(bytes.subarray(field.start, field.end));
}

function naive(source: string, path: JsonPath): unknown {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return undefined;
  }
  for (const step of path) {
    const fits = typeof step === 'number' ? Array.isArray(value) : value?.constructor === Object;
    if (!fits || !Object.hasOwn(value as object, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

const name = fc.constantFrom('a', 'b', 'ж', '"', '\\', 'a b');
const path = fc.array(fc.oneof(name, fc.nat(2)), { maxLength: 3 });
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, fc.jsonValue({ maxDepth: 0 }), tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 3 }),
  object: fc.dictionary(name, tie('value'), { maxKeys: 4 }),
}));

describe('a JSON field', () => {
  it('is what JSON.parse has there', () => {
    fc.assert(
      fc.property(value, path, fc.constantFrom(undefined, 1, '\t'), (document, wanted, indent) => {
        const source = JSON.stringify(document, null, indent);
        const found = find(source, wanted);
        expect(found === null ? undefined : JSON.parse(found)).toEqual(naive(source, wanted));
      }),
      { numRuns: 2000 },
    );
  });

  it('is not there in what is no JSON, and is in what is', () => {
    const alphabet = [...'{}[],:"\\u0041-+.eE19 \n', 'true', 'null', '"a":', '[1,', 'é'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alphabet), { maxLength: 12 }), (parts) => {
        const source = parts.join('');
        expect(find(source, []) !== null).toBe(naive(source, []) !== undefined);
      }),
      { numRuns: 5000 },
    );
  });

  it('is the last of its name, escaped or not', () => {
    expect(find('{"a":1,"\\u0061":2,"b":3}', ['a'])).toBe('2');
    expect(find('{"a":{"b":1},"a":{}}', ['a', 'b'])).toBe(null);
    expect(find('{"a":{"b":1},"a":7}', ['a', 'b'])).toBe(null);
  });

  it('does not exhaust the stack', () => {
    expect(find(`${'['.repeat(100_000)}${']'.repeat(100_000)}`, [])).toBe(null);
  });
});
