// Finds one value of a JSON document in its UTF-8 bytes, without making anything of the rest: a search does it a million
// times. The whole document is checked on the way (but for its UTF-8), so that what is no JSON has no fields.
import { decodeUtf8Lossy } from '../wire/utf8.ts';

/** Deeper documents count as no JSON. */
const MAX_DEPTH = 500;

const utf8 = new TextEncoder();

export type JsonPath = readonly (string | number)[];

/** Byte positions of a value. */
export interface JsonField {
  readonly start: number;
  readonly end: number;
}

/** One finder a path; it is not to be shared between calls that overlap. */
export class JsonFieldFinder {
  readonly #path: JsonPath;
  readonly #names: readonly (Uint8Array | null)[];
  #bytes: Uint8Array = new Uint8Array();
  #end = 0;
  #at = 0;
  #start = -1;
  #stop = -1;

  constructor(path: JsonPath) {
    this.#path = path;
    this.#names = path.map((step) => (typeof step === 'string' ? utf8.encode(step) : null));
  }

  /** Null: `bytes[start..end]` is no JSON, or has no such field. Of a name that stands twice the last counts, as in JSON.parse. */
  find(bytes: Uint8Array, start: number, end: number): JsonField | null {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    this.#start = this.#stop = -1;
    this.#space();
    if (!this.#value(0, 0)) return null;
    this.#space();
    if (this.#at !== end || this.#start < 0) return null;
    return { start: this.#start, end: this.#stop };
  }

  /** `step`: how much of the path has led here; -1: the value is not on the path. */
  #value(step: number, depth: number): boolean {
    const start = this.#at;
    const isWanted = step === this.#path.length;
    if (!this.#one(isWanted ? -1 : step, depth)) return false;
    if (isWanted) {
      this.#start = start;
      this.#stop = this.#at;
    }
    return true;
  }

  #one(step: number, depth: number): boolean {
    const first = this.#at < this.#end ? (this.#bytes[this.#at] as number) : -1;
    if (first === 0x22) return this.#string();
    if (first === 0x7b) return depth < MAX_DEPTH && this.#object(step, depth + 1);
    if (first === 0x5b) return depth < MAX_DEPTH && this.#array(step, depth + 1);
    if (first === 0x74) return this.#word('true');
    if (first === 0x66) return this.#word('false');
    if (first === 0x6e) return this.#word('null');
    return this.#number();
  }

  #object(step: number, depth: number): boolean {
    this.#at++;
    this.#space();
    if (this.#take(0x7d)) return true;
    for (;;) {
      const nameStart = this.#at;
      if (this.#bytes[this.#at] !== 0x22 || !this.#string()) return false;
      const leads = step >= 0 && this.#isName(step, nameStart + 1, this.#at - 1);
      // The last of the same name counts: what one before it led to does not.
      if (leads) this.#start = this.#stop = -1;
      this.#space();
      if (!this.#take(0x3a)) return false;
      this.#space();
      if (!this.#value(leads ? step + 1 : -1, depth)) return false;
      this.#space();
      if (this.#take(0x7d)) return true;
      if (!this.#take(0x2c)) return false;
      this.#space();
    }
  }

  #array(step: number, depth: number): boolean {
    this.#at++;
    this.#space();
    if (this.#take(0x5d)) return true;
    const wanted = step >= 0 ? this.#path[step] : undefined;
    for (let index = 0; ; index++) {
      if (!this.#value(index === wanted ? step + 1 : -1, depth)) return false;
      this.#space();
      if (this.#take(0x5d)) return true;
      if (!this.#take(0x2c)) return false;
      this.#space();
    }
  }

  #isName(step: number, start: number, end: number): boolean {
    const name = this.#names[step];
    if (!name) return false;
    const bytes = this.#bytes;
    if (end - start === name.length) {
      let i = 0;
      while (i < name.length && bytes[start + i] === name[i]) i++;
      if (i === name.length) return !name.includes(0x5c);
    }
    for (let i = start; i < end; i++) {
      if (bytes[i] === 0x5c)
        return JSON.parse(decodeUtf8Lossy(bytes.subarray(start - 1, end + 1))) === this.#path[step];
    }
    return false;
  }

  #string(): boolean {
    const bytes = this.#bytes;
    const end = this.#end;
    let at = this.#at + 1;
    while (at < end) {
      const byte = bytes[at] as number;
      if (byte === 0x22) {
        this.#at = at + 1;
        return true;
      }
      if (byte < 0x20) return false;
      if (byte !== 0x5c) at++;
      else {
        const escaped = bytes[at + 1] as number;
        if (escaped === 0x75) {
          for (let i = 2; i < 6; i++) if (!isHex(bytes[at + i] as number)) return false;
          at += 6;
        } else if (ESCAPES[escaped] === 1) at += 2;
        else return false;
      }
    }
    return false;
  }

  #number(): boolean {
    const start = this.#at;
    this.#take(0x2d);
    if (!this.#take(0x30) && !this.#digits()) return false;
    if (this.#take(0x2e) && !this.#digits()) return false;
    if (this.#take(0x65) || this.#take(0x45)) {
      if (!this.#take(0x2b)) this.#take(0x2d);
      if (!this.#digits()) return false;
    }
    return this.#at > start;
  }

  #digits(): boolean {
    const start = this.#at;
    while (this.#at < this.#end && isDigit(this.#bytes[this.#at] as number)) this.#at++;
    return this.#at > start;
  }

  #word(word: string): boolean {
    for (let i = 0; i < word.length; i++) if (this.#bytes[this.#at + i] !== word.charCodeAt(i)) return false;
    this.#at += word.length;
    return this.#at <= this.#end;
  }

  #take(byte: number): boolean {
    if (this.#at >= this.#end || this.#bytes[this.#at] !== byte) return false;
    this.#at++;
    return true;
  }

  #space(): void {
    const bytes = this.#bytes;
    while (this.#at < this.#end) {
      const byte = bytes[this.#at] as number;
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return;
      this.#at++;
    }
  }
}

/** What may follow a backslash, beside `u`. */
const ESCAPES = new Uint8Array(256);
for (const character of '"\\/bfnrt') ESCAPES[character.charCodeAt(0)] = 1;

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isHex(byte: number): boolean {
  return isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}
