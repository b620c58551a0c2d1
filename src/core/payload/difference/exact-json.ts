// A JSON document in which nothing is lost: numbers as they are written, names that stand twice, the order of all.
import { MAX_DECODE_DEPTH } from '../decoded/decoded-value.ts';
import { CODE, type ScanEnd, scanScalar, skipWhitespace } from '../json-scan.ts';

export type ExactJson =
  /** As written: a number, a string with its quotes, `true`, `false`, `null`. */
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'array'; readonly items: readonly ExactJson[] }
  | { readonly kind: 'object'; readonly entries: readonly { readonly name: string; readonly value: ExactJson }[] };

/** Undefined: it is no JSON, or deeper than `MAX_DECODE_DEPTH`. */
export function readExactJson(source: string): ExactJson | undefined {
  try {
    JSON.parse(source);
  } catch {
    return undefined;
  }
  return new Reader(source).value(0);
}

/** Of what is known to be JSON. JSON.parse takes any depth, and so does not spare this the stack. */
class Reader {
  readonly #source: string;
  readonly #word: ScanEnd = { end: 0, fault: null };
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  value(depth: number): ExactJson | undefined {
    if (depth > MAX_DECODE_DEPTH) return undefined;
    this.#at = skipWhitespace(this.#source, this.#at);
    const first = this.#source.charCodeAt(this.#at);
    if (first === CODE.openObject) return this.#object(depth + 1);
    if (first === CODE.openArray) return this.#array(depth + 1);
    return { kind: 'scalar', text: this.#scalar() };
  }

  #object(depth: number): ExactJson | undefined {
    const entries: { name: string; value: ExactJson }[] = [];
    this.#at++;
    while (!this.#ends(CODE.closeObject)) {
      const name = JSON.parse(this.#scalar()) as string;
      this.#at = skipWhitespace(this.#source, this.#at) + 1;
      const value = this.value(depth);
      if (!value) return undefined;
      entries.push({ name, value });
    }
    return { kind: 'object', entries };
  }

  #array(depth: number): ExactJson | undefined {
    const items: ExactJson[] = [];
    this.#at++;
    while (!this.#ends(CODE.closeArray)) {
      const item = this.value(depth);
      if (!item) return undefined;
      items.push(item);
    }
    return { kind: 'array', items };
  }

  /** Goes past the comma and what white space follows it, or past the end. */
  #ends(end: number): boolean {
    this.#at = skipWhitespace(this.#source, this.#at);
    const code = this.#source.charCodeAt(this.#at);
    if (code === end || code === CODE.comma) this.#at++;
    if (code !== end) this.#at = skipWhitespace(this.#source, this.#at);
    return code === end;
  }

  #scalar(): string {
    const from = this.#at;
    scanScalar(this.#source, from, this.#word);
    this.#at = this.#word.end;
    return this.#source.slice(from, this.#at);
  }
}

/** Without white space between. */
export function writeExactJson(value: ExactJson): string {
  if (value.kind === 'scalar') return value.text;
  if (value.kind === 'array') return `[${value.items.map(writeExactJson).join(',')}]`;
  return `{${value.entries.map((entry) => `${JSON.stringify(entry.name)}:${writeExactJson(entry.value)}`).join(',')}}`;
}

/** Written the same, without the writing: it ends at the first difference. */
export function isSameJson(one: ExactJson, other: ExactJson): boolean {
  if (one.kind === 'scalar') return other.kind === 'scalar' && one.text === other.text;
  if (one.kind === 'array') {
    if (other.kind !== 'array' || one.items.length !== other.items.length) return false;
    return one.items.every((item, i) => isSameJson(item, other.items[i] as ExactJson));
  }
  if (other.kind !== 'object' || one.entries.length !== other.entries.length) return false;
  return one.entries.every(({ name, value }, i) => {
    const entry = other.entries[i] as (typeof other.entries)[number];
    return name === entry.name && isSameJson(value, entry.value);
  });
}

/** Scalars, and empty arrays and objects. */
export function countLeaves(value: ExactJson): number {
  if (value.kind === 'scalar') return 1;
  const parts = value.kind === 'array' ? value.items : value.entries.map((entry) => entry.value);
  return parts.reduce((sum, part) => sum + countLeaves(part), parts.length === 0 ? 1 : 0);
}
