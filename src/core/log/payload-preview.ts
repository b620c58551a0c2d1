// The beginning of a payload as one short line.
import { decodeUtf8 } from '../wire/utf8.ts';

const MAX_CHARACTERS = 256;
const MAX_HEX_BYTES = 32;

export interface PayloadPreview {
  readonly preview: string;
  readonly previewKind: 'text' | 'bytes' | 'empty';
}

/** Decodes only as many bytes as the preview shows, however large the payload is. */
export function previewPayload(bytes: Uint8Array): PayloadPreview {
  if (bytes.length === 0) return { preview: '', previewKind: 'empty' };
  const text = decodeUtf8(bytes.subarray(0, wholeCharacters(bytes, MAX_CHARACTERS * 4)));
  if (text !== undefined && isReadable(text)) {
    return { preview: previewText(text), previewKind: 'text' };
  }
  let hex = '';
  for (const byte of bytes.subarray(0, MAX_HEX_BYTES))
    hex += `${hex === '' ? '' : ' '}${byte.toString(16).padStart(2, '0')}`;
  return { preview: hex, previewKind: 'bytes' };
}

/** A text's beginning in one line. */
export function previewText(text: string): string {
  // White space takes less room in the line than in the text, but seldom four times.
  return cut(text.slice(0, MAX_CHARACTERS * 4).replace(/\s+/g, ' '), MAX_CHARACTERS);
}

/** The longest beginning of at most `limit` bytes that does not end inside a UTF-8 character. */
function wholeCharacters(bytes: Uint8Array, limit: number): number {
  if (bytes.length <= limit) return bytes.length;
  let end = limit;
  for (let back = 0; back < 3 && end > 0 && ((bytes[end] as number) & 0xc0) === 0x80; back++) end--;
  return end;
}

/** Control characters other than white space make a payload binary, though it may be UTF-8 by chance. */
function isReadable(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return !/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text);
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = (text.charCodeAt(length - 1) & 0xfc00) === 0xd800 ? length - 1 : length;
  return text.slice(0, end);
}
