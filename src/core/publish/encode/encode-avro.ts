// JSON to Avro's binary encoding by a schema, as the Avro specification encodes data in JSON: a value of a union stands under
// the name of its branch, which may be left out where only one of them fits; bytes are a text of the characters U+0000 to
// U+00FF. Days and moments may be written as ISO 8601, decimals as numbers.
import type { Result } from '../../base/result.ts';
import {
  type AvroLogical,
  type AvroNamed,
  type AvroSchema,
  type AvroType,
  avroTypeName,
} from '../../payload/avro/avro-schema.ts';
import { readDecimal } from '../decimal.ts';
import type { PayloadFault } from '../payload-fault.ts';
import { ByteBuilder } from './byte-builder.ts';
import { catchFault, inside, refuse } from './encode-fault.ts';
import { type JsonNode, readJsonNode } from './json-node.ts';
import { doubleOf, integerOf } from './json-number.ts';

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
        return writeLong(out, integer(node, type.kind, type.logical, path));
      case 'float':
      case 'double': {
        const value = node.kind === 'number' ? doubleOf(node.text) : namedFloat(node);
        if (value === null) return refuse('mismatch', node, type.kind, path);
        return type.kind === 'float' ? out.f32(value, true) : out.f64(value, true);
      }
      case 'bytes':
        return writeBytes(out, bytesOf(node, type.logical, null, path));
      case 'string':
        if (node.kind !== 'string') return refuse('mismatch', node, 'string', path);
        if (!node.value.isWellFormed()) return refuse('surrogate', node, null, path);
        return writeBytes(out, utf8.encode(node.value));
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
          writeBytes(out, utf8.encode(name));
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
    const byName = named ? branches.findIndex((branch) => avroTypeName(branch) === named.name) : -1;
    if (named && byName >= 0) {
      writeLong(out, BigInt(byName));
      return this.write(out, branches[byName] as AvroType, named.value, inside(path, named.name));
    }
    const fitting = branches.flatMap((branch, at) => (this.#fits(branch, node, path) ? [at] : []));
    const [at] = fitting;
    if (at === undefined || (fitting.length > 1 && node.kind !== 'null')) {
      return refuse('mismatch', node, branches.map((branch) => avroTypeName(branch)).join(' | '), path);
    }
    writeLong(out, BigInt(at));
    this.write(out, branches[at] as AvroType, node, path);
  }

  #fits(branch: AvroType, node: JsonNode, path: string): boolean {
    return catchFault(() => this.write(new ByteBuilder(), branch, node, path)).ok;
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
        return out.raw(bytesOf(node, named.logical, named.size, path));
      case undefined:
        return refuse('schema', node, name, path);
    }
  }
}

/** A field that is left out is null where it may be. */
function absent({ from, to }: JsonNode, type: AvroType): JsonNode | null {
  const mayBeNull =
    type.kind === 'null' || (type.kind === 'union' && type.branches.some(({ kind }) => kind === 'null'));
  return mayBeNull ? { kind: 'null', from, to } : null;
}

function namedFloat(node: JsonNode): number | null {
  if (node.kind !== 'string' || !/^(NaN|-?Infinity)$/u.test(node.value)) return null;
  return Number(node.value);
}

const PER_MS: Readonly<Record<string, bigint>> = { millis: 1n, micros: 1000n, nanos: 1_000_000n };

function integer(node: JsonNode, kind: 'int' | 'long', logical: AvroLogical | null, path: string): bigint {
  const written = node.kind === 'number' ? integerOf(node.text) : null;
  const value = written ?? (node.kind === 'string' && logical ? momentOf(node.value, logical.name) : null);
  if (value === null) return refuse('mismatch', node, logical ? `${kind}: ${logical.name}` : kind, path);
  const bits = kind === 'int' ? 31n : 63n;
  return value < -(2n ** bits) || value >= 2n ** bits ? refuse('number', node, kind, path) : value;
}

/** Of an ISO text; null: it is none. */
function momentOf(text: string, logical: string): bigint | null {
  if (logical === 'date') {
    const ms = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
    return Number.isNaN(ms) ? null : BigInt(ms / 86_400_000);
  }
  const match = /^(?:(\d{4}-\d{2}-\d{2})T)?(\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})?$/u.exec(text);
  if (!match) return null;
  const [, day = '1970-01-01', time, fraction = '', zone = 'Z'] = match;
  const ms = Date.parse(`${day}T${time}${zone}`);
  if (Number.isNaN(ms)) return null;
  const unit = PER_MS[logical.slice(logical.lastIndexOf('-') + 1)] ?? 1n;
  return BigInt(ms) * unit + (BigInt(fraction.padEnd(9, '0')) * unit) / 1_000_000n;
}

/** `size`: of a fixed; null: any. */
function bytesOf(node: JsonNode, logical: AvroLogical | null, size: number | null, path: string): Uint8Array {
  const bytes = logical?.name === 'decimal' ? decimalBytes(node, logical.scale, size, path) : latinBytes(node);
  if (!bytes) return refuse('mismatch', node, logical?.name ?? 'bytes', path);
  return size !== null && bytes.length !== size ? refuse('mismatch', node, `fixed ${size}`, path) : bytes;
}

function latinBytes(node: JsonNode): Uint8Array | null {
  if (node.kind !== 'string') return null;
  const codes = Array.from({ length: node.value.length }, (_, i) => node.value.charCodeAt(i));
  return codes.every((code) => code <= 0xff) ? Uint8Array.from(codes) : null;
}

/** The unscaled number in two's complement, the highest byte first. */
function decimalBytes(node: JsonNode, scale: number, size: number | null, path: string): Uint8Array | null {
  const decimal =
    node.kind === 'number' || node.kind === 'string'
      ? readDecimal(node.kind === 'number' ? node.text : node.value)
      : null;
  if (!decimal) return latinBytes(node);
  const shift = decimal.exponent + scale;
  if (Math.abs(shift) > 1_000) return refuse('number', node, `decimal, scale ${scale}`, path);
  const factor = 10n ** BigInt(Math.abs(shift));
  if (shift < 0 && decimal.digits % factor !== 0n) return refuse('number', node, `decimal, scale ${scale}`, path);
  const unscaled = shift < 0 ? decimal.digits / factor : decimal.digits * factor;
  let length = size ?? 1;
  const fits = () => BigInt.asIntN(8 * length, unscaled) === unscaled;
  while (size === null && !fits()) length++;
  if (!fits()) return refuse('number', node, `fixed ${length}`, path);
  const bits = BigInt.asUintN(8 * length, unscaled);
  return Uint8Array.from({ length }, (_, i) => Number((bits >> BigInt(8 * (length - 1 - i))) & 0xffn));
}

/** Zigzag, as a variable length. */
function writeLong(out: ByteBuilder, value: bigint): void {
  out.varint(value < 0n ? -2n * value - 1n : 2n * value);
}

function writeBytes(out: ByteBuilder, bytes: Uint8Array): void {
  writeLong(out, BigInt(bytes.length));
  out.raw(bytes);
}
