// Bytes as a person types them: the payload of a will message, correlation data, authentication data.
import { fail, ok, type Result } from '../base/result.ts';

export type BinaryEncoding = 'utf8' | 'hex' | 'base64';

export interface BinaryText {
  readonly text: string;
  readonly encoding: BinaryEncoding;
}

/** Why a text is not what its encoding says. */
export type BinaryTextFault = 'hex' | 'base64';

/** White space in hex and Base64 is left out; Base64 may be the URL's alphabet, with or without its padding. */
export function decodeBinaryText({ text, encoding }: BinaryText): Result<Uint8Array<ArrayBuffer>, BinaryTextFault> {
  switch (encoding) {
    case 'utf8':
      return ok(new TextEncoder().encode(text));
    case 'hex':
      return decodeHex(text.replace(/\s|0x/giu, ''));
    case 'base64':
      return decodeBase64(text.replace(/\s/gu, '').replaceAll('-', '+').replaceAll('_', '/'));
  }
}

function decodeHex(digits: string): Result<Uint8Array<ArrayBuffer>, BinaryTextFault> {
  if (digits.length % 2 !== 0 || !/^[0-9a-f]*$/iu.test(digits)) return fail('hex');
  return ok(
    Uint8Array.from({ length: digits.length / 2 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16)),
  );
}

function decodeBase64(padded: string): Result<Uint8Array<ArrayBuffer>, BinaryTextFault> {
  let end = padded.length;
  // Not by a pattern: those that look for the end of a text look from every `=` on.
  while (end > 0 && padded[end - 1] === '=') end--;
  const digits = padded.slice(0, end);
  if (digits.length % 4 === 1 || !/^[0-9a-z+/]*$/iu.test(digits)) return fail('base64');
  return ok(Uint8Array.from(atob(digits), (character) => character.charCodeAt(0)));
}
