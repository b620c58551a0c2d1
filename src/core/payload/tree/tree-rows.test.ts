import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecodedValue } from '../decoded/decoded-value.ts';
import { readJsonTree } from '../json-tree.ts';
import { TreeRows } from './tree-rows.ts';
import type { TreeSource } from './tree-source.ts';
import { valueTree } from './value-tree.ts';

function jsonTree(source: string): TreeSource {
  const tree = readJsonTree(source);
  if (!tree.ok) throw new Error(tree.error.detail);
  return tree.value;
}

function shown(rows: TreeRows): readonly string[] {
  return rows
    .rows(0, rows.rowCount)
    .map(({ level, expanded, face }) =>
      `${'  '.repeat(level - 1)}${expanded === null ? '' : expanded ? '- ' : '+ '}${face.name ?? ''} ${face.text}`.trimEnd(),
    );
}

describe('a tree of JSON', () => {
  const source = '{"id":9007199254740993,"t":127.0,"list":[1,[],{"a":null}],"id":true}';

  it('shows values as they are written, and marks names that stand twice', () => {
    const rows = new TreeRows(jsonTree(source));
    expect(shown(rows)).toEqual(
      [
        '-',
        '  id 9007199254740993',
        '  t 127.0',
        '  - list',
        '     1',
        '    ',
        '    -',
        '      a null',
        '  id true',
      ].map((line) => line.trimEnd()),
    );
    expect(rows.rows(0, 9).map((row) => row.face.isRepeated)).toEqual([false, true, ...Array(6).fill(false), true]);
  });

  it('folds and unfolds, and finds rows again', () => {
    const rows = new TreeRows(jsonTree(source));
    expect(rows.setExpanded(3, false)).toBe(5);
    expect(rows.rowOf(7)).toBe(-1);
    expect(rows.rowOf(8)).toBe(4);
    expect(rows.setAllExpanded(true)).toBe(9);
    expect(rows.setAllExpanded(false)).toBe(5);
  });

  it('names the way to a node as conditions on fields do, and gives its text', () => {
    const rows = new TreeRows(jsonTree('{"a":{"b c":[0,{"x" : [ 1 ] } ]},"s":"]"}'));
    expect(rows.path(5)).toBe('a."b c"[1].x');
    expect(rows.text(1)).toBe('{"b c":[0,{"x" : [ 1 ] } ]}');
    expect(rows.text(4)).toBe('{"x" : [ 1 ] }');
    expect(rows.text(7)).toBe('"]"');
    expect(rows.path(0)).toBe('.');
    expect(new TreeRows(jsonTree('[[5]]')).path(2)).toBe('[0][0]');
  });

  it('gives any node back as the JSON that it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, pick) => {
        const tree = jsonTree(JSON.stringify(value));
        const parts: unknown[] = [];
        const collect = (part: unknown) => {
          parts.push(part);
          if (typeof part === 'object' && part !== null) for (const inner of Object.values(part)) collect(inner);
        };
        collect(JSON.parse(JSON.stringify(value)));
        expect(tree.nodeCount).toBe(parts.length);
        const node = pick % parts.length;
        expect(JSON.parse(tree.text(node))).toEqual(parts[node]);
      }),
    );
  });

  it('opens with its first level, however long', () => {
    expect(new TreeRows(jsonTree(`[${'[0],'.repeat(5000)}0]`)).rowCount).toBe(5002);
  });
});

describe('a tree of decoded values', () => {
  const value: DecodedValue = {
    kind: 'map',
    entries: [
      { name: 'n', value: { kind: 'noted', note: 'tag 2', value: { kind: 'integer', text: '18446744073709551616' } } },
      { name: 'b', value: { kind: 'bytes', value: new Uint8Array([0, 255]) }, note: 'field 7' },
      { name: 'at', value: { kind: 'time', epochMs: 1000, text: '1' } },
      { name: 's', value: { kind: 'text', value: 'x\ny' } },
    ],
  };

  it('keeps notes beside the values', () => {
    const rows = new TreeRows(valueTree(value)).rows(1, 4);
    expect(rows.map(({ face }) => [face.text, face.note, face.epochMs])).toEqual([
      ['18446744073709551616', 'tag 2', null],
      ['00 ff', '2 B, field 7', null],
      ['1', null, 1000],
      ['"x\\ny"', null, null],
    ]);
  });

  it('is written as JSON, and a text as itself', () => {
    const tree = valueTree(value);
    expect(tree.text(0)).toBe('{\n  "n": 18446744073709551616,\n  "b": "00 ff",\n  "at": "1",\n  "s": "x\\ny"\n}');
    expect(tree.text(4)).toBe('x\ny');
  });
});
