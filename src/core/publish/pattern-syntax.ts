// A regular expression's text to its parts. The browser says whether it is one; what a class or an escape stands for is
// asked of the browser, too, character by character.

export type PatternNode =
  | { readonly kind: 'character'; readonly takes: (codePoint: number) => boolean }
  | { readonly kind: 'edge'; readonly edge: 'begin' | 'end' | 'word' | 'no-word' }
  | { readonly kind: 'sequence' | 'either'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly min: number; readonly max: number };

/** UTF-16 units: parts in parts are read by recursion. */
const MAX_PATTERN = 2_000;

const EDGES = { '^': 'begin', $: 'end', '\\b': 'word', '\\B': 'no-word' } as const;
const EDGE = /[$^]|\\[bB]/uy;
const OPEN = /\((?:\?:|\?<(?![=!])[^>]+>|(?!\?))/uy;
const REPEAT = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/uy;
/** One character of the text: an escape, a class, or itself. Backreferences are not among them. */
const CHARACTER =
  /\\(?:u\{[\da-f]+\}|u[Dd][89abAB][\da-fA-F]{2}\\u[Dd][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|[pP]\{[^}]+\}|[^1-9k])|\[(?:\\.|[^\\\]])*\]|[^\\()|]/iuy;

/** Null: it is no pattern, is too long, or has what only a search with ways back can match. */
export function parsePattern(source: string): PatternNode | null {
  if (source.length > MAX_PATTERN) return null;
  try {
    new RegExp(source, 'u');
  } catch {
    return null;
  }
  const reader = new PatternReader(source);
  const node = reader.either();
  return node && reader.isAtEnd ? node : null;
}

class PatternReader {
  #at = 0;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#source.length;
  }

  either(): PatternNode | null {
    const parts: PatternNode[] = [];
    do {
      const part = this.#sequence();
      if (!part) return null;
      parts.push(part);
    } while (this.#takes('|'));
    return parts.length === 1 ? (parts[0] as PatternNode) : { kind: 'either', parts };
  }

  #sequence(): PatternNode | null {
    const parts: PatternNode[] = [];
    while (!this.isAtEnd && !'|)'.includes(this.#source[this.#at] as string)) {
      const part = this.#part();
      if (!part) return null;
      parts.push(this.#repeated(part));
    }
    return { kind: 'sequence', parts };
  }

  #part(): PatternNode | null {
    const edge = this.#match(EDGE)?.[0];
    if (edge !== undefined) return { kind: 'edge', edge: EDGES[edge as keyof typeof EDGES] };
    if (this.#match(OPEN)) {
      const inner = this.either();
      return this.#takes(')') ? inner : null;
    }
    const character = this.#match(CHARACTER)?.[0];
    return character === undefined ? null : { kind: 'character', takes: takerOf(character) };
  }

  #repeated(part: PatternNode): PatternNode {
    const repeat = this.#match(REPEAT);
    if (!repeat) return part;
    const [, sign, least = '0', comma, most] = repeat;
    const [min, max] = sign
      ? [sign === '+' ? 1 : 0, sign === '?' ? 1 : Number.POSITIVE_INFINITY]
      : [Number(least), comma ? (most ? Number(most) : Number.POSITIVE_INFINITY) : Number(least)];
    return { kind: 'repeat', part, min, max };
  }

  #takes(character: string): boolean {
    if (this.#source[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }
}

function takerOf(source: string): (codePoint: number) => boolean {
  const [first = '', ...rest] = source;
  if (rest.length === 0 && first !== '.') {
    const only = first.codePointAt(0);
    return (codePoint) => codePoint === only;
  }
  const pattern = new RegExp(`^${source}$`, 'u');
  /** What is known of ASCII: 0 nothing, 1 no, 2 yes. */
  const known = new Uint8Array(128);
  return (codePoint) => {
    if (codePoint >= 128) return pattern.test(String.fromCodePoint(codePoint));
    known[codePoint] ||= pattern.test(String.fromCharCode(codePoint)) ? 2 : 1;
    return known[codePoint] === 2;
  };
}
