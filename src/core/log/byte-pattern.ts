// Finds text in raw UTF-8 bytes with the engine's own string search. Bytes are decoded one to a character (a slab of the
// log in one go, no message by itself), so that positions in the string are positions in the bytes.

/** WHATWG's `latin1` is windows-1252: 27 bytes have other code points, but still each byte has its own. */
const BYTES_AS_TEXT = new TextDecoder('latin1');
const CHARACTERS: readonly string[] = [...BYTES_AS_TEXT.decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))];
const UTF8 = new TextEncoder();

/** One character a byte. */
export function bytesAsText(bytes: Uint8Array): string {
  return BYTES_AS_TEXT.decode(bytes);
}

/** A text's UTF-8, one character a byte. */
export function utf8AsText(text: string): string {
  return bytesAsText(UTF8.encode(text));
}

/**
 * A global pattern that finds `text` in what `bytesAsText` gives, whatever the case of its letters, in any script. Two
 * letters are the same when they are one another's upper or lower case; `ß` is not `SS`.
 */
export function bytePattern(text: string): RegExp {
  return new RegExp([...text].map(anyCase).join(''), 'g');
}

/** The same for text that was decoded: a global pattern that finds what `bytePattern` finds in its bytes. */
export function textPattern(text: string): RegExp {
  const characters = [...text].map((character) =>
    anyOf(casesOf(character).map((one) => one.replace(/[^\p{L}\p{N}]/gu, escapedCharacter))),
  );
  return new RegExp(characters.join(''), 'gu');
}

function casesOf(character: string): readonly string[] {
  const cases = [...new Set([character, character.toLowerCase(), character.toUpperCase()])];
  return cases.filter((one) => [...one].length === 1);
}

function anyCase(character: string): string {
  return anyOf(casesOf(character).map(escapedBytes));
}

function anyOf(variants: readonly string[]): string {
  return variants.length === 1 ? (variants[0] as string) : `(?:${variants.join('|')})`;
}

function escapedCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}

function escapedBytes(character: string): string {
  return Array.from(UTF8.encode(character), (byte) =>
    // Letters, digits and what lies beyond ASCII mean themselves.
    /[\w\u0080-\uffff]/.test(CHARACTERS[byte] as string)
      ? (CHARACTERS[byte] as string)
      : `\\x${byte.toString(16).padStart(2, '0')}`,
  ).join('');
}
