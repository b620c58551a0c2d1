// What has changed from one JSON document to another: by path, with numbers as they are written, so that neither a big
// integer nor `127.0` is lost.
import { decimalDifference } from './decimal-difference.ts';
import { countLeaves, type ExactJson, isSameJson, readExactJson, writeExactJson } from './exact-json.ts';

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

/** Null: one of the two is no JSON, or nested too deep to be read. */
export function diffJson(before: string, after: string): JsonDifference | null {
  const one = readExactJson(before);
  const other = readExactJson(after);
  return one && other ? diffExact(one, other) : null;
}

export function diffExact(before: ExactJson, after: ExactJson): JsonDifference {
  const difference = new Difference();
  difference.compare(before, after, []);
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
    if (isSameJson(before, after)) this.unchanged++;
    else this.#add({ path, kind: 'changed' }, before, after);
  }

  /** A name that stands several times is compared in its order: the first with the first. */
  #objects(before: Entries, after: Entries, path: DifferencePath): void {
    const known = new Map<string, { readonly values: ExactJson[]; next: number }>();
    for (const { name, value } of before) {
      const same = known.get(name);
      if (same) same.values.push(value);
      else known.set(name, { values: [value], next: 0 });
    }
    for (const { name, value } of after) {
      const same = known.get(name);
      const left = same?.values[same.next++];
      if (left) this.compare(left, value, [...path, name]);
      else this.#add({ path: [...path, name], kind: 'added' }, null, value);
    }
    for (const [name, { values, next }] of known) {
      for (const value of values.slice(next)) this.#add({ path: [...path, name], kind: 'removed' }, value, null);
    }
  }

  /** What both begin and end with is set aside first, so that an insertion is one entry and not a change of all after it. */
  #arrays(before: readonly ExactJson[], after: readonly ExactJson[], path: DifferencePath): void {
    const shorter = Math.min(before.length, after.length);
    let begin = 0;
    while (begin < shorter && isSameJson(before[begin] as ExactJson, after[begin] as ExactJson)) begin++;
    let end = 0;
    const isSameAtEnd = () => isSameJson(before.at(-1 - end) as ExactJson, after.at(-1 - end) as ExactJson);
    while (end < shorter - begin && isSameAtEnd()) end++;
    for (const item of after.slice(0, begin)) this.unchanged += countLeaves(item);
    for (const item of after.slice(after.length - end)) this.unchanged += countLeaves(item);
    for (let i = begin; i < Math.max(before.length, after.length) - end; i++) {
      const was = i < before.length - end ? before[i] : undefined;
      const is = i < after.length - end ? after[i] : undefined;
      if (was && is) this.compare(was, is, [...path, i]);
      else if (was) this.#add({ path: [...path, i], kind: 'removed' }, was, null);
      else if (is) this.#add({ path: [...path, i], kind: 'added' }, null, is);
    }
  }

  #add(entry: Pick<DifferenceEntry, 'path' | 'kind'>, was: ExactJson | null, is: ExactJson | null): void {
    if (this.entries.length >= MAX_ENTRIES) {
      this.more = true;
      return;
    }
    const before = was && writeExactJson(was);
    const after = is && writeExactJson(is);
    const isScalar = was?.kind === 'scalar' && is?.kind === 'scalar';
    const delta = isScalar ? decimalDifference(was.text, is.text) : null;
    this.entries.push({ ...entry, before, after, delta });
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
