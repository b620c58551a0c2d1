import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeBase64 } from './decode-base64.ts';

const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

it('reads what Node writes, in both alphabets, padded or not, in lines or not', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.constantFrom('base64', 'base64url'), fc.boolean(), (bytes, alphabet, lines) => {
      const text = Buffer.from(bytes).toString(alphabet as 'base64');
      const decoded = decodeBase64(ascii(lines ? text.replace(/(.{7})/g, '$1\r\n') : text));
      expect(decoded && Buffer.from(decoded)).toEqual(Buffer.from(bytes));
    }),
  );
});

it('never throws, and reads nothing that Node would not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
      const decoded = decodeBase64(bytes);
      if (decoded) expect(Buffer.from(decoded)).toEqual(Buffer.from(Buffer.from(bytes).toString('latin1'), 'base64'));
    }),
    { numRuns: 2000 },
  );
});

it.each(['QQ=a', 'QQ=', 'Q', 'Q\u00ff=='])('reads no Base64 in %s', (text) => {
  expect(decodeBase64(ascii(text))).toBeNull();
});
