import { encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainOf } from '../../../testing/decoded-plain.ts';
import { decodeCbor } from './decode-cbor.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

function plain(bytes: Uint8Array): unknown {
  const decoded = decodeCbor(bytes);
  return decoded.ok ? plainOf(decoded.value) : decoded.error.reason;
}

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, undefined, true, false),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.bigInt({ min: 1n << 60n, max: (1n << 64n) - 1n }),
    fc.double({ noNaN: true }).filter((double) => !Number.isInteger(double) && !Object.is(double, -0)),
    fc.string({ unit: 'binary' }),
    fc.uint8Array(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true })
      .filter((o) => !Object.hasOwn(o, '__proto__')),
  ),
}));

describe('decodeCbor', () => {
  it('reads what another encoder wrote, and nothing of it that is cut', () => {
    fc.assert(
      fc.property(value, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (wanted, share) => {
        const bytes = encode(wanted);
        expect(plain(bytes)).toEqual(wanted);
        const cut = decodeCbor(bytes.subarray(0, Math.floor(bytes.length * share)));
        expect(cut.ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('ends with a value or a fault, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const decoded = decodeCbor(bytes);
        if (!decoded.ok) expect(decoded.error.at).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 5000 },
    );
  });

  // RFC 8949, appendix A.
  it.each([
    ['1bffffffffffffffff', 18446744073709551615n],
    ['3bffffffffffffffff', -18446744073709551616n],
    ['c249010000000000000000', 18446744073709551616n],
    ['c349010000000000000000', -18446744073709551617n],
    ['f93c00', 1],
    ['f97bff', 65504],
    ['f90001', 2 ** -24],
    ['f9c400', -4],
    ['fa47c35000', 100000],
    ['f97c00', Number.POSITIVE_INFINITY],
    ['f97e00', Number.NaN],
    ['c074323031332d30332d32315432303a30343a30305a', new Date('2013-03-21T20:04:00Z')],
    ['c06131', '1'],
    ['c11a514b67b0', new Date(1363896240000)],
    ['c1fb41d452d9ec200000', new Date(1363896240500)],
    ['f7', undefined],
    ['f8ff', 255],
    ['a201020304', { '1': 2, '3': 4 }],
    ['5f42010243030405ff', Uint8Array.of(1, 2, 3, 4, 5)],
    ['7f657374726561646d696e67ff', 'streaming'],
    ['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
    ['bf61610161629f0203ffff', { a: 1, b: [2, 3] }],
    ['d9d9f70a', 10],
    ['0102', [1, 2]],
    ['ff', 'malformed'],
    ['1c', 'malformed'],
    ['5f4101', 'truncated'],
    ['5f6161ff', 'malformed'],
    ['9bffffffffffffffff', 'truncated'],
    ['7a7fffffff00', 'truncated'],
    ['62c328', 'invalid-utf8'],
    ['f818', 'malformed'],
    ['1f', 'malformed'],
  ])('%s', (source, expected) => {
    expect(plain(hex(source))).toEqual(expected);
  });

  it('keeps what a map holds twice, and what kind a key is', () => {
    const decoded = decodeCbor(hex('a36161016161026131 03'));
    const entries = decoded.ok && decoded.value.kind === 'map' ? decoded.value.entries : [];
    expect(entries.map(({ name, note }) => [name, note])).toEqual([
      ['a', undefined],
      ['a', undefined],
      ['1', undefined],
    ]);
    expect(decodeCbor(hex('a10102'))).toMatchObject({ value: { entries: [{ name: '1', note: 'key: integer' }] } });
    expect(decodeCbor(hex('d82564616263 64'))).toMatchObject({ value: { kind: 'noted', note: 'tag 37' } });
  });

  it('leaves a number of megabytes in its bytes', () => {
    const bytes = new Uint8Array(5_000_006).fill(0xff);
    bytes.set([0xc2, 0x5a, 0x00, 0x4c, 0x4b, 0x40]);
    expect(decodeCbor(bytes)).toMatchObject({ value: { kind: 'noted', note: 'tag 2', value: { kind: 'bytes' } } });
  });

  it('refuses to go too deep', () => {
    expect(plain(new Uint8Array(100_000).fill(0x81))).toBe('too-deep');
    expect(plain(new Uint8Array(100_000).fill(0xc1))).toBe('too-deep');
  });
});
