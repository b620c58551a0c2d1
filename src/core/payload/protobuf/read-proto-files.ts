// The .proto files that a person loads, as one schema. Files find each other's types whatever folders they came from.
import { fail, ok, type Result } from '../../base/result.ts';
import { builtInProto, isBuiltInImport } from './built-in-proto.ts';
import { type DeclaredField, type ProtoFile, parseProto, type TypeReference } from './parse-proto.ts';
import { isScalar, type ProtoFault, type ProtoField, type ProtoSchema, type ProtoType } from './proto-schema.ts';

export interface ProtoSource {
  readonly name: string;
  readonly text: string;
}

export function readProtoFiles(sources: readonly ProtoSource[]): Result<ProtoSchema, ProtoFault> {
  const files: ProtoFile[] = [];
  for (const source of withoutCopies(sources)) {
    const file = parseProto(source.name, source.text);
    if (file.fault) return fail(file.fault);
    files.push(file);
  }
  const linker = new ProtoLinker(files);
  return linker.link();
}

/** A file that was given twice, by one path or two, is one file. */
function withoutCopies(sources: readonly ProtoSource[]): readonly ProtoSource[] {
  return sources.filter(({ text }, i) => sources.findIndex((other) => other.text === text) === i);
}

class ProtoLinker {
  readonly #files: readonly ProtoFile[];
  readonly #messages = new Map<string, Map<number, ProtoField>>();
  readonly #enums = new Map<string, ReadonlyMap<number, string>>();
  readonly #own: string[] = [];
  #fault: ProtoFault | null = null;

  constructor(files: readonly ProtoFile[]) {
    this.#files = files;
  }

  link(): Result<ProtoSchema, ProtoFault> {
    for (const file of this.#files) this.#declare(file);
    const builtIn = this.#declareBuiltIn();
    for (const file of [...this.#files, builtIn]) {
      for (const message of file.messages) {
        const fields = this.#messages.get(message.fullName);
        if (fields) this.#resolveFields(file, message.fields, fields, null);
      }
    }
    for (const file of this.#files) this.#extend(file);
    if (this.#fault) return fail(this.#fault);
    return ok({ messageTypes: this.#own, messages: this.#messages, enums: this.#enums });
  }

  #declare(file: ProtoFile): void {
    for (const { fullName, at } of file.messages) {
      if (this.#isTaken(fullName)) return this.#fail(file.faultAt(at, 'a name that is not declared already', fullName));
      this.#messages.set(fullName, new Map());
      this.#own.push(fullName);
    }
    for (const { fullName, at, names } of file.enums) {
      if (this.#isTaken(fullName)) return this.#fail(file.faultAt(at, 'a name that is not declared already', fullName));
      this.#enums.set(fullName, names);
    }
  }

  /** What a file declares itself, a copy of the compiler's own files say, comes before what is built in. */
  #declareBuiltIn(): ProtoFile {
    const builtIn = builtInProto();
    const messages = builtIn.messages.filter(({ fullName }) => !this.#isTaken(fullName));
    for (const { fullName } of messages) this.#messages.set(fullName, new Map());
    for (const { fullName, names } of builtIn.enums) {
      if (!this.#isTaken(fullName)) this.#enums.set(fullName, names);
    }
    return { ...builtIn, messages };
  }

  #extend(file: ProtoFile): void {
    for (const { target, fields } of file.extensions) {
      const name = this.#find(target);
      const extended = name === null ? undefined : this.#messages.get(name);
      if (extended) this.#resolveFields(file, fields, extended, target.scope);
      // Options of declarations are extended to annotate them; they never stand in a payload.
      else if (!/(^|\.)\w+Options$/.test(target.name)) this.#unknown(file, target);
    }
  }

  /** `scope` is where an extension stands; null for a message's own fields. */
  #resolveFields(
    file: ProtoFile,
    declared: readonly DeclaredField[],
    into: Map<number, ProtoField>,
    scope: string | null,
  ): void {
    for (const { name, number, at, repeated, mapKey, type: reference } of declared) {
      const type = this.#resolve(file, reference);
      if (type === null) return;
      const other = into.get(number);
      if (other) return this.#fail(file.faultAt(at, `a number that is not taken: ${number} is ${other.name}`, name));
      into.set(number, {
        number,
        name: scope === null ? name : `[${scope === '' ? name : `${scope}.${name}`}]`,
        repeated,
        type: mapKey === null ? type : { kind: 'map', key: mapKey, value: type },
      });
    }
  }

  #resolve(file: ProtoFile, reference: TypeReference): Exclude<ProtoType, { kind: 'map' }> | null {
    if (isScalar(reference.name)) return { kind: 'scalar', scalar: reference.name };
    const name = this.#find(reference);
    if (name !== null) return { kind: this.#enums.has(name) ? 'enum' : 'message', name };
    this.#unknown(file, reference);
    return null;
  }

  /** From the innermost scope outwards, as the language has it. */
  #find({ name, scope }: TypeReference): string | null {
    if (name.startsWith('.')) return this.#isTaken(name.slice(1)) ? name.slice(1) : null;
    for (let outer = scope; ; outer = outer.slice(0, Math.max(0, outer.lastIndexOf('.')))) {
      const candidate = outer === '' ? name : `${outer}.${name}`;
      if (this.#isTaken(candidate)) return candidate;
      if (outer === '') return null;
    }
  }

  /** An import that is not there matters only when something of it is used: many serve options alone. */
  #unknown(file: ProtoFile, { name, at }: TypeReference): void {
    const missing = file.imports.filter((path) => !isBuiltInImport(path) && !this.#hasFile(path));
    const hint = missing.length === 0 ? '' : ` (not loaded: ${missing.join(', ')})`;
    this.#fail(file.faultAt(at, `a type that is declared${hint}`, name));
  }

  /** Imports are paths below a folder that is not known here: the end of one must be the end of the other. */
  #hasFile(path: string): boolean {
    return this.#files.some(({ name }) => `/${name}`.endsWith(`/${path}`) || `/${path}`.endsWith(`/${name}`));
  }

  #isTaken(fullName: string): boolean {
    return this.#messages.has(fullName) || this.#enums.has(fullName);
  }

  #fail(fault: ProtoFault): void {
    this.#fault ??= fault;
  }
}
