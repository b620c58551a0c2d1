// A payload that is Base64 text, as what it stands for: RFC 4648, both alphabets, with or without padding, in lines or not.
import { fail, ok } from '../../base/result.ts';
import { decodeText } from '../decode-text.ts';
import type { Decoded, DecodeFault } from '../decoded/decoded-value.ts';

/** Six bits by ASCII code; 255 where the character is of neither alphabet. */
const SIXES = new Uint8Array(256).fill(255);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].forEach((character, six) => {
  SIXES[character.charCodeAt(0)] = six;
});
SIXES['-'.charCodeAt(0)] = 62;
SIXES['_'.charCodeAt(0)] = 63;

const PADDING = 0x3d;

/** Text where the bytes are readable as such, else bytes; with how many there are. */
export function decodeBase64(bytes: Uint8Array): Decoded {
  const decoded = base64Bytes(bytes);
  if ('fault' in decoded) return fail(decoded.fault);
  const note = `${decoded.bytes.length} bytes`;
  const text = decodeText(decoded.bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const isReadable = text.ok && !/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text.value);
  return ok({
    kind: 'noted',
    note,
    value: isReadable ? { kind: 'text', value: text.value } : { kind: 'bytes', value: decoded.bytes },
  });
}

/** What the digits stand for. White space between them is left out. */
export function base64Bytes(
  source: Uint8Array,
): { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly fault: DecodeFault } {
  const bytes = new Uint8Array(Math.ceil((source.length * 3) / 4));
  const broken = (at: number, detail: string) => ({ fault: { reason: 'malformed', at, detail } }) as const;
  let length = 0;
  let bits = 0;
  let digits = 0;
  let padding = 0;
  for (let at = 0; at < source.length; at++) {
    const character = source[at] as number;
    if (character === 0x20 || (character >= 0x09 && character <= 0x0d)) continue;
    if (character === PADDING) {
      padding++;
      continue;
    }
    const six = SIXES[character] as number;
    if (six === 255) return broken(at, `0x${character.toString(16)} is no Base64 digit`);
    if (padding > 0) return broken(at, 'a digit stands after the padding');
    bits = ((bits << 6) | six) & 0xffffff;
    if ((++digits & 3) !== 0) continue;
    bytes[length++] = bits >> 16;
    bytes[length++] = (bits >> 8) & 0xff;
    bytes[length++] = bits & 0xff;
  }
  const rest = digits & 3;
  if (rest === 1) return broken(source.length, 'one digit is left over: it stands for no byte');
  if (padding > 0 && ((digits + padding) & 3) !== 0)
    return broken(source.length, 'the padding is not of the right length');
  if (rest === 2) bytes[length++] = (bits >> 4) & 0xff;
  if (rest === 3) {
    bytes[length++] = (bits >> 10) & 0xff;
    bytes[length++] = (bits >> 2) & 0xff;
  }
  return { bytes: bytes.subarray(0, length) };
}
