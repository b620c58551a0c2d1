import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflate } from './inflate.ts';

const LIMIT = 1 << 20;

/** Bytes that repeat themselves in part, so that there is something to refer back to. */
const content = fc
  .array(fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 200 })), { maxLength: 8 })
  .map((parts) => Uint8Array.from(parts.flatMap(([bytes, times]) => new Array(times).fill([...bytes]).flat())));

const strategy = fc.constantFrom(
  constants.Z_DEFAULT_STRATEGY,
  constants.Z_FIXED,
  constants.Z_HUFFMAN_ONLY,
  constants.Z_RLE,
);

describe('inflate', () => {
  it('gives back what zlib has compressed, of any kind of block', () => {
    fc.assert(
      fc.property(content, fc.integer({ min: 0, max: 9 }), strategy, (bytes, level, kind) => {
        const result = inflate(deflateRawSync(bytes, { level, strategy: kind }), LIMIT);
        expect(result.ok && Buffer.compare(result.value, bytes)).toBe(0);
      }),
    );
  });

  it('refuses what is cut', () => {
    fc.assert(
      fc.property(content, fc.nat(), (bytes, cut) => {
        const whole = deflateRawSync(bytes);
        expect(inflate(whole.subarray(0, cut % whole.length), LIMIT)).toMatchObject({ error: { reason: 'truncated' } });
      }),
    );
  });

  it('never throws on bytes that are something else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof inflate(bytes, LIMIT).ok).toBe('boolean');
      }),
      { numRuns: 3000 },
    );
  });

  it('stops at its limit', () => {
    const bomb = deflateRawSync(new Uint8Array(8 * LIMIT));
    expect(inflate(bomb, LIMIT)).toMatchObject({ error: { reason: 'too-many' } });
  });
});
