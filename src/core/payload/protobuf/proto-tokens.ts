// The words of a .proto file, one after the other, and where the file stops being one.
import type { ProtoFault } from './proto-schema.ts';

export interface ProtoToken {
  readonly kind: 'name' | 'integer' | 'float' | 'string' | 'symbol' | 'end';
  /** As it stands in the file; of a string the value. */
  readonly text: string;
  /** UTF-16 index in the file. */
  readonly at: number;
}

const NAME = /[A-Za-z_]\w*/y;
const NUMBER = /0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:[xX]([0-9a-fA-F]{1,2})|([0-7]{1,3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g;
const CONTROLS: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Keeps the first fault; from then on there is nothing but the end. */
export class ProtoTokens {
  readonly file: string;
  fault: ProtoFault | null = null;
  /** The token that is read next. */
  next: ProtoToken;
  readonly #source: string;
  #at = 0;

  constructor(file: string, source: string) {
    this.file = file;
    this.#source = source;
    this.next = this.#scan();
  }

  take(): ProtoToken {
    const token = this.next;
    if (token.kind !== 'end') this.next = this.#scan();
    return token;
  }

  /** Takes the next token when it is this word or symbol. */
  skip(text: string): boolean {
    if (!this.sees(text)) return false;
    this.take();
    return true;
  }

  sees(text: string): boolean {
    return (this.next.kind === 'name' || this.next.kind === 'symbol') && this.next.text === text;
  }

  expect(text: string): void {
    if (!this.skip(text)) this.failHere(`"${text}"`);
  }

  failHere(expected: string): void {
    this.fail(this.next.at, expected, this.next.kind === 'end' ? null : this.next.text);
  }

  fail(at: number, expected: string, found: string | null): void {
    this.fault ??= protoFault(this.file, this.#source, at, expected, found);
    this.#at = this.#source.length;
    this.next = { kind: 'end', text: '', at: this.#at };
  }

  /** A fault at a place that was read before: what a link between files finds. */
  faultAt(at: number, expected: string, found: string): ProtoFault {
    return protoFault(this.file, this.#source, at, expected, found);
  }

  #scan(): ProtoToken {
    if (!this.#skipBlanks()) return this.next;
    const at = this.#at;
    const source = this.#source;
    if (at >= source.length) return { kind: 'end', text: '', at };
    const first = source[at] as string;
    if (first === '"' || first === "'") return this.#scanString(first);
    const name = matchAt(NAME, source, at);
    if (name !== null) return this.#finish('name', name);
    const number = matchAt(NUMBER, source, at);
    if (number !== null) return this.#finish(/^(?:0[xX]|\d+$)/.test(number) ? 'integer' : 'float', number);
    return this.#finish('symbol', String.fromCodePoint(source.codePointAt(at) as number));
  }

  #finish(kind: ProtoToken['kind'], text: string): ProtoToken {
    const at = this.#at;
    this.#at += text.length;
    return { kind, text, at };
  }

  #scanString(quote: string): ProtoToken {
    const from = this.#at;
    let at = from + 1;
    for (;;) {
      const sign = this.#source[at];
      if (sign === undefined || sign === '\n') {
        this.fail(from, 'a string with its closing quote', this.#source.slice(from, at));
        return this.next;
      }
      if (sign === quote) break;
      at += sign === '\\' ? 2 : 1;
    }
    this.#at = at + 1;
    return { kind: 'string', text: unescapeText(this.#source.slice(from + 1, at)), at: from };
  }

  /** White space and comments; false when a comment has no end. */
  #skipBlanks(): boolean {
    const source = this.#source;
    for (;;) {
      const sign = source[this.#at];
      if (sign !== undefined && /[\s\uFEFF]/.test(sign)) this.#at++;
      else if (source.startsWith('//', this.#at)) {
        const feed = source.indexOf('\n', this.#at);
        this.#at = feed < 0 ? source.length : feed;
      } else if (source.startsWith('/*', this.#at)) {
        const close = source.indexOf('*/', this.#at + 2);
        if (close < 0) {
          this.fail(this.#at, 'a comment with its closing */', '/*');
          return false;
        }
        this.#at = close + 2;
      } else return true;
    }
  }
}

function matchAt(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? null;
}

function unescapeText(text: string): string {
  return text.replace(ESCAPE, (_all, hex?: string, octal?: string, short?: string, long?: string, sign?: string) => {
    const digits = hex ?? short ?? long;
    if (digits === undefined && octal === undefined) return CONTROLS[sign ?? ''] ?? sign ?? '';
    const code = digits === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(digits, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}

function protoFault(file: string, source: string, at: number, expected: string, found: string | null): ProtoFault {
  const before = source.slice(0, at);
  const line = before.split('\n').length;
  const column = [...before.slice(before.lastIndexOf('\n') + 1)].length + 1;
  return { file, line, column, expected, found };
}
