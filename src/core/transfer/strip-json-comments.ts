// VS Code's settings.json is JSON with comments and trailing commas: both become spaces, so that every place stays.

export function stripJsonComments(text: string): string {
  const out = new Blanked(text);
  /** Where a comma stands with nothing but white space and comments after it so far; -1: nowhere. */
  let comma = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2f && (text.startsWith('//', at) || text.startsWith('/*', at))) {
      const end = commentEnd(text, at);
      out.blank(at, end);
      at = end - 1;
    } else if (code === 0x2c) comma = at;
    else if (code === 0x5d || code === 0x7d) {
      if (comma >= 0) out.blank(comma, comma + 1);
      comma = -1;
    } else if (code > 0x20) {
      comma = -1;
      if (code === 0x22) at = stringEnd(text, at);
    }
  }
  return out.text();
}

/** A text with some ranges made blank. Line feeds stay, so that lines keep their numbers. */
class Blanked {
  readonly #source: string;
  readonly #ranges: [from: number, to: number][] = [];

  constructor(source: string) {
    this.#source = source;
  }

  blank(from: number, to: number): void {
    this.#ranges.push([from, to]);
  }

  text(): string {
    const parts: string[] = [];
    let at = 0;
    // A trailing comma is found after the comments behind it.
    for (const [from, to] of this.#ranges.sort((a, b) => a[0] - b[0])) {
      parts.push(this.#source.slice(at, from), this.#source.slice(from, to).replace(/[^\r\n]/gu, ' '));
      at = to;
    }
    parts.push(this.#source.slice(at));
    return parts.join('');
  }
}

function commentEnd(text: string, at: number): number {
  const isLine = text.charCodeAt(at + 1) === 0x2f;
  const end = text.indexOf(isLine ? '\n' : '*/', at + 2);
  return end < 0 ? text.length : isLine ? end : end + 2;
}

/** The index of the closing quote, or the text's length. */
export function stringEnd(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at;
    if (code === 0x5c) at++;
  }
  return text.length;
}
