import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBinaryText } from './binary-text.ts';

describe('decodeBinaryText', () => {
  it('reads back what was written in hex and in Base64', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const buffer = Buffer.from(bytes);
        const expected = { ok: true, value: Uint8Array.from(bytes) };
        for (const encoding of ['hex', 'base64'] as const) {
          expect(decodeBinaryText({ text: buffer.toString(encoding), encoding })).toEqual(expected);
        }
        expect(decodeBinaryText({ text: buffer.toString('base64url'), encoding: 'base64' })).toEqual(expected);
      }),
    );
  });

  it('takes hex as people write it', () => {
    expect(decodeBinaryText({ text: '0xDE ad\n0xbe EF', encoding: 'hex' })).toEqual({
      ok: true,
      value: Uint8Array.of(0xde, 0xad, 0xbe, 0xef),
    });
  });

  it.each([
    ['hex', 'abc'],
    ['hex', 'zz'],
    ['base64', 'abcde'],
    ['base64', 'a!bc'],
  ] as const)('refuses %s that is none: %s', (encoding, text) => {
    expect(decodeBinaryText({ text, encoding })).toEqual({ ok: false, error: encoding });
  });
});
