import { encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainOf } from '../../../testing/decoded-plain.ts';
import { decodeMessagePack } from './decode-messagepack.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));

function plain(bytes: Uint8Array): unknown {
  const decoded = decodeMessagePack(bytes);
  return decoded.ok ? plainOf(decoded.value) : decoded.error.reason;
}

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.bigInt({ min: -(1n << 63n), max: (1n << 64n) - 1n }).filter((big) => !Number.isSafeInteger(Number(big))),
    fc.double({ noNaN: true }).filter((double) => !Number.isInteger(double)),
    fc.string({ unit: 'binary' }),
    fc.uint8Array(),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true })
      .filter((o) => !Object.hasOwn(o, '__proto__')),
  ),
}));

describe('decodeMessagePack', () => {
  it('reads what another encoder wrote, and nothing of it that is cut or goes on', () => {
    fc.assert(
      fc.property(value, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (wanted, share) => {
        const bytes = encode(wanted, { useBigInt64: true });
        expect(plain(bytes)).toEqual(wanted);
        expect(decodeMessagePack(bytes.subarray(0, Math.floor(bytes.length * share))).ok).toBe(false);
        expect(plain(Uint8Array.of(...bytes, 0))).toBe('trailing-bytes');
      }),
      { numRuns: 1000 },
    );
  });

  it('ends with a value or a fault, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const decoded = decodeMessagePack(bytes);
        if (!decoded.ok) expect(decoded.error.at).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['ca3dcccccd', 0.1],
    ['d3ffffffffffffffff', -1],
    ['cfffffffffffffffff', 18446744073709551615n],
    ['d6ff514b67b0', new Date(1363896240000)],
    ['d7ff77359400514b67b0', new Date(1363896240500)],
    ['c1', 'malformed'],
    ['c70cffffffff', 'truncated'],
    ['c702ff0000', 'malformed'],
    ['ddffffffff', 'truncated'],
    ['a2c328', 'invalid-utf8'],
  ])('%s', (source, expected) => {
    expect(plain(hex(source))).toEqual(expected);
  });

  it('names extensions', () => {
    expect(decodeMessagePack(hex('d405aa'))).toMatchObject({ value: { kind: 'noted', note: 'extension 5' } });
  });

  it('refuses to go too deep', () => {
    expect(plain(new Uint8Array(100_000).fill(0x91))).toBe('too-deep');
  });
});
