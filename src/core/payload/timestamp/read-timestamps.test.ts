import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTimestamps } from './read-timestamps.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const moment = fc.integer({ min: Date.UTC(1991, 0), max: Date.UTC(2099, 0) });

it('reads every unit as text, the moment that was meant among them', () => {
  fc.assert(
    fc.property(moment, (epochMs) => {
      const found = (text: string) => readTimestamps(utf8(text)).map((reading) => reading.epochMs);
      expect(found(String(epochMs))).toContain(epochMs);
      expect(found((epochMs / 1000).toFixed(3)).some((ms) => Math.abs(ms - epochMs) < 1)).toBe(true);
      expect(found(`${BigInt(epochMs) * 1_000_000n}`)).toContainEqual(epochMs);
      expect(found(new Date(epochMs).toISOString())).toEqual([epochMs]);
    }),
  );
});

it('reads binary counts in both orders', () => {
  fc.assert(
    fc.property(moment, fc.boolean(), (epochMs, little) => {
      const eight = new DataView(new ArrayBuffer(8));
      eight.setBigUint64(0, BigInt(epochMs), little);
      const order = little ? 'little' : 'big';
      expect(readTimestamps(new Uint8Array(eight.buffer))).toContainEqual({
        epochMs,
        from: { kind: 'binary', unit: 'ms', bits: 64, order },
      });
    }),
  );
});

it.each([
  ['1700000000', 1_700_000_000_000, 's'],
  ['1700000000123456', 1_700_000_000_123.456, 'us'],
])('takes %s for one thing only', (text, epochMs, unit) => {
  expect(readTimestamps(utf8(text))).toEqual([{ epochMs, from: { kind: 'text', unit } }]);
});

it('finds none where there is none', () => {
  for (const text of ['', '21.5', 'hello', '2026-13-45', '99999999999999999999']) {
    expect(readTimestamps(utf8(text)).filter(({ from }) => from.kind !== 'binary')).toEqual([]);
  }
  expect(readTimestamps(utf8('2026-11-22 12:00:00+01:00'))[0]?.epochMs).toBe(Date.UTC(2026, 10, 22, 11));
});
