/**
 * Where the text of JSON that begins with the quote at `from` ends: after its other quote. It is known to have one.
 * Not by a pattern: those keep a note of each character, and give up on texts of some megabytes.
 */
export function jsonStringEnd(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return at + 1;
  }
  return text.length;
}
