// A text as rows that a list can draw one by one: a row is a line, or a piece of a line that is very long.
import { NumberList } from './number-list.ts';

/**
 * Characters of a line that one row holds. Longer rows make the browser lay out more than it shows (a one-line payload of
 * 1 MiB would be a single row); shorter ones break lines where nobody expects it.
 */
export const MAX_ROW_CHARACTERS = 2000;

export interface LinePiece {
  /** From 0. */
  readonly line: number;
  /** Which piece of the line, from 0. */
  readonly piece: number;
}

/** Maps rows to lines and pieces of lines. Memory grows with the long lines only. */
export class RowMap {
  readonly rowCount: number;
  /** Lines of more than one row, and the rows that stand before each. */
  readonly #longLines = new NumberList();
  readonly #longRows = new NumberList();

  /** `width(line)` is an upper bound of its characters. */
  constructor(lineCount: number, width: (line: number) => number) {
    let rows = 0;
    for (let line = 0; line < lineCount; line++) {
      const pieces = Math.max(1, Math.ceil(width(line) / MAX_ROW_CHARACTERS));
      if (pieces > 1) {
        this.#longLines.push(line);
        this.#longRows.push(rows);
      }
      rows += pieces;
    }
    this.rowCount = rows;
    this.#width = width;
  }

  readonly #width: (line: number) => number;

  at(row: number): LinePiece {
    // The last long line that begins at or before the row.
    let low = 0;
    let high = this.#longRows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#longRows.at(middle) <= row) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return { line: row, piece: 0 };
    const line = this.#longLines.at(low - 1);
    const into = row - this.#longRows.at(low - 1);
    const pieces = Math.ceil(this.#width(line) / MAX_ROW_CHARACTERS);
    return into < pieces ? { line, piece: into } : { line: line + 1 + into - pieces, piece: 0 };
  }

  /** The first row of a line. */
  rowOf(line: number): number {
    let low = 0;
    let high = this.#longLines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#longLines.at(middle) < line) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return line;
    const long = this.#longLines.at(low - 1);
    const pieces = Math.ceil(this.#width(long) / MAX_ROW_CHARACTERS);
    return this.#longRows.at(low - 1) + pieces + (line - long - 1);
  }
}

/** Where the lines of a text begin and end; a line feed ends a line and belongs to none. */
export class TextLines {
  readonly #text: string;
  readonly #starts = new NumberList();

  constructor(text: string) {
    this.#text = text;
    this.#starts.push(0);
    for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) this.#starts.push(feed + 1);
    // A final line feed ends the last line and begins none.
    if (text.endsWith('\n')) this.#starts.pop();
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  start(line: number): number {
    return this.#starts.at(line);
  }

  #end(line: number): number {
    if (line + 1 < this.#starts.length) return this.#starts.at(line + 1) - 1;
    return this.#text.endsWith('\n') ? this.#text.length - 1 : this.#text.length;
  }

  width(line: number): number {
    return this.#end(line) - this.start(line);
  }

  line(line: number): string {
    return this.#text.slice(this.start(line), this.#end(line));
  }
}

/** Piece `piece` of a long line; pieces joined are the line, and no character is cut in two. */
export function pieceOf(text: string, piece: number): string {
  return text.slice(
    characterStart(text, piece * MAX_ROW_CHARACTERS),
    characterStart(text, (piece + 1) * MAX_ROW_CHARACTERS),
  );
}

/** `at`, or the unit before when `at` is inside a surrogate pair. */
export function characterStart(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return Math.min(Math.max(at, 0), text.length);
  const inPair = (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
  return inPair ? at - 1 : at;
}
