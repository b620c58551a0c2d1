// One .proto file as its declarations, names not yet resolved: proto2, proto3 and editions alike, because what they differ
// in (presence, packing, whether groups are used) is read from the bytes and not from the schema.
import { isScalar, type ProtoFault, type ProtoScalar } from './proto-schema.ts';
import { type ProtoToken, ProtoTokens } from './proto-tokens.ts';

/** A type as written; `scope` is the full name of what it stands in. */
export interface TypeReference {
  readonly name: string;
  readonly at: number;
  readonly scope: string;
}

export interface DeclaredField {
  readonly name: string;
  readonly number: number;
  /** Where the name stands. */
  readonly at: number;
  readonly repeated: boolean;
  readonly mapKey: ProtoScalar | null;
  readonly type: TypeReference;
}

export interface DeclaredMessage {
  readonly fullName: string;
  readonly at: number;
  readonly fields: DeclaredField[];
}

export interface DeclaredEnum {
  readonly fullName: string;
  readonly at: number;
  readonly names: Map<number, string>;
}

export interface DeclaredExtension {
  readonly target: TypeReference;
  readonly fields: DeclaredField[];
}

export interface ProtoFile {
  readonly name: string;
  readonly imports: readonly string[];
  readonly messages: readonly DeclaredMessage[];
  readonly enums: readonly DeclaredEnum[];
  readonly extensions: readonly DeclaredExtension[];
  readonly fault: ProtoFault | null;
  /** A fault at a place of this file. */
  readonly faultAt: (at: number, expected: string, found: string) => ProtoFault;
}

/** Deeper nesting is refused: the compiler's own limit, and no stack is exhausted. */
const MAX_NESTING = 32;
const MAX_FIELD_NUMBER = 2 ** 29 - 1;

export function parseProto(name: string, text: string): ProtoFile {
  const parser = new ProtoParser(new ProtoTokens(name, text));
  parser.file();
  return {
    name,
    imports: parser.imports,
    messages: parser.messages,
    enums: parser.enums,
    extensions: parser.extensions,
    fault: parser.tokens.fault,
    faultAt: (at, expected, found) => parser.tokens.faultAt(at, expected, found),
  };
}

class ProtoParser {
  readonly tokens: ProtoTokens;
  readonly imports: string[] = [];
  readonly messages: DeclaredMessage[] = [];
  readonly enums: DeclaredEnum[] = [];
  readonly extensions: DeclaredExtension[] = [];
  #package = '';

  constructor(tokens: ProtoTokens) {
    this.tokens = tokens;
  }

  file(): void {
    const { tokens } = this;
    while (tokens.next.kind !== 'end') {
      if (tokens.skip(';')) continue;
      if (tokens.skip('syntax') || tokens.skip('edition')) this.#version();
      else if (tokens.skip('package')) {
        this.#package = this.#path('a package name');
        tokens.expect(';');
      } else if (tokens.skip('import')) this.#import();
      else if (tokens.skip('option')) this.#skipTo(';');
      else if (tokens.skip('service')) this.#skipBlock();
      else if (tokens.skip('export') || tokens.skip('local'))
        continue; // who may see what follows
      else if (!this.#declaration(this.#package, 0)) {
        tokens.failHere('message, enum, import, package, option, extend or service');
      }
    }
  }

  #version(): void {
    this.tokens.expect('=');
    this.#string('a version in quotes, such as "proto3"');
    this.tokens.expect(';');
  }

  #import(): void {
    if (!this.tokens.skip('public') && !this.tokens.skip('weak')) this.tokens.skip('option');
    this.imports.push(this.#string('the imported file in quotes'));
    this.tokens.expect(';');
  }

  /** What may stand in a file and in a message alike; false when it is none of it. */
  #declaration(scope: string, depth: number): boolean {
    const { tokens } = this;
    if (tokens.skip('message')) this.#message(scope, depth);
    else if (tokens.skip('enum')) this.#enum(scope);
    else if (tokens.skip('extend')) this.#extend(scope, depth);
    else return false;
    return true;
  }

  #message(scope: string, depth: number): void {
    const name = this.#name('a message name');
    this.#body(join(scope, name.text), name.at, depth);
  }

  #body(fullName: string, at: number, depth: number): void {
    const { tokens } = this;
    const message: DeclaredMessage = { fullName, at, fields: [] };
    this.messages.push(message);
    if (depth >= MAX_NESTING) tokens.fail(at, `messages nested no deeper than ${MAX_NESTING}`, fullName);
    tokens.expect('{');
    while (!this.#closes()) {
      if (tokens.skip(';')) continue;
      if (tokens.skip('option') || tokens.skip('reserved') || tokens.skip('extensions')) this.#skipTo(';');
      else if (tokens.skip('oneof')) this.#oneof(message, depth);
      else if (!this.#declaration(fullName, depth + 1)) this.#field(message.fields, fullName, depth);
    }
  }

  #oneof(message: DeclaredMessage, depth: number): void {
    const { tokens } = this;
    this.#name('a name');
    tokens.expect('{');
    while (!this.#closes()) {
      if (tokens.skip(';')) continue;
      if (tokens.skip('option')) this.#skipTo(';');
      else this.#field(message.fields, message.fullName, depth);
    }
  }

  #extend(scope: string, depth: number): void {
    const { tokens } = this;
    const target = this.#type(scope);
    const fields: DeclaredField[] = [];
    this.extensions.push({ target, fields });
    tokens.expect('{');
    while (!this.#closes()) {
      if (!tokens.skip(';')) this.#field(fields, scope, depth);
    }
  }

  #field(fields: DeclaredField[], scope: string, depth: number): void {
    const { tokens } = this;
    const repeated = tokens.skip('repeated');
    if (!repeated && !tokens.skip('optional')) tokens.skip('required');
    const type = this.#type(scope);
    if (type.name === 'map' && tokens.skip('<')) return this.#mapField(fields, scope);
    // `local message Part {`: who may see a declaration, and no type.
    if (/^(export|local)$/.test(type.name) && this.#declaration(scope, depth + 1)) return;
    const name = this.#name('a field name');
    const number = this.#fieldNumber();
    if (type.name !== 'group') {
      fields.push({ name: name.text, number, at: name.at, repeated, mapKey: null, type });
      return tokens.expect(';');
    }
    // A group declares a message and a field of it in one, the field in small letters.
    const reference = { name: name.text, at: name.at, scope };
    fields.push({ name: name.text.toLowerCase(), number, at: name.at, repeated, mapKey: null, type: reference });
    this.#body(join(scope, name.text), name.at, depth + 1);
  }

  #mapField(fields: DeclaredField[], scope: string): void {
    const { tokens } = this;
    const key = tokens.next;
    const mapKey = isScalar(key.text) && !/^(double|float|bytes)$/.test(key.text) ? key.text : null;
    if (mapKey === null) tokens.failHere('a key type: an integer type, bool or string');
    tokens.take();
    tokens.expect(',');
    const type = this.#type(scope);
    tokens.expect('>');
    const name = this.#name('a field name');
    const number = this.#fieldNumber();
    tokens.expect(';');
    fields.push({ name: name.text, number, at: name.at, repeated: true, mapKey, type });
  }

  #fieldNumber(): number {
    const { tokens } = this;
    tokens.expect('=');
    const { text } = tokens.next;
    const number = this.#integer('a field number');
    if (tokens.fault === null && (number < 1 || number > MAX_FIELD_NUMBER)) {
      tokens.fail(tokens.next.at, `a field number from 1 to ${MAX_FIELD_NUMBER}`, text);
    }
    if (tokens.skip('[')) this.#skipTo(']');
    return number;
  }

  #enum(scope: string): void {
    const { tokens } = this;
    const name = this.#name('an enum name');
    const names = new Map<number, string>();
    this.enums.push({ fullName: join(scope, name.text), at: name.at, names });
    tokens.expect('{');
    while (!this.#closes()) {
      if (tokens.skip(';')) continue;
      if (tokens.skip('option')) this.#skipTo(';');
      else if (tokens.sees('reserved')) this.#skipTo(';');
      else this.#enumValue(names);
    }
  }

  #enumValue(names: Map<number, string>): void {
    const { tokens } = this;
    const { text } = this.#name('a name of a value');
    tokens.expect('=');
    const sign = tokens.skip('-') ? -1 : 1;
    const number = sign * this.#integer('a number');
    if (tokens.skip('[')) this.#skipTo(']');
    tokens.expect(';');
    // Of two names with one number the first is the one that is written out.
    if (!names.has(number)) names.set(number, text);
  }

  /** A type name; `map` and `group` are told apart by what follows them. */
  #type(scope: string): TypeReference {
    const { at } = this.tokens.next;
    const leading = this.tokens.skip('.') ? '.' : '';
    return { name: leading + this.#path('a type'), at, scope };
  }

  #path(expected: string): string {
    let path = this.#name(expected).text;
    while (this.tokens.skip('.')) path += `.${this.#name('a name after the point').text}`;
    return path;
  }

  #name(expected: string): ProtoToken {
    if (this.tokens.next.kind !== 'name') this.tokens.failHere(expected);
    return this.tokens.take();
  }

  #string(expected: string): string {
    if (this.tokens.next.kind !== 'string') this.tokens.failHere(expected);
    let text = '';
    while (this.tokens.next.kind === 'string') text += this.tokens.take().text;
    return text;
  }

  #integer(expected: string): number {
    const { kind, text } = this.tokens.next;
    if (kind !== 'integer') {
      this.tokens.failHere(expected);
      return 0;
    }
    this.tokens.take();
    return /^0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number(text);
  }

  /** Takes the brace that closes a block; true at the end of the file as well, where it is missing. */
  #closes(): boolean {
    if (this.tokens.next.kind === 'end') {
      this.tokens.failHere('"}"');
      return true;
    }
    return this.tokens.skip('}');
  }

  #skipBlock(): void {
    this.#name('a name');
    this.tokens.expect('{');
    this.#skipTo('}');
  }

  /** Takes everything up to and with `end` that does not stand in brackets: options say nothing of the bytes. */
  #skipTo(end: ';' | ']' | '}'): void {
    const { tokens } = this;
    let open = 0;
    for (;;) {
      if (tokens.next.kind === 'end') return tokens.failHere(`"${end}"`);
      if (open === 0 && tokens.skip(end)) return;
      const { kind, text } = tokens.take();
      if (kind !== 'symbol') continue;
      if (/[[{(]/.test(text)) open++;
      else if (/[\]})]/.test(text)) open = Math.max(0, open - 1);
    }
  }
}

function join(scope: string, name: string): string {
  return scope === '' ? name : `${scope}.${name}`;
}
