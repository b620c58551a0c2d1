// What has changed from one JSON document to another: by path, with numbers as they are written, so that neither a big
// integer nor `127.0` is lost.
import { decimalDifference } from './decimal-difference.ts';
import { type ExactJson, readExactJson, writeExactJson } from './exact-json.ts';

export type DifferencePath = readonly (string | number)[];

export interface DifferenceEntry {
  readonly path: DifferencePath;
  readonly kind: 'changed' | 'added' | 'removed';
  /** As written, without white space; null where there was or is none. */
  readonly before: string | null;
  readonly after: string | null;
  /** After less before, with its sign, where both are numbers. */
  readonly delta: string | null;
}

export interface JsonDifference {
  /** In the order of the document after; what was removed comes where it stood among its siblings' others. */
  readonly entries: readonly DifferenceEntry[];
  /** Scalars (and empty lists and objects) that are the same in both. */
  readonly unchanged: number;
  /** There are more entries than `MAX_ENTRIES`. */
  readonly more: boolean;
}

/** More is not a difference any more, but another document. */
export const MAX_ENTRIES = 10_000;

/** Null: one of the two is no JSON. */
export function diffJson(before: string, after: string): JsonDifference | null {
  const one = readExactJson(before);
  const other = readExactJson(after);
  if (!one || !other) return null;
  const difference = new Difference();
  difference.compare(one, other, []);
  return { entries: difference.entries, unchanged: difference.unchanged, more: difference.more };
}

class Difference {
  readonly entries: DifferenceEntry[] = [];
  unchanged = 0;
  more = false;

  compare(before: ExactJson, after: ExactJson, path: DifferencePath): void {
    if (before.kind === 'object' && after.kind === 'object' && before.entries.length + after.entries.length > 0) {
      return this.#objects(before.entries, after.entries, path);
    }
    if (before.kind === 'array' && after.kind === 'array' && before.items.length + after.items.length > 0) {
      return this.#arrays(before.items, after.items, path);
    }
    const [left, right] = [writeExactJson(before), writeExactJson(after)];
    if (left === right) {
      this.unchanged++;
      return;
    }
    const delta = before.kind === 'scalar' && after.kind === 'scalar' ? decimalDifference(left, right) : null;
    this.#add({ path, kind: 'changed', before: left, after: right, delta });
  }

  /** A name that stands several times is compared in its order: the first with the first. */
  #objects(before: Entries, after: Entries, path: DifferencePath): void {
    const known = new Map<string, ExactJson[]>();
    for (const { name, value } of before) {
      const values = known.get(name);
      if (values) values.push(value);
      else known.set(name, [value]);
    }
    for (const { name, value } of after) {
      const left = known.get(name)?.shift();
      if (left) this.compare(left, value, [...path, name]);
      else this.#onlyAfter(value, [...path, name]);
    }
    for (const [name, values] of known) for (const value of values) this.#onlyBefore(value, [...path, name]);
  }

  /** What both begin and end with is set aside first, so that an insertion is one entry and not a change of all after it. */
  #arrays(before: readonly ExactJson[], after: readonly ExactJson[], path: DifferencePath): void {
    const left = before.map(writeExactJson);
    const right = after.map(writeExactJson);
    const shorter = Math.min(left.length, right.length);
    let begin = 0;
    while (begin < shorter && left[begin] === right[begin]) begin++;
    let end = 0;
    while (end < shorter - begin && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
    for (let i = 0; i < begin; i++) this.compare(before[i] as ExactJson, after[i] as ExactJson, [...path, i]);
    const pairs = Math.min(left.length, right.length) - end;
    for (let i = begin; i < pairs; i++) this.compare(before[i] as ExactJson, after[i] as ExactJson, [...path, i]);
    for (let i = Math.max(begin, pairs); i < left.length - end; i++)
      this.#onlyBefore(before[i] as ExactJson, [...path, i]);
    for (let i = Math.max(begin, pairs); i < right.length - end; i++)
      this.#onlyAfter(after[i] as ExactJson, [...path, i]);
    for (let i = 0; i < end; i++) {
      const at = right.length - end + i;
      this.compare(before[left.length - end + i] as ExactJson, after[at] as ExactJson, [...path, at]);
    }
  }

  #onlyBefore(value: ExactJson, path: DifferencePath): void {
    this.#add({ path, kind: 'removed', before: writeExactJson(value), after: null, delta: null });
  }

  #onlyAfter(value: ExactJson, path: DifferencePath): void {
    this.#add({ path, kind: 'added', before: null, after: writeExactJson(value), delta: null });
  }

  #add(entry: DifferenceEntry): void {
    if (this.entries.length < MAX_ENTRIES) this.entries.push(entry);
    else this.more = true;
  }
}

type Entries = readonly { readonly name: string; readonly value: ExactJson }[];

/** `state.power`, `values[2]`, `"a.b".c`; '' for the document itself. */
export function pathText(path: DifferencePath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else {
      const name = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step) ? step : JSON.stringify(step);
      text += text === '' ? name : `.${name}`;
    }
  }
  return text;
}
