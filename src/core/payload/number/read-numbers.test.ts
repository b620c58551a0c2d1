import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MAX_ELEMENTS, type NumberType, readNumbers, readNumberText } from './read-numbers.ts';

const READERS: Readonly<Record<NumberType, (buffer: Buffer, at: number, little: boolean) => unknown>> = {
  int8: (b, at) => b.readInt8(at),
  uint8: (b, at) => b.readUInt8(at),
  int16: (b, at, little) => (little ? b.readInt16LE(at) : b.readInt16BE(at)),
  uint16: (b, at, little) => (little ? b.readUInt16LE(at) : b.readUInt16BE(at)),
  int32: (b, at, little) => (little ? b.readInt32LE(at) : b.readInt32BE(at)),
  uint32: (b, at, little) => (little ? b.readUInt32LE(at) : b.readUInt32BE(at)),
  int64: (b, at, little) => (little ? b.readBigInt64LE(at) : b.readBigInt64BE(at)),
  uint64: (b, at, little) => (little ? b.readBigUInt64LE(at) : b.readBigUInt64BE(at)),
  float16: () => null,
  float32: (b, at, little) => (little ? b.readFloatLE(at) : b.readFloatBE(at)),
  float64: (b, at, little) => (little ? b.readDoubleLE(at) : b.readDoubleBE(at)),
};

it('reads what Node reads, in every width and order that fits', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 48 }), (bytes) => {
      const buffer = Buffer.from(bytes);
      for (const { type, order, values, count } of readNumbers(bytes)) {
        const width = bytes.length / count;
        expect(Number.isInteger(width)).toBe(true);
        expect(values.length).toBe(Math.min(count, MAX_ELEMENTS));
        if (type === 'float16') continue;
        values.forEach((value, i) => {
          const expected = READERS[type](buffer, i * width, order === 'little');
          if (typeof expected === 'bigint') expect(BigInt(value)).toBe(expected);
          else expect(type === 'float32' ? Math.fround(Number(value)) : Number(value)).toEqual(expected);
        });
      }
    }),
  );
});

it('offers what fits only', () => {
  const types = (length: number) => new Set(readNumbers(new Uint8Array(length)).map(({ type }) => type));
  expect(types(0).size).toBe(0);
  expect([...types(3)]).toEqual(['int8', 'uint8']);
  expect(types(8).size).toBe(11);
  expect(readNumbers(Uint8Array.of(0xcd, 0xcc, 0xcc, 0x3d)).find(({ type }) => type === 'float32')?.values).toEqual([
    '0.1',
  ]);
});

it.each([
  ['21.5', { decimal: '21.5', hex: null }],
  [' 127.0\n', { decimal: '127.0', hex: null }],
  ['255', { decimal: '255', hex: '0xff' }],
  ['-0x10', { decimal: '-16', hex: '-0x10' }],
  ['18446744073709551616', { decimal: '18446744073709551616', hex: null }],
  ['1e3', { decimal: '1e3', hex: null }],
  ['12a', null],
  ['', null],
  ['NaN', null],
])('reads %s', (text, expected) => {
  expect(readNumberText(text)).toEqual(expected);
});
