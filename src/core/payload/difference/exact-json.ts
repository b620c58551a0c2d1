// A JSON document in which nothing is lost: numbers as they are written, names that stand twice, the order of all.

export type ExactJson =
  /** As written: a number, a string with its quotes, `true`, `false`, `null`. */
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'array'; readonly items: readonly ExactJson[] }
  | { readonly kind: 'object'; readonly entries: readonly { readonly name: string; readonly value: ExactJson }[] };

/** Undefined: it is no JSON. */
export function readExactJson(source: string): ExactJson | undefined {
  try {
    JSON.parse(source);
  } catch {
    return undefined;
  }
  return new Reader(source).value();
}

const SPACE = /[\t\n\r ]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const WORD = /[^\t\n\r ,\]}]+/y;

/** Of what is known to be JSON; JSON.parse has refused what is too deep for the stack. */
class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  value(): ExactJson {
    this.#take(SPACE);
    const first = this.#source[this.#at];
    if (first === '{') return this.#object();
    if (first === '[') return this.#array();
    return { kind: 'scalar', text: this.#take(first === '"' ? STRING : WORD) };
  }

  #object(): ExactJson {
    const entries: { name: string; value: ExactJson }[] = [];
    this.#at++;
    while (!this.#ends('}')) {
      const name = JSON.parse(this.#take(STRING)) as string;
      this.#take(SPACE);
      this.#at++;
      entries.push({ name, value: this.value() });
    }
    return { kind: 'object', entries };
  }

  #array(): ExactJson {
    const items: ExactJson[] = [];
    this.#at++;
    while (!this.#ends(']')) items.push(this.value());
    return { kind: 'array', items };
  }

  /** Goes past the comma, or past the end. */
  #ends(end: string): boolean {
    this.#take(SPACE);
    const isEnd = this.#source[this.#at] === end;
    if (isEnd || this.#source[this.#at] === ',') this.#at++;
    if (!isEnd) this.#take(SPACE);
    return isEnd;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#source)?.[0] ?? '';
    this.#at += text.length;
    return text;
  }
}

/** Without white space between. */
export function writeExactJson(value: ExactJson): string {
  if (value.kind === 'scalar') return value.text;
  if (value.kind === 'array') return `[${value.items.map(writeExactJson).join(',')}]`;
  return `{${value.entries.map((entry) => `${JSON.stringify(entry.name)}:${writeExactJson(entry.value)}`).join(',')}}`;
}
