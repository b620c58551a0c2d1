// Goes through a JSON document in its UTF-8 bytes and notes its numbers. The whole document is checked on the way (but for
// its UTF-8), so that what only begins like JSON has none.
import { type FieldPath, JsonPlace } from './json-shape.ts';

/** Deeper documents count as no JSON. */
const MAX_DEPTH = 500;

/** Up to here, whole numbers and powers of ten are exact, and so is their quotient but for its last rounding. */
const MAX_EXACT_DIGITS = 15;
const POWERS = Array.from({ length: MAX_EXACT_DIGITS + 1 }, (_, i) => 10 ** i);

export class JsonNumberScanner {
  readonly paths: FieldPath[] = [];
  /** Of the last document: positions in `paths`, and what stands there. */
  readonly fields: number[] = [];
  readonly values: number[] = [];
  readonly #places: JsonPlace[] = [];
  readonly #maxFields: number;
  readonly #root = new JsonPlace();
  #bytes: Uint8Array = new Uint8Array();
  #end = 0;
  #at = 0;
  #documents = 0;

  constructor(maxFields: number) {
    this.#maxFields = maxFields;
  }

  /** False: `bytes[start..end]` is no JSON. */
  scan(bytes: Uint8Array, start: number, end: number): boolean {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    this.#documents++;
    this.#forget(0);
    this.#space();
    if (this.#value(this.#root, 0)) {
      this.#space();
      if (this.#at === end) return true;
    }
    this.#forget(0);
    return false;
  }

  /** Notes what was no JSON, but is a number. False: there are too many fields already. */
  takeWhole(value: number): boolean {
    this.#note(this.#root, value);
    return this.values.length > 0;
  }

  #forget(from: number): void {
    this.fields.length = this.values.length = this.#places.length = from;
  }

  #note(place: JsonPlace | null, value: number): void {
    if (place === null || !Number.isFinite(value)) return;
    if (place.field < 0) {
      if (this.paths.length >= this.#maxFields) return;
      place.field = this.paths.push(place.path) - 1;
    }
    this.fields.push(place.field);
    this.values.push(value);
    this.#places.push(place);
  }

  /** `place`: null where numbers are not noted. */
  #value(place: JsonPlace | null, depth: number): boolean {
    const first = this.#at < this.#end ? (this.#bytes[this.#at] as number) : -1;
    if (first === 0x22) return this.#string();
    if (first === 0x7b) return depth < MAX_DEPTH && this.#object(place, depth + 1);
    if (first === 0x5b) return depth < MAX_DEPTH && this.#array(place, depth + 1);
    if (first === 0x6e) return this.#word('null');
    if (first === 0x74 || first === 0x66) {
      if (!this.#word(first === 0x74 ? 'true' : 'false')) return false;
      this.#note(place, first === 0x74 ? 1 : 0);
      return true;
    }
    return this.#number(place);
  }

  #object(place: JsonPlace | null, depth: number): boolean {
    this.#at++;
    this.#space();
    if (this.#take(0x7d)) return true;
    for (;;) {
      const nameStart = this.#at;
      if (this.#bytes[nameStart] !== 0x22 || !this.#string()) return false;
      const member = place?.member(this.#bytes, nameStart, this.#at) ?? null;
      if (member) this.#enter(member);
      this.#space();
      if (!this.#take(0x3a)) return false;
      this.#space();
      if (!this.#value(member, depth)) return false;
      this.#space();
      if (this.#take(0x7d)) return true;
      if (!this.#take(0x2c)) return false;
      this.#space();
    }
  }

  /** The last of the same name counts: what one before it had is forgotten. */
  #enter(place: JsonPlace): void {
    if (place.seenIn === this.#documents) {
      const kept = this.#places.map((known, i) => ({ known, i })).filter(({ known }) => !known.isWithin(place));
      const all = kept.map(({ known, i }) => ({ known, field: this.fields[i], value: this.values[i] }));
      this.#forget(0);
      for (const { known, field, value } of all) {
        this.fields.push(field as number);
        this.values.push(value as number);
        this.#places.push(known);
      }
    }
    place.seenIn = this.#documents;
  }

  #array(place: JsonPlace | null, depth: number): boolean {
    this.#at++;
    this.#space();
    if (this.#take(0x5d)) return true;
    for (let index = 0; ; index++) {
      if (!this.#value(place?.item(index) ?? null, depth)) return false;
      this.#space();
      if (this.#take(0x5d)) return true;
      if (!this.#take(0x2c)) return false;
      this.#space();
    }
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

  #number(place: JsonPlace | null): boolean {
    const start = this.#at;
    const isNegative = this.#take(0x2d);
    const digitsStart = this.#at;
    let whole = 0;
    if (!this.#take(0x30)) {
      whole = this.#digits(0);
      if (this.#at === digitsStart) return false;
    }
    let digits = this.#at - digitsStart;
    let decimals = 0;
    let isPlain = true;
    if (this.#take(0x2e)) {
      const from = this.#at;
      whole = this.#digits(whole);
      decimals = this.#at - from;
      if (decimals === 0) return false;
      digits += decimals;
    }
    if (this.#take(0x65) || this.#take(0x45)) {
      isPlain = false;
      if (!this.#take(0x2b)) this.#take(0x2d);
      const from = this.#at;
      this.#digits(0);
      if (this.#at === from) return false;
    }
    if (place === null) return true;
    if (isPlain && digits <= MAX_EXACT_DIGITS) {
      const value = decimals === 0 ? whole : whole / (POWERS[decimals] as number);
      this.#note(place, isNegative ? -value : value);
    } else this.#note(place, Number(this.#ascii(start)));
    return true;
  }

  /** Goes over digits, and reads them as the continuation of a number. */
  #digits(before: number): number {
    const bytes = this.#bytes;
    let value = before;
    while (this.#at < this.#end) {
      const digit = (bytes[this.#at] as number) - 0x30;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      this.#at++;
    }
    return value;
  }

  #ascii(start: number): string {
    let text = '';
    for (let i = start; i < this.#at; i++) text += String.fromCharCode(this.#bytes[i] as number);
    return text;
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

function isHex(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}
