// Values of a JSON document by path, as in `a.b[0]."c d"`; the empty path is the document itself. Numbers stay as written.
import { fail, ok, type Result } from '../base/result.ts';
import { JsonFieldFinder, type JsonPath } from '../log/find-json-field.ts';

const STEP = /\.?(?:"((?:[^"\\]|\\.)*)"|([^\s."[\]]+)|\[(\d{1,9})\])/uy;

/** The index where the path goes wrong is the error. */
export function parseJsonPath(text: string): Result<JsonPath, number> {
  const path: (string | number)[] = [];
  for (let at = 0; at < text.length; at = STEP.lastIndex) {
    STEP.lastIndex = at;
    const step = STEP.exec(text);
    // A dot stands between two names, and nowhere else.
    const isDot = text[at] === '.';
    if (!step || isDot !== (at > 0 && step[3] === undefined)) return fail(at);
    const [, quoted, name, index] = step;
    if (index !== undefined) path.push(Number(index));
    else path.push(quoted === undefined ? (name as string) : unquote(quoted));
  }
  return ok(path);
}

/** What stands in a text for people: of a string its characters, of anything else its JSON. Null: there is none. */
export function readJsonPath(payload: Uint8Array, path: string): string | null {
  const parsed = parseJsonPath(path);
  if (!parsed.ok) return null;
  const json = findJson(payload, parsed.value);
  if (json === null) return null;
  return json.startsWith('"') ? (JSON.parse(json) as string) : json;
}

/** The value's JSON, as it stands in the document; null: there is none, or the document is no JSON. */
export function findJson(payload: Uint8Array, path: JsonPath): string | null {
  const field = new JsonFieldFinder(path).find(payload, 0, payload.length);
  return field && new TextDecoder().decode(payload.subarray(field.start, field.end));
}

function unquote(quoted: string): string {
  return quoted.replace(/\\(.)/gsu, '$1');
}
