// JSON to Avro's binary encoding by a schema, as the Avro specification encodes data in JSON: a value of a union stands under
// the name of its branch, which may be left out where only one of them fits; bytes are a text of the characters U+0000 to
// U+00FF. What has a logical type may be written as it is shown (see avro-written). No header is put before it.
import type { Result } from '../../base/result.ts';
import { type AvroNamed, type AvroSchema, type AvroType, avroTypeName } from '../../payload/avro/avro-schema.ts';
import type { PayloadFault } from '../payload-fault.ts';
import { avroBytes, avroInteger } from './avro-written.ts';
import { ByteBuilder } from './byte-builder.ts';
import { catchFault, inside, refuse } from './encode-fault.ts';
import { type JsonNode, readJsonNode } from './json-node.ts';
import { doubleOf } from './json-number.ts';

const utf8 = new TextEncoder();

export function encodeAvro(text: string, schema: AvroSchema): Result<Uint8Array<ArrayBuffer>, PayloadFault> {
  const node = readJsonNode(text);
  if (!node.ok) return node;
  return catchFault(() => {
    const out = new ByteBuilder();
    new AvroEncoder(schema).write(out, schema.root, node.value, '');
    return out.finish();
  });
}

class AvroEncoder {
  readonly #schema: AvroSchema;
  readonly #tried = new Map<JsonNode, Map<AvroType, Uint8Array | null>>();

  constructor(schema: AvroSchema) {
    this.#schema = schema;
  }

  write(out: ByteBuilder, type: AvroType, node: JsonNode, path: string): void {
    switch (type.kind) {
      case 'null':
        return node.kind === 'null' ? undefined : refuse('mismatch', node, 'null', path);
      case 'boolean':
        return node.kind === 'boolean' ? out.u8(node.value ? 1 : 0) : refuse('mismatch', node, 'boolean', path);
      case 'int':
      case 'long':
        return writeLong(out, avroInteger(node, type.kind, type.logical, path));
      case 'float':
        return out.f32(floatOf(node, type.kind, path), true);
      case 'double':
        return out.f64(floatOf(node, type.kind, path), true);
      case 'bytes':
        return writeBytes(out, avroBytes(node, type.logical, null, path));
      case 'string':
        if (node.kind !== 'string') return refuse('mismatch', node, 'string', path);
        return writeText(out, node.value, node, path);
      case 'array': {
        if (node.kind !== 'array') return refuse('mismatch', node, 'array', path);
        if (node.items.length > 0) writeLong(out, BigInt(node.items.length));
        node.items.forEach((item, i) => {
          this.write(out, type.items, item, inside(path, i));
        });
        return out.u8(0);
      }
      case 'map': {
        if (node.kind !== 'object') return refuse('mismatch', node, 'map', path);
        if (node.entries.length > 0) writeLong(out, BigInt(node.entries.length));
        for (const { name, value } of node.entries) {
          writeText(out, name, value, inside(path, name));
          this.write(out, type.values, value, inside(path, name));
        }
        return out.u8(0);
      }
      case 'union':
        return this.#union(out, type.branches, node, path);
      case 'named':
        return this.#named(out, type.name, node, path);
    }
  }

  #union(out: ByteBuilder, branches: readonly AvroType[], node: JsonNode, path: string): void {
    const named = node.kind === 'object' && node.entries.length === 1 ? node.entries[0] : undefined;
    const byName = named ? branches.findIndex((branch) => namesOf(branch).includes(named.name)) : -1;
    if (named && byName >= 0) {
      writeLong(out, BigInt(byName));
      return this.write(out, branches[byName] as AvroType, named.value, inside(path, named.name));
    }
    const open = branches.flatMap((branch, at) => ((branch.kind === 'null') === (node.kind === 'null') ? [at] : []));
    const [only] = open;
    if (open.length === 1 && only !== undefined) {
      // What is wrong with it is said where it is wrong.
      writeLong(out, BigInt(only));
      return this.write(out, branches[only] as AvroType, node, path);
    }
    const fitting = open.flatMap((at) => {
      const bytes = this.#tryBranch(branches[at] as AvroType, node, path);
      return bytes ? [{ at, bytes }] : [];
    });
    const [one] = fitting;
    if (!one || fitting.length > 1) {
      return refuse('mismatch', node, branches.map((branch) => namesOf(branch)[0]).join(' | '), path);
    }
    writeLong(out, BigInt(one.at));
    out.raw(one.bytes);
  }

  /** Null: it does not fit. Kept, as unions in unions would be tried again for each branch of each. */
  #tryBranch(branch: AvroType, node: JsonNode, path: string): Uint8Array | null {
    const tried = this.#tried.get(node) ?? new Map<AvroType, Uint8Array | null>();
    this.#tried.set(node, tried);
    const known = tried.get(branch);
    if (known !== undefined) return known;
    const out = new ByteBuilder();
    const bytes = catchFault(() => this.write(out, branch, node, path)).ok ? out.finish() : null;
    tried.set(branch, bytes);
    return bytes;
  }

  #named(out: ByteBuilder, name: string, node: JsonNode, path: string): void {
    const named: AvroNamed | undefined = this.#schema.named.get(name);
    switch (named?.kind) {
      case 'record': {
        if (node.kind !== 'object') return refuse('mismatch', node, name, path);
        const known = new Set(named.fields.map((field) => field.name));
        const stranger = node.entries.find((entry) => !known.has(entry.name));
        if (stranger) {
          return refuse('mismatch', stranger.value, `${name}: ${[...known].join(', ')}`, inside(path, stranger.name));
        }
        for (const field of named.fields) {
          const value = node.entries.findLast((entry) => entry.name === field.name)?.value ?? absent(node, field.type);
          if (!value) return refuse('mismatch', node, `${field.name}: ${field.typeName}`, inside(path, field.name));
          this.write(out, field.type, value, inside(path, field.name));
        }
        return;
      }
      case 'enum': {
        const at = node.kind === 'string' ? named.symbols.indexOf(node.value) : -1;
        return at < 0
          ? refuse('mismatch', node, `${name}: ${named.symbols.join(', ')}`, path)
          : writeLong(out, BigInt(at));
      }
      case 'fixed':
        return out.raw(avroBytes(node, named.logical, named.size, path));
      case undefined:
        return refuse('schema', node, name, path);
    }
  }
}

/** What a value of this branch may stand under: the name in the specification, and the one that is shown. */
function namesOf(branch: AvroType): readonly [string, string] {
  return [branch.kind === 'named' ? branch.name : branch.kind, avroTypeName(branch)];
}

/** A field that is left out is null where it may be. */
function absent({ from, to }: JsonNode, type: AvroType): JsonNode | null {
  const mayBeNull =
    type.kind === 'null' || (type.kind === 'union' && type.branches.some(({ kind }) => kind === 'null'));
  return mayBeNull ? { kind: 'null', from, to } : null;
}

function floatOf(node: JsonNode, kind: 'float' | 'double', path: string): number {
  if (node.kind === 'string' && /^(NaN|-?Infinity)$/u.test(node.value)) return Number(node.value);
  if (node.kind !== 'number') return refuse('mismatch', node, kind, path);
  const value = doubleOf(node.text);
  const fits = value !== null && (kind === 'double' || Number.isFinite(Math.fround(value)));
  return fits ? value : refuse('number', node, kind, path);
}

function writeText(out: ByteBuilder, text: string, node: JsonNode, path: string): void {
  if (!text.isWellFormed()) return refuse('surrogate', node, null, path);
  writeBytes(out, utf8.encode(text));
}

/** Zigzag, as a variable length. */
function writeLong(out: ByteBuilder, value: bigint): void {
  out.varint(value < 0n ? -2n * value - 1n : 2n * value);
}

function writeBytes(out: ByteBuilder, bytes: Uint8Array): void {
  writeLong(out, BigInt(bytes.length));
  out.raw(bytes);
}
