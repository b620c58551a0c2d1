// A payload that is Base64 text, as what it stands for: RFC 4648, both alphabets, with or without padding, in lines or not.

/** Six bits by ASCII code; 255 where the character is of neither alphabet. */
const SIXES = new Uint8Array(256).fill(255);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].forEach((character, six) => {
  SIXES[character.charCodeAt(0)] = six;
});
SIXES['-'.charCodeAt(0)] = 62;
SIXES['_'.charCodeAt(0)] = 63;

const PADDING = 0x3d;

/** What the digits stand for; white space between them is left out. Null: the bytes are no Base64 text. */
export function decodeBase64(source: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.ceil((source.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let digits = 0;
  let padding = 0;
  for (const character of source) {
    if (character === 0x20 || (character >= 0x09 && character <= 0x0d)) continue;
    if (character === PADDING) {
      padding++;
      continue;
    }
    const six = SIXES[character] as number;
    // A digit after the padding, too, is not Base64.
    if (six === 255 || padding > 0) return null;
    bits = ((bits << 6) | six) & 0xffffff;
    if ((++digits & 3) !== 0) continue;
    bytes[length++] = bits >> 16;
    bytes[length++] = (bits >> 8) & 0xff;
    bytes[length++] = bits & 0xff;
  }
  const rest = digits & 3;
  // One digit stands for no byte; padding, where there is any, fills up to four.
  if (rest === 1 || (padding > 0 && ((digits + padding) & 3) !== 0)) return null;
  if (rest === 2) bytes[length++] = (bits >> 4) & 0xff;
  if (rest === 3) {
    bytes[length++] = (bits >> 10) & 0xff;
    bytes[length++] = (bits >> 2) & 0xff;
  }
  return bytes.subarray(0, length);
}
