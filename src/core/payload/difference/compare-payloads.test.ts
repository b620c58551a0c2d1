import { encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePayloads } from './compare-payloads.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const compare = (before: string, after: string) => comparePayloads(utf8(before), utf8(after));

describe('comparePayloads', () => {
  it('tells JSON by path, with exact numbers', () => {
    expect(
      compare('{"t":21.3,"seq":9007199254740992,"ok":true}', '{"t":21.6,"seq":9007199254740993,"ok":true}'),
    ).toEqual({
      kind: 'values',
      format: 'json',
      changes: [
        {
          path: 't',
          kind: 'changed',
          before: { text: '21.3', left: 0 },
          after: { text: '21.6', left: 0 },
          delta: '+0.3',
        },
        {
          path: 'seq',
          kind: 'changed',
          before: { text: '9007199254740992', left: 0 },
          after: { text: '9007199254740993', left: 0 },
          delta: '+1',
        },
      ],
      unchanged: 1,
      more: false,
    });
  });

  it('tells the same values that are written in another way from the same bytes', () => {
    expect(compare('{"a":1}', '{"a":1}')).toEqual({ kind: 'same' });
    expect(compare('{"a":1}', '{ "a": 1 }')).toMatchObject({ kind: 'values', changes: [], unchanged: 1 });
  });

  it('tells text by line, and only the lines around what has changed', () => {
    const lines = Array.from({ length: 20 }, (_, i) => `line ${i}`);
    const comparison = compare(lines.join('\n'), lines.with(10, 'line ten').join('\n'));
    expect(comparison).toMatchObject({
      kind: 'text',
      lines: [
        { kind: 'gap', count: 8 },
        { kind: 'same', middle: 'line 8' },
        { kind: 'same', middle: 'line 9' },
        { kind: 'removed', head: 'line ', middle: '10', tail: '' },
        { kind: 'added', head: 'line ', middle: 'ten', tail: '' },
        { kind: 'same', middle: 'line 11' },
        { kind: 'same', middle: 'line 12' },
        { kind: 'gap', count: 7 },
      ],
      more: false,
    });
  });

  it('shows where a long line has changed, and says how much it leaves out', () => {
    const long = 'x'.repeat(100_000);
    const comparison = compare(`${long}a${long}`, `${long}b${long}`);
    expect(comparison.kind === 'text' && comparison.lines).toEqual([
      { kind: 'removed', head: 'x'.repeat(200), middle: 'a', tail: 'x'.repeat(200), skipped: 99_800, left: 99_800 },
      { kind: 'added', head: 'x'.repeat(200), middle: 'b', tail: 'x'.repeat(200), skipped: 99_800, left: 99_800 },
    ]);
  });

  it('tells what is no text by its values where both give them away, and else by byte', () => {
    expect(comparePayloads(encode({ t: 1, u: 'a' }), encode({ t: 3, u: 'a' }))).toMatchObject({
      kind: 'values',
      format: 'messagepack',
      changes: [{ path: 't', delta: '+2' }],
      unchanged: 1,
    });
    expect(comparePayloads(Uint8Array.of(0xff, 1, 2, 3), Uint8Array.of(0xff, 9, 2))).toEqual({
      kind: 'bytes',
      changes: [
        { start: 1, end: 2, before: '01', after: '09' },
        { start: 3, end: 4, before: '03', after: '' },
      ],
      count: 2,
      more: false,
    });
  });

  it('keeps what is to be shown small, whatever the payloads are', () => {
    const many = (from: number) => JSON.stringify(Array.from({ length: 5_000 }, (_, i) => from + 2 * i));
    const comparison = compare(many(0), many(1));
    expect(comparison.kind === 'values' && [comparison.changes.length, comparison.more]).toEqual([2_000, true]);
    const text = compare(`["${'a'.repeat(50_000)}"]`, '[]');
    expect(text.kind === 'values' && text.changes[0]?.before?.left).toBe(46_002);
  });

  it('takes any bytes, and calls only the same bytes the same', () => {
    const payload = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.json().map(utf8), fc.string().map(utf8));
    fc.assert(
      fc.property(payload, payload, (before, after) => {
        const isSame = Buffer.compare(before, after) === 0;
        expect(comparePayloads(before, after).kind === 'same').toBe(isSame);
        expect(comparePayloads(after, after.slice())).toEqual({ kind: 'same' });
      }),
    );
  });
});
