import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, decodeTextLossy, firstBadByte, wholeCharacters } from './decode-text.ts';

const encoder = new TextEncoder();

describe('decodeText', () => {
  it('gives back every well-formed text, byte order mark included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(text.isWellFormed());
        expect(decodeText(encoder.encode(`\uFEFF${text}`))).toEqual({ ok: true, value: `\uFEFF${text}` });
      }),
    );
  });

  it.each([
    ['a lone continuation byte', [0x61, 0x80], 1],
    ['an overlong slash', [0xc0, 0xaf], 0],
    ['an overlong three byte form', [0xe0, 0x80, 0x80], 1],
    ['a surrogate', [0x61, 0xed, 0xa0, 0x80], 2],
    ['above U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 1],
    ['a sequence broken off by a letter', [0xd0, 0x61], 1],
    ['a sequence broken off by the end', [0x61, 0xd0], 1],
    ['a lead byte that no character has', [0x61, 0x62, 0xff], 2],
  ])('finds %s', (_name, bytes, at) => {
    const result = decodeText(Uint8Array.from(bytes));
    expect(result).toEqual({ ok: false, error: { at, byte: bytes[at] } });
  });

  it('agrees with the platform on what is UTF-8, and everything before the bad byte is', () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        const at = firstBadByte(bytes);
        let platform = true;
        try {
          strict.decode(bytes);
        } catch {
          platform = false;
        }
        expect(at === bytes.length).toBe(platform);
        expect(decodeText(bytes.subarray(0, at), false).ok).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a beginning of something longer', () => {
  it('loses only the character that the cut goes through', () => {
    const bytes = encoder.encode('aЖ😀');
    const shown = [...bytes.keys()].map((end) => decodeText(bytes.subarray(0, end), false));
    expect(shown.map((result) => result.ok && result.value)).toEqual(['', 'a', 'a', 'aЖ', 'aЖ', 'aЖ', 'aЖ']);
    expect(wholeCharacters(bytes)).toBe(bytes.length);
  });

  it('is still refused when it is not UTF-8', () => {
    expect(decodeText(Uint8Array.of(0xff, 0x61), false).ok).toBe(false);
  });
});

it('can always be shown', () => {
  expect(decodeTextLossy(Uint8Array.of(0x61, 0xff, 0x62))).toBe('a\uFFFDb');
});
