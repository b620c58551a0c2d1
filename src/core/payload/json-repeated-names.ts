// Names that one JSON object has more than once. RFC 8259 leaves open which of the values then counts, and readers differ:
// so all of them are shown, and marked.
import { CODE, type ScanEnd, scanScalar, skipWhitespace } from './json-scan.ts';

/**
 * Where in the source the names stand that their object has twice or more, the first of them included. The source is
 * JSON, or the beginning of some; of anything else the answer means nothing.
 */
export function findRepeatedNames(source: string): ReadonlySet<number> {
  const repeated = new Set<number>();
  const open: NamesOfObject[] = [];
  const word: ScanEnd = { end: 0, fault: null };
  let at = skipWhitespace(source, 0);
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code === CODE.openObject) open.push(new NamesOfObject());
    else if (code === CODE.openArray) open.push(NO_NAMES);
    else if (code === CODE.closeObject || code === CODE.closeArray) open.pop();
    else if (code !== CODE.comma && code !== CODE.colon) {
      scanScalar(source, at, word);
      if (word.fault) return repeated;
      const after = skipWhitespace(source, word.end);
      const names = open.at(-1);
      if (code === CODE.quote && source.charCodeAt(after) === CODE.colon && names) {
        names.take(source, at, word.end, repeated);
      }
      at = after;
      continue;
    }
    at = skipWhitespace(source, at + 1);
  }
  return repeated;
}

/** The names of one object. A map is made only for the second: arrays of objects with one name are common. */
class NamesOfObject {
  #first: { readonly name: string; readonly at: number } | null = null;
  #places: Map<string, number> | null = null;

  take(source: string, at: number, end: number, repeated: Set<number>): void {
    const name = nameOf(source, at, end);
    if (!this.#first) {
      this.#first = { name, at };
      return;
    }
    this.#places ??= new Map([[this.#first.name, this.#first.at]]);
    const before = this.#places.get(name);
    if (before === undefined) {
      this.#places.set(name, at);
      return;
    }
    repeated.add(before);
    repeated.add(at);
  }
}

/** Stands for an array, which has no names. */
const NO_NAMES = new NamesOfObject();

/** A name without its quotes; escapes are resolved, as `"a"` and `"\u0061"` are one name. */
export function nameOf(source: string, at: number, end: number): string {
  const inner = source.slice(at + 1, end - 1);
  return inner.includes('\\') ? (JSON.parse(source.slice(at, end)) as string) : inner;
}
