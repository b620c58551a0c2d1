// Why a text is not JSON (RFC 8259).

/** What could have stood where the text goes wrong. The page words each of them. */
export type JsonExpectation =
  | 'value'
  /** After `[`. */
  | 'value-or-array-end'
  /** After a comma in an object. */
  | 'key'
  /** After `{`. */
  | 'key-or-object-end'
  | 'colon'
  | 'comma-or-array-end'
  | 'comma-or-object-end'
  /** After a whole value. */
  | 'end'
  /** In a number. */
  | 'digit'
  /** After a backslash. */
  | 'escape'
  | 'hex-digit'
  /** In a string: its closing quote, where the text ends or a control character stands. */
  | 'string-end';

export interface JsonFault {
  /** UTF-16 index in the source; its length when the text ends too early. */
  readonly at: number;
  /** Both from 1; the column counts characters, not UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly expected: JsonExpectation;
  /** The character that stands there; null at the end of the text. */
  readonly found: string | null;
}

export function jsonFault(source: string, at: number, expected: JsonExpectation): JsonFault {
  let line = 1;
  let lineStart = 0;
  for (let feed = source.indexOf('\n'); feed >= 0 && feed < at; feed = source.indexOf('\n', feed + 1)) {
    line++;
    lineStart = feed + 1;
  }
  let column = 1;
  for (const _ of source.slice(lineStart, at)) column++;
  const code = source.codePointAt(at);
  return { at, line, column, expected, found: code === undefined ? null : String.fromCodePoint(code) };
}
