import { describe, expect, it } from 'vitest';
import { copyOfPayload, readPayload } from './read-payload.ts';

const encode = (text: string) => new TextEncoder().encode(text);

describe('readPayload', () => {
  it('shows what is no JSON as text, with why', () => {
    expect(readPayload('json', encode('{"a":}'), true)).toMatchObject({
      kind: 'text',
      text: '{"a":}',
      notJson: { column: 6, expected: 'value' },
    });
  });

  it('shows what is no UTF-8 as far as it goes', () => {
    for (const format of ['json', 'text'] as const) {
      expect(readPayload(format, Uint8Array.of(0x61, 0xff), true)).toMatchObject({
        kind: 'text',
        text: 'a\uFFFD',
        notUtf8: { at: 1, byte: 0xff },
      });
    }
    expect(readPayload('hex', Uint8Array.of(0xff), true)).toEqual({ kind: 'hex' });
  });

  it('does not hold the cut of a beginning against it', () => {
    expect(readPayload('json', encode('{"a":[1,').subarray(0, 7), false).kind).toBe('json');
    expect(readPayload('text', encode('Ж').subarray(0, 1), false)).toMatchObject({ text: '', notUtf8: null });
  });

  it('has nothing to show of nothing', () => {
    expect(readPayload('json', new Uint8Array(), true)).toEqual({ kind: 'empty' });
  });
});

it('copies what is shown', () => {
  expect(copyOfPayload('json', encode('{"n":127.0}'))).toBe('{\n  "n": 127.0\n}');
  expect(copyOfPayload('json', encode('{n}'))).toBe('{n}');
  expect(copyOfPayload('text', encode('Ж\n'))).toBe('Ж\n');
  expect(copyOfPayload('hex', Uint8Array.of(0, 255))).toBe('00 ff');
});
