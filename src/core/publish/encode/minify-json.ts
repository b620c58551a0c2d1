import { layoutJson } from '../../payload/json-layout.ts';

const PARTS = /"(?:[^"\\]|\\.)*"|\s+/gsu;

/** Without white space between its parts: numbers and texts stay as they were written. Null: it is no JSON. */
export function minifyJson(text: string): string | null {
  if (!layoutJson(text).ok) return null;
  return text.replace(PARTS, (part) => (part.startsWith('"') ? part : ''));
}
