import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert.ts';
import { formatJson, type JsonLayout, layoutJson } from './json-layout.ts';

function layout(source: string, complete = true): JsonLayout {
  const result = layoutJson(source, complete);
  if (!result.ok) throw new Error(`${result.error.line}:${result.error.column} expected ${result.error.expected}`);
  return result.value;
}

function allTokens(of: JsonLayout) {
  return Array.from({ length: of.lineCount }, (_, line) => of.tokens(line)).flat();
}

/** The platform's verdict. */
function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}

/** Source without insignificant white space. */
function squeeze(source: string): string {
  return source.replace(/("(?:[^"\\]|\\.)*")|[ \t\r\n]+/g, '$1');
}

/** JSON texts with white space wherever it may stand. */
const spacedJson = fc
  .tuple(fc.jsonValue({ maxDepth: 5 }), fc.infiniteStream(fc.constantFrom('', '', ' ', '\n', '\t\r\n')))
  .map(([value, spaces]) =>
    JSON.stringify(value).replace(/("(?:[^"\\]|\\.)*")|[[\]{},:]/g, (token) => {
      const space = () => spaces.next().value ?? '';
      return `${space()}${token}${space()}`;
    }),
  );

describe('layout', () => {
  it('indents and keeps what is written', () => {
    const source = '{"id":9007199254740993,"t":127.0,"big":1e400,"zero":-0,"e":"\\u0041\\/","id":[1,[],{ }]}';
    expect(formatJson(layout(source))).toBe(
      [
        '{',
        '  "id": 9007199254740993,',
        '  "t": 127.0,',
        '  "big": 1e400,',
        '  "zero": -0,',
        '  "e": "\\u0041\\/",',
        '  "id": [',
        '    1,',
        '    [],',
        '    {}',
        '  ]',
        '}',
      ].join('\n'),
    );
  });

  it('tells keys, strings, numbers and words apart', () => {
    expect(layout('{"a" : "b", "c":[-1e5,true]}').tokens(1)).toEqual([
      { kind: 'key', text: '"a"' },
      { kind: 'punctuation', text: ':' },
      { kind: 'space', text: ' ' },
      { kind: 'string', text: '"b"' },
      { kind: 'punctuation', text: ',' },
    ]);
    expect(layout('[-1e5,true]').tokens(1)[0]).toEqual({ kind: 'number', text: '-1e5' });
    expect(layout('[-1e5,true]').tokens(2)[0]).toEqual({ kind: 'word', text: 'true' });
  });

  it('means the same as the source', () => {
    fc.assert(
      fc.property(spacedJson, (source) => {
        expect(JSON.parse(formatJson(layout(source)))).toEqual(JSON.parse(source));
      }),
    );
  });

  it('has the same lines as the platform makes, where that changes nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const source = JSON.stringify(value);
        expect(formatJson(layout(source))).toBe(JSON.stringify(JSON.parse(source), null, 2));
      }),
    );
  });

  it('shows every token of the source once, unchanged', () => {
    fc.assert(
      fc.property(spacedJson, (source) => {
        const tokens = allTokens(layout(source)).filter((token) => token.kind !== 'space');
        expect(tokens.map((token) => token.text).join('')).toBe(squeeze(source));
      }),
    );
  });

  it('knows how wide a line can get', () => {
    fc.assert(
      fc.property(spacedJson, (source) => {
        const lines = layout(source);
        for (let line = 0; line < lines.lineCount; line++) {
          const text = lines.tokens(line).map((token) => token.text);
          expect(text.join('').length).toBeLessThanOrEqual(lines.width(line));
        }
      }),
    );
  });
});

describe('what is no JSON', () => {
  it('is told as the platform tells it', () => {
    const mutated = fc
      .tuple(
        spacedJson,
        fc.nat(),
        fc.constantFrom('', ',', ':', ']', '}', '"', '\\', '0', '.', 'e', '-', '\u0001', ' '),
      )
      .map(([source, at, extra]) => {
        const cut = at % (source.length + 1);
        return source.slice(0, cut) + extra + source.slice(extra === '' ? cut + 1 : cut);
      });
    fc.assert(
      fc.property(fc.oneof(mutated, fc.string({ unit: fc.constantFrom(...'[]{}",:0-1.eE+tfn\\u ') })), (source) => {
        expect(layoutJson(source).ok).toBe(isJson(source));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['', 1, 1, 'value', null],
    ['{"a":1,}', 1, 8, 'key', '}'],
    ['{"a" 1}', 1, 6, 'colon', '1'],
    ['{a:1}', 1, 2, 'key-or-object-end', 'a'],
    ['[1 2]', 1, 4, 'comma-or-array-end', '2'],
    ['[,1]', 1, 2, 'value-or-array-end', ','],
    ['[1,]', 1, 4, 'value', ']'],
    ['{\n  "a": nul\n}', 2, 8, 'value', 'n'],
    ['{"a":1\n"b":2}', 2, 1, 'comma-or-object-end', '"'],
    ['1 2', 1, 3, 'end', '2'],
    ['01', 1, 2, 'end', '1'],
    ['-', 1, 2, 'digit', null],
    ['1.e5', 1, 3, 'digit', 'e'],
    ['"a\\x"', 1, 4, 'escape', 'x'],
    ['"\\u12g4"', 1, 6, 'hex-digit', 'g'],
    ['"😀\n"', 1, 3, 'string-end', '\n'],
    ['"abc', 1, 5, 'string-end', null],
    ['\uFEFF{}', 1, 1, 'value', '\uFEFF'],
    ['[NaN]', 1, 2, 'value', 'N'],
  ])('%j goes wrong at %d:%d', (source, line, column, expected, found) => {
    const result = layoutJson(source);
    expect(result.ok ? null : { ...result.error, at: 0 }).toEqual({ at: 0, line, column, expected, found });
  });
});

describe('a beginning', () => {
  it('of JSON is laid out to where it is cut', () => {
    fc.assert(
      fc.property(spacedJson, fc.nat(), (source, at) => {
        const beginning = source.slice(0, at % (source.length + 1));
        const tokens = allTokens(layout(beginning, false)).filter((token) => token.kind !== 'space');
        const text = tokens.map((token) => token.text).join('');
        // A string cut open keeps its white space; nothing else does.
        expect(text.replace(/[ \t\r\n]/g, '')).toBe(beginning.replace(/[ \t\r\n]/g, ''));
      }),
    );
  });

  it('that is wrong before its end is a fault', () => {
    expect(layoutJson('{"a":1,,', false).ok).toBe(false);
  });
});

describe('size', () => {
  it('has no depth that is too deep', () => {
    const deep = 100_000;
    const lines = layout('['.repeat(deep) + ']'.repeat(deep));
    expect(lines.lineCount).toBe(2 * deep - 1);
    expect(lines.depth(deep - 1)).toBe(deep - 1);
    expect(formatJson(lines).length).toBeLessThan(deep * 300);
    expect(layoutJson('{"a":'.repeat(deep)).ok).toBe(false);
  });

  it('of 10 MB takes no longer than a few parses of the platform', () => {
    const record = '{"id":9007199254740993,"name":"sensor \\"north\\"","values":[1.5,2,3e8],"ok":true,"none":null}';
    const source = `[${new Array(Math.ceil(1e7 / record.length)).fill(record).join(',')}]`;
    const best = (work: () => unknown) =>
      Math.min(
        ...[0, 1, 2].map(() => {
          const start = performance.now();
          must(work(), 'result');
          return performance.now() - start;
        }),
      );
    // Against the platform in the same run: a time of its own would measure how busy the machine is.
    expect(best(() => layoutJson(source))).toBeLessThan(20 * best(() => JSON.parse(source)));
  });
});
