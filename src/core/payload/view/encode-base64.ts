const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A multiple of 3, so that chunks join without padding between them. */
const CHUNK_BYTES = 3 * 4096;

/** Base64 with padding (RFC 4648, section 4), of payloads of any size. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) text += encodeChunk(bytes.subarray(at, at + CHUNK_BYTES));
  return text;
}

function encodeChunk(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += DIGITS.charAt(group >> 18) + DIGITS.charAt((group >> 12) & 63);
    text += left > 1 ? DIGITS.charAt((group >> 6) & 63) : '=';
    text += left > 2 ? DIGITS.charAt(group & 63) : '=';
  }
  return text;
}
