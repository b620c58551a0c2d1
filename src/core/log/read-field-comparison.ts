// A condition on a JSON field as a person types it: `state.power == "on"`, `values[2] <= -1.5e3`, `"a.b"."c d" != null`,
// `name contains x`, `alarm exists`. What is wrong is named with its place; write-field-comparison.ts is the way back.
import { fail, ok, type Result } from '../base/result.ts';
import type { FieldComparison, FieldOperator } from './field-comparison.ts';

export interface FieldComparisonFault {
  readonly kind:
    | 'empty'
    /** A field's name should stand here. */
    | 'name'
    /** A number and `]` should stand here. */
    | 'index'
    /** No second `"`, or an escape that JSON does not have. */
    | 'quotes'
    | 'operator'
    | 'value'
    /** A list or an object: only text, numbers, true, false and null are compared. */
    | 'not-scalar'
    /** Text with spaces is written in quotes; or something follows where nothing can. */
    | 'after-end'
    /** `true > …`: only numbers and text have an order. */
    | 'no-order';
  /** Where, in UTF-16 units from the begin of the text. */
  readonly at: number;
}

type Value = FieldComparison['value'];
type Read<T> = Result<{ readonly value: T; readonly end: number }, FieldComparisonFault>;

/** What ends a name that stands without quotes. */
const NAME = /[^\s."[\]=!<>]+/uy;
const INDEX = /\[\s*(\d{1,9})\s*\]/y;
const QUOTED = /"(?:[^"\\]|\\.)*"/sy;
const SYMBOL = /==|!=|>=|<=|=|>|</y;
const WORD = /(contains|exists)(?![^\s"])/iy;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const SPACE = /\s*/y;

/** `=` is read as `==`, a word without quotes as text. A path of `.` alone is the document itself. */
export function readFieldComparison(text: string): Result<FieldComparison, FieldComparisonFault> {
  const start = skipSpace(text, 0);
  if (start === text.length) return fail({ kind: 'empty', at: 0 });
  const path = readPath(text, start);
  if (!path.ok) return path;
  const operator = readOperator(text, skipSpace(text, path.value.end));
  if (!operator.ok) return operator;
  const from = skipSpace(text, operator.value.end);
  const read = readValue(text, from, operator.value.value);
  if (!read.ok) return read;
  const end = skipSpace(text, read.value.end);
  if (end < text.length) return fail({ kind: 'after-end', at: end });
  return ok({ path: path.value.value, operator: operator.value.value, value: read.value.value });
}

function readPath(text: string, start: number): Read<(string | number)[]> {
  const path: (string | number)[] = [];
  // As jq has it, a path may begin with a dot, and the dot alone is the whole.
  let at = text[start] === '.' ? start + 1 : start;
  if (at > start && !/[^\s=!<>]/.test(text[at] ?? ' ')) return ok({ value: path, end: at });
  for (;;) {
    if (text[at] === '[') {
      const index = match(INDEX, text, at);
      if (!index) return fail({ kind: 'index', at: at + 1 });
      path.push(Number(index[1]));
      at += index[0].length;
    } else {
      const name = text[at] === '"' ? readQuoted(text, at) : readName(text, at);
      if (!name.ok) return name;
      path.push(name.value.value);
      at = name.value.end;
    }
    if (text[at] === '.') at++;
    else if (text[at] !== '[') return ok({ value: path, end: at });
  }
}

function readName(text: string, at: number): Read<string> {
  const name = match(NAME, text, at)?.[0];
  return name ? ok({ value: name, end: at + name.length }) : fail({ kind: 'name', at });
}

function readQuoted(text: string, at: number): Read<string> {
  const quoted = match(QUOTED, text, at)?.[0];
  if (quoted === undefined) return fail({ kind: 'quotes', at });
  try {
    return ok({ value: JSON.parse(quoted) as string, end: at + quoted.length });
  } catch {
    return fail({ kind: 'quotes', at });
  }
}

function readOperator(text: string, at: number): Read<FieldOperator> {
  const found = match(SYMBOL, text, at)?.[0] ?? match(WORD, text, at)?.[0];
  if (found === undefined) return fail({ kind: 'operator', at });
  const value = found === '=' ? '==' : (found.toLowerCase() as FieldOperator);
  return ok({ value, end: at + found.length });
}

function readValue(text: string, at: number, operator: FieldOperator): Read<Value> {
  if (operator === 'exists') return ok({ value: null, end: at });
  if (text[at] === '"') return readQuoted(text, at);
  const word = /^\S*/.exec(text.slice(at))?.[0] ?? '';
  if (word === '' || /^[=!<>]/.test(word)) return fail({ kind: 'value', at });
  if (/^[[{]/.test(word)) return fail({ kind: 'not-scalar', at });
  // What is looked for inside of text is text, though it looks like a number.
  const value = operator === 'contains' ? word : bareValue(word);
  const isOrdered = typeof value === 'number' || typeof value === 'string';
  if (!isOrdered && operator !== '==' && operator !== '!=') return fail({ kind: 'no-order', at });
  return ok({ value, end: at + word.length });
}

function bareValue(word: string): Value {
  if (word === 'true') return true;
  if (word === 'false') return false;
  if (word === 'null') return null;
  return NUMBER.test(word) ? Number(word) : word;
}

function skipSpace(text: string, at: number): number {
  return at + (match(SPACE, text, at)?.[0].length ?? 0);
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
