// JSON laid out in lines without being parsed: what is shown is the source's own text, so numbers keep every digit, escapes
// stay as they were written, and duplicate keys and their order remain. Only white space between tokens changes.
// Lines are two offsets and a depth; their tokens are found again when a line is looked at.
import { fail, ok, type Result } from '../base/result.ts';
import { type JsonExpectation, type JsonFault, jsonFault } from './json-fault.ts';
import { CODE, isWhitespace, type ScanEnd, scanScalar, scanString, skipWhitespace } from './json-scan.ts';
import { NumberList } from './number-list.ts';

export type JsonTokenKind = 'key' | 'string' | 'number' | 'word' | 'punctuation' | 'space';

export interface JsonToken {
  readonly kind: JsonTokenKind;
  /** As in the source; `space` is the one after a colon. */
  readonly text: string;
}

export interface JsonLayout {
  readonly lineCount: number;
  /** UTF-16 index of a line's first token in the source. */
  start(line: number): number;
  /** How many arrays and objects are open around a line. */
  depth(line: number): number;
  /** A line's tokens without indentation. Past the last line there are none. */
  tokens(line: number): readonly JsonToken[];
  /** An upper bound of the characters that a line's tokens have. */
  width(line: number): number;
}

const ARRAY = 0;
const OBJECT = 1;

/**
 * Checks the text against RFC 8259 and lays it out. Iterative, so depth has no limit. With `complete` false the text is the
 * beginning of something longer, and its end is no fault.
 */
export function layoutJson(source: string, complete = true): Result<JsonLayout, JsonFault> {
  const lines = new LineTable(source);
  const fault = scan(source, lines);
  if (fault && !(fault.at >= source.length && !complete)) return fail(jsonFault(source, fault.at, fault.expected));
  lines.end(source.length);
  return ok(lines);
}

interface Fault {
  readonly at: number;
  readonly expected: JsonExpectation;
}

/** Walks the whole text; begins a line wherever one belongs. Null when it is JSON. */
function scan(source: string, lines: LineTable): Fault | null {
  const open = new NumberList();
  const word: ScanEnd = { end: 0, fault: null };
  let inside = ARRAY;
  let at = skipWhitespace(source, 0);
  lines.begin(at, 0);
  for (;;) {
    // A value stands here. An opening bracket goes on to the first value inside it, everything else to what follows it.
    const code = source.charCodeAt(at);
    if (code === CODE.openArray || code === CODE.openObject) {
      const kind = code === CODE.openArray ? ARRAY : OBJECT;
      const close = kind === ARRAY ? CODE.closeArray : CODE.closeObject;
      const next = skipWhitespace(source, at + 1);
      if (source.charCodeAt(next) !== close) {
        open.push(inside);
        inside = kind;
        if (next < source.length) lines.begin(next, open.length);
        at = next;
        if (kind === ARRAY) {
          if (source.charCodeAt(at) === CODE.comma || at >= source.length)
            return { at, expected: 'value-or-array-end' };
          continue;
        }
        const key = scanKey(source, at, 'key-or-object-end', word);
        if (key) return key;
        at = word.end;
        continue;
      }
      at = next + 1;
    } else {
      scanScalar(source, at, word);
      if (word.fault) return { at: word.end, expected: word.fault };
      at = word.end;
    }
    // A value has ended: close what closes, until a comma or the end.
    for (;;) {
      at = skipWhitespace(source, at);
      if (open.length === 0) return at < source.length ? { at, expected: 'end' } : null;
      const after = source.charCodeAt(at);
      if (after === CODE.comma) break;
      if (after !== (inside === ARRAY ? CODE.closeArray : CODE.closeObject)) {
        return { at, expected: inside === ARRAY ? 'comma-or-array-end' : 'comma-or-object-end' };
      }
      inside = open.pop();
      lines.begin(at, open.length);
      at++;
    }
    at = skipWhitespace(source, at + 1);
    if (at < source.length) lines.begin(at, open.length);
    if (inside === OBJECT) {
      const key = scanKey(source, at, 'key', word);
      if (key) return key;
      at = word.end;
    }
  }
}

/** Key, colon and the white space after it; leaves in `word.end` where the value begins. */
function scanKey(source: string, from: number, expected: JsonExpectation, word: ScanEnd): Fault | null {
  if (source.charCodeAt(from) !== CODE.quote) return { at: from, expected };
  scanString(source, from, word);
  if (word.fault) return { at: word.end, expected: word.fault };
  const colon = skipWhitespace(source, word.end);
  if (source.charCodeAt(colon) !== CODE.colon) return { at: colon, expected: 'colon' };
  word.end = skipWhitespace(source, colon + 1);
  return null;
}

class LineTable implements JsonLayout {
  readonly #source: string;
  readonly #starts = new NumberList();
  readonly #depths = new NumberList();
  #end = 0;

  constructor(source: string) {
    this.#source = source;
  }

  begin(at: number, depth: number): void {
    this.#starts.push(at);
    this.#depths.push(depth);
  }

  end(at: number): void {
    this.#end = at;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  start(line: number): number {
    return this.#starts.at(line);
  }

  depth(line: number): number {
    return this.#depths.at(line);
  }

  width(line: number): number {
    return this.#endOf(line) - this.#starts.at(line) + 1;
  }

  #endOf(line: number): number {
    return line + 1 < this.#starts.length ? this.#starts.at(line + 1) : this.#end;
  }

  tokens(line: number): readonly JsonToken[] {
    return line < this.lineCount ? tokensOf(this.#source.slice(this.#starts.at(line), this.#endOf(line))) : [];
  }
}

/** The tokens of one line. The text was checked before, all but its end when it is a beginning only. */
function tokensOf(text: string): readonly JsonToken[] {
  const tokens: JsonToken[] = [];
  const word: ScanEnd = { end: 0, fault: null };
  for (let at = skipWhitespace(text, 0); at < text.length; at = skipWhitespace(text, at)) {
    const code = text.charCodeAt(at);
    if (isPunctuation(code)) {
      if (code === CODE.colon) {
        const key = tokens.pop();
        if (key) tokens.push({ kind: 'key', text: key.text });
      }
      tokens.push({ kind: 'punctuation', text: text.charAt(at) });
      if (code === CODE.colon) tokens.push({ kind: 'space', text: ' ' });
      at++;
      continue;
    }
    scanScalar(text, at, word);
    const end = word.fault ? endOfCut(text, at) : word.end;
    tokens.push({
      kind: code === CODE.quote ? 'string' : code === CODE.minus || code <= CODE.nine ? 'number' : 'word',
      text: text.slice(at, end),
    });
    at = end;
  }
  return joinBrackets(tokens);
}

/** A token that the end of a beginning cuts off reaches to that end. */
function endOfCut(text: string, from: number): number {
  let end = text.length;
  if (text.charCodeAt(from) !== CODE.quote) while (end > from + 1 && isWhitespace(text.charCodeAt(end - 1))) end--;
  return end;
}

/** `[`, `]` becomes `[]`: punctuation side by side is one token, which is fewer elements on the page. */
function joinBrackets(tokens: readonly JsonToken[]): readonly JsonToken[] {
  const joined: JsonToken[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (token.kind === 'punctuation' && last?.kind === 'punctuation') {
      joined[joined.length - 1] = { kind: 'punctuation', text: last.text + token.text };
    } else joined.push(token);
  }
  return joined;
}

function isPunctuation(code: number): boolean {
  return (
    code === CODE.comma ||
    code === CODE.colon ||
    code === CODE.openArray ||
    code === CODE.closeArray ||
    code === CODE.openObject ||
    code === CODE.closeObject
  );
}

/** Deeper levels are indented no further: 100,000 open arrays would else make gigabytes of spaces. */
const MAX_INDENTED_DEPTH = 64;

/** The layout as one text, two spaces a level. */
export function formatJson(layout: JsonLayout): string {
  const lines = new Array<string>(layout.lineCount);
  for (let line = 0; line < layout.lineCount; line++) {
    let text = '  '.repeat(Math.min(layout.depth(line), MAX_INDENTED_DEPTH));
    for (const token of layout.tokens(line)) text += token.text;
    lines[line] = text;
  }
  return lines.join('\n');
}
