// Text to a JSON value, with limits that hold before anything is built of it, and the place of what is wrong.
import { fail, ok, type Result } from '../base/result.ts';
import { layoutJson } from '../payload/json-layout.ts';
import { type ImportFault, MAX_IMPORT_DEPTH } from './import-result.ts';
import { stringEnd } from './strip-json-comments.ts';

/** A file of 20 MB with nothing but commas and digits is no file of connections. */
const MAX_VALUES = 2_000_000;

export function readJson(text: string): Result<unknown, ImportFault> {
  const tooDeepAt = findTooDeep(text);
  if (tooDeepAt >= 0) {
    const place = `line ${lineAt(text, tooDeepAt)}`;
    return fail({ kind: 'too-deep', place, message: `nested deeper than ${MAX_IMPORT_DEPTH}` });
  }
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    const layout = layoutJson(text);
    if (layout.ok) return fail({ kind: 'broken', place: null, message: String(error) });
    const { line, column, expected } = layout.error;
    const place = `line ${line}, column ${column}`;
    return fail({ kind: 'broken', place, message: `expected: ${expected}`, json: layout.error });
  }
}

/** A value that another reader made: neither a circle nor a bomb of aliases, which only YAML can build. */
export function checkTree(value: unknown): ImportFault | null {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  let count = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth >= MAX_IMPORT_DEPTH) {
      return { kind: 'too-deep', place: null, message: `nested deeper than ${MAX_IMPORT_DEPTH}` };
    }
    for (const inner of Object.values(next.value)) {
      if (++count > MAX_VALUES) return { kind: 'too-large', place: null, message: `over ${MAX_VALUES} values` };
      open.push({ value: inner, depth: next.depth + 1 });
    }
  }
  return null;
}

/** Where the first bracket too many opens; -1: nowhere. Brackets in strings are none. */
function findTooDeep(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22:
        at = stringEnd(text, at);
        break;
      case 0x5b:
      case 0x7b:
        if (++depth > MAX_IMPORT_DEPTH) return at;
        break;
      case 0x5d:
      case 0x7d:
        depth--;
        break;
    }
  }
  return -1;
}

/** From 1. */
export function lineAt(text: string, index: number): number {
  let line = 1;
  for (let feed = text.indexOf('\n'); feed >= 0 && feed < index; feed = text.indexOf('\n', feed + 1)) line++;
  return line;
}
