// JSON and text as rows for a list that draws only some of them, numbered by line.
import type { JsonFault } from './json-fault.ts';
import type { JsonLayout, JsonTokenKind } from './json-layout.ts';
import { characterStart, MAX_ROW_CHARACTERS, pieceOf, RowMap, TextLines } from './text-rows.ts';

export interface RowToken {
  /** `fault` is the character that a text stops being JSON at, `repeated` a name that its object has twice. */
  readonly kind: JsonTokenKind | 'plain' | 'fault' | 'repeated';
  readonly text: string;
}

export interface PayloadRow {
  /** The line's number, from 1; null where a row goes on with a line. */
  readonly number: number | null;
  /** Levels of indentation. */
  readonly depth: number;
  readonly tokens: readonly RowToken[];
}

export interface PayloadRows {
  readonly rowCount: number;
  readonly lineCount: number;
  row(index: number): PayloadRow;
  /** The row to begin with in view. */
  readonly firstRow: number;
}

/** `repeated`: where in the source names stand that their object has more than once. */
export function jsonRows(layout: JsonLayout, repeated: ReadonlySet<number> = NONE): PayloadRows {
  const map = new RowMap(layout.lineCount, (line) => layout.width(line));
  return {
    rowCount: map.rowCount,
    lineCount: layout.lineCount,
    firstRow: 0,
    row(index) {
      const { line, piece } = map.at(index);
      const tokens = markRepeated(layout.tokens(line), repeated.has(layout.start(line)));
      const whole = layout.width(line) <= MAX_ROW_CHARACTERS;
      return {
        number: piece === 0 ? line + 1 : null,
        depth: layout.depth(line),
        tokens: whole ? tokens : cutTokens(tokens, piece * MAX_ROW_CHARACTERS, (piece + 1) * MAX_ROW_CHARACTERS),
      };
    },
  };
}

const NONE: ReadonlySet<number> = new Set();

/** A name is the first token of its line. */
function markRepeated(tokens: readonly RowToken[], isRepeated: boolean): readonly RowToken[] {
  const [first, ...others] = tokens;
  return isRepeated && first?.kind === 'key' ? [{ kind: 'repeated', text: first.text }, ...others] : tokens;
}

/** The characters `from` to `to` of tokens side by side; a character of two units stays whole. */
export function cutTokens(tokens: readonly RowToken[], from: number, to: number): readonly RowToken[] {
  const cut: RowToken[] = [];
  let offset = 0;
  for (const { kind, text } of tokens) {
    const piece = text.slice(characterStart(text, from - offset), characterStart(text, to - offset));
    if (piece !== '') cut.push({ kind, text: piece });
    offset += text.length;
    if (offset >= to) break;
  }
  return cut;
}

/** With a fault, the rows begin in view where it is, and its character is marked. */
export function textRows(text: string, fault: JsonFault | null): PayloadRows {
  const lines = new TextLines(text);
  const map = new RowMap(lines.lineCount, (line) => lines.width(line));
  const faultLine = fault ? Math.min(fault.line, lines.lineCount) - 1 : -1;
  const faultInLine = fault ? fault.at - lines.start(faultLine) : -1;
  return {
    rowCount: map.rowCount,
    lineCount: lines.lineCount,
    firstRow: fault ? map.rowOf(faultLine) + Math.floor(faultInLine / MAX_ROW_CHARACTERS) : 0,
    row(index) {
      const { line, piece } = map.at(index);
      const lineText = lines.line(line);
      const shown = lineText.length <= MAX_ROW_CHARACTERS ? lineText : pieceOf(lineText, piece);
      const start = characterStart(lineText, piece * MAX_ROW_CHARACTERS);
      return {
        number: piece === 0 ? line + 1 : null,
        depth: 0,
        tokens: line === faultLine ? markAt(shown, faultInLine - start) : [{ kind: 'plain', text: shown }],
      };
    },
  };
}

/** Splits off the character at `at`, where there is one. */
function markAt(text: string, at: number): readonly RowToken[] {
  if (at < 0 || at >= text.length) return [{ kind: 'plain', text }];
  const end = at + String.fromCodePoint(text.codePointAt(at) ?? 0).length;
  const tokens: readonly RowToken[] = [
    { kind: 'plain', text: text.slice(0, at) },
    { kind: 'fault', text: text.slice(at, end) },
    { kind: 'plain', text: text.slice(end) },
  ];
  return tokens.filter((token) => token.text !== '');
}
