import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TcpHalfStream } from './tcp-half-stream.ts';

function collector() {
  const parts: (readonly number[] | number)[] = [];
  const stream = new TcpHalfStream({
    onBytes: (bytes) => parts.push([...bytes]),
    onGap: (bytes) => parts.push(bytes),
  });
  return { stream, parts, bytes: () => parts.flatMap((part) => (typeof part === 'number' ? [] : part)) };
}

/** Near the end of the sequence numbers, so that they go round. */
const FIRST = 0xffff_fff0;

const content = Uint8Array.from({ length: 60 }, (_, i) => i);
const cut = fc.record({ start: fc.nat(59), length: fc.integer({ min: 1, max: 20 }) });

describe('TcpHalfStream', () => {
  it('gives each byte once and in order, however segments overlap, repeat and change places', () => {
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 30 }), fc.boolean(), (cuts, hasSyn) => {
        // The whole content in pieces of 7, among the others, so that nothing is missing.
        const whole = Array.from({ length: 9 }, (_, i) => ({ start: i * 7, length: 7 }));
        const { stream, bytes, parts } = collector();
        if (hasSyn) stream.synchronize(FIRST - 1);
        else stream.add(FIRST, content.subarray(0, 1), 0);
        for (const { start, length } of [...cuts, ...whole]) {
          stream.add((FIRST + start) >>> 0, content.subarray(start, start + length), 0);
        }
        expect(bytes()).toEqual([...content]);
        expect(parts.some((part) => typeof part === 'number')).toBe(false);
      }),
    );
  });

  it('says how much is missing', () => {
    const { stream, parts } = collector();
    stream.synchronize(99);
    stream.add(100, content.subarray(0, 3), 1);
    stream.add(107, content.subarray(7, 9), 2);
    stream.add(112, content.subarray(12, 13), 3);
    expect(parts).toEqual([[0, 1, 2]]);
    stream.finish(4);
    expect(parts).toEqual([[0, 1, 2], 4, [7, 8], 3, [12]]);
  });

  it('does not wait for ever', () => {
    const { stream, parts } = collector();
    stream.synchronize(0);
    const large = new Uint8Array(100_000);
    for (let i = 0; i < 60; i++) stream.add(11 + i * large.length, large, 0);
    expect(parts[0]).toBe(10);
    expect(parts.length).toBeGreaterThan(40);
  });
});
