import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64Bytes, decodeBase64 } from './decode-base64.ts';

const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

it('reads what Node writes, in both alphabets, padded or not, in lines or not', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.constantFrom('base64', 'base64url'), fc.boolean(), (bytes, alphabet, lines) => {
      const text = Buffer.from(bytes).toString(alphabet as 'base64');
      const decoded = base64Bytes(ascii(lines ? text.replace(/(.{7})/g, '$1\r\n') : text));
      expect('bytes' in decoded && Buffer.from(decoded.bytes)).toEqual(Buffer.from(bytes));
    }),
  );
});

it('never throws, and reads nothing that Node would not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
      const decoded = base64Bytes(bytes);
      if ('bytes' in decoded) {
        expect(Buffer.from(decoded.bytes)).toEqual(Buffer.from(Buffer.from(bytes).toString('latin1'), 'base64'));
      }
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['QQ=a', 3],
  ['QQ=', 3],
  ['Q', 1],
  ['Q\u00ff==', 1],
])('says where %s is none', (text, at) => {
  expect(decodeBase64(ascii(text))).toMatchObject({ error: { reason: 'malformed', at } });
});

it('shows text as text and all else as bytes', () => {
  expect(decodeBase64(ascii('0LbRg9C6'))).toMatchObject({ value: { note: '6 bytes', value: { value: 'жук' } } });
  expect(decodeBase64(ascii('AP8='))).toMatchObject({ value: { value: { kind: 'bytes' } } });
});
