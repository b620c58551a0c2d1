import { describe, expect, it } from 'vitest';
import { itemsOfFile, writeLibraryFile } from '../../../core/publish/library-file.ts';
import { EMPTY_TEMPLATE } from '../../../core/publish/publish-template.ts';
import { DEFAULT_REQUEST, type LibraryItem } from '../../../core/publish/saved-publish.ts';
import { childrenOf } from '../../state/library-store.ts';
import { readLibraryFile } from './read-library-file.ts';

const items: readonly LibraryItem[] = [
  { kind: 'folder', id: 'f', name: 'Stand 4', parentId: null, order: 1 },
  {
    ...{ kind: 'publish', id: 'a', name: 'on', parentId: 'f', order: 1 },
    template: { ...EMPTY_TEMPLATE, topic: 'lamp/set' },
    request: { ...DEFAULT_REQUEST, assertions: [{ of: 'json', path: 'a', is: 'equals', text: '1' }] },
  },
  { kind: 'publish', id: 'b', name: 'off', parentId: null, order: 2, template: EMPTY_TEMPLATE, request: null },
];

const exported = () => writeLibraryFile(null, (id) => childrenOf(id, items));

describe('a collection as a file', () => {
  it('comes back as it was, with ids of its own', () => {
    const read = readLibraryFile(JSON.stringify(exported()));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    let last = 0;
    const back = itemsOfFile(read.value, null, () => `new ${++last}`);
    expect(writeLibraryFile(null, (id) => childrenOf(id, back))).toEqual(exported());
    expect(back.map(({ id }) => id)).toEqual(['new 1', 'new 2', 'new 3']);
  });

  it('is none where it is too deep, however long what stands before is', () => {
    const before = '{"folder":"","items":[]},'.repeat(40_000);
    const deep = `${'{"folder":"","items":['.repeat(5_000)}${']}'.repeat(5_000)}`;
    const text = `{"format":"mqtt-loupe-publishes","version":1,"items":[${before}${deep}]}`;
    expect(readLibraryFile(text)).toEqual({ ok: false, error: { kind: 'other' } });
  });

  it('brings environments where they were asked for', () => {
    const environments = [{ name: 'Stand', values: [['room', 'hall']], table: null }];
    expect(readLibraryFile(JSON.stringify({ ...exported(), environments }))).toMatchObject({ value: { environments } });
    const broken = { ...exported(), environments: [{ name: 'Stand', values: [['room']], table: null }] };
    expect(readLibraryFile(JSON.stringify(broken))).toMatchObject({
      error: { kind: 'field', path: expect.stringContaining('environments[0].values[0]') },
    });
  });

  it('says what is wrong, and where', () => {
    expect(readLibraryFile('{')).toEqual({ ok: false, error: { kind: 'json', line: 1, column: 2 } });
    expect(readLibraryFile('[]')).toEqual({ ok: false, error: { kind: 'other' } });
    const broken = JSON.parse(JSON.stringify(exported())) as { items: { items: { template: { qos: number } }[] }[] };
    const [first] = broken.items[0]?.items ?? [];
    if (first) first.template.qos = 3;
    expect(readLibraryFile(JSON.stringify(broken))).toMatchObject({
      error: { kind: 'field', path: 'items[0].items[0].template.qos' },
    });
    const deep = `{"format":"mqtt-loupe-publishes","version":1,"items":${'[{"folder":"","items":'.repeat(200)}[]${'}]'.repeat(200)}}`;
    expect(readLibraryFile(deep)).toMatchObject({ ok: false });
  });
});
