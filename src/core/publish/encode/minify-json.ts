import { layoutJson } from '../../payload/json-layout.ts';
import { jsonStringEnd } from './json-string-end.ts';

const SPACE_OR_QUOTE = /\s+|"/gu;

/** Without white space between its parts: numbers and texts stay as they were written. Null: it is no JSON. */
export function minifyJson(text: string): string | null {
  if (!layoutJson(text).ok) return null;
  const parts: string[] = [];
  let from = 0;
  SPACE_OR_QUOTE.lastIndex = 0;
  for (let found = SPACE_OR_QUOTE.exec(text); found; found = SPACE_OR_QUOTE.exec(text)) {
    if (found[0] === '"') {
      SPACE_OR_QUOTE.lastIndex = jsonStringEnd(text, found.index);
    } else {
      parts.push(text.slice(from, found.index));
      from = SPACE_OR_QUOTE.lastIndex;
    }
  }
  parts.push(text.slice(from));
  return parts.join('');
}
