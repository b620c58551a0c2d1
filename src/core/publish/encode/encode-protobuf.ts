// JSON to Protobuf by a schema, as the mapping of proto3 to JSON has it: fields by their name or its lowerCamelCase, numbers of
// 64 bits as numbers or texts, enumerations by name, bytes in Base64, moments and durations as text. What is null is not sent.
import type { Result } from '../../base/result.ts';
import type { ProtoField, ProtoScalar, ProtoSchema, ProtoType } from '../../payload/protobuf/proto-schema.ts';
import type { PayloadFault } from '../payload-fault.ts';
import { ByteBuilder } from './byte-builder.ts';
import { encodeBase64 } from './encode-base64.ts';
import { catchFault, inside, refuse } from './encode-fault.ts';
import { type JsonEntry, type JsonNode, readJsonNode } from './json-node.ts';
import { integerOf } from './json-number.ts';

const utf8 = new TextEncoder();
const WIRE = { varint: 0, fixed64: 1, length: 2, fixed32: 5 } as const;
type Wire = (typeof WIRE)[keyof typeof WIRE];

export function encodeProtobuf(
  text: string,
  schema: ProtoSchema,
  type: string,
): Result<Uint8Array<ArrayBuffer>, PayloadFault> {
  const node = readJsonNode(text);
  if (!node.ok) return node;
  return catchFault(() => new ProtobufEncoder(schema).message(type, node.value, ''));
}

/** Ranges of the integers. */
const INTEGERS: Readonly<Partial<Record<ProtoScalar, readonly [min: bigint, max: bigint]>>> = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  sint32: [-(2n ** 31n), 2n ** 31n - 1n],
  sfixed32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  fixed32: [0n, 2n ** 32n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  sint64: [-(2n ** 63n), 2n ** 63n - 1n],
  sfixed64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
  fixed64: [0n, 2n ** 64n - 1n],
};

class ProtobufEncoder {
  readonly #schema: ProtoSchema;
  /** Fields by both of their names, by message. */
  readonly #names = new Map<string, ReadonlyMap<string, ProtoField>>();

  constructor(schema: ProtoSchema) {
    this.#schema = schema;
  }

  message(type: string, node: JsonNode, path: string): Uint8Array<ArrayBuffer> {
    const out = new ByteBuilder();
    if (!this.#wellKnown(out, type, node, path)) {
      const fields = this.#fieldsOf(type);
      if (!fields) refuse('schema', node, type, path);
      if (node.kind !== 'object') refuse('mismatch', node, type, path);
      for (const entry of node.entries) this.#entry(out, fields, entry, type, path);
    }
    return out.finish();
  }

  #entry(
    out: ByteBuilder,
    fields: ReadonlyMap<string, ProtoField>,
    { name, value }: JsonEntry,
    type: string,
    path: string,
  ): void {
    const place = inside(path, name);
    const field = fields.get(name);
    if (!field) return refuse('mismatch', value, `${type}: ${[...new Set(this.#namesOf(type))].join(', ')}`, place);
    if (value.kind === 'null' && !isJsonValue(field.type)) return;
    if (field.type.kind === 'map') return this.#map(out, field, field.type, value, place);
    if (field.repeated) return this.#repeated(out, field, field.type, value, place);
    this.#field(out, field.number, field.type, value, place);
  }

  #fieldsOf(type: string): ReadonlyMap<string, ProtoField> | null {
    const known = this.#names.get(type);
    if (known) return known;
    const fields = this.#schema.messages.get(type);
    if (!fields) return null;
    const names = new Map<string, ProtoField>();
    for (const field of fields.values()) names.set(camelCase(field.name), field);
    for (const field of fields.values()) names.set(field.name, field);
    this.#names.set(type, names);
    return names;
  }

  #namesOf(type: string): string[] {
    return [...(this.#schema.messages.get(type)?.values() ?? [])].map(({ name }) => name);
  }

  #map(
    out: ByteBuilder,
    field: ProtoField,
    { key, value }: Extract<ProtoType, { kind: 'map' }>,
    node: JsonNode,
    path: string,
  ): void {
    if (node.kind !== 'object') return refuse('mismatch', node, `map<${key}>`, path);
    for (const entry of node.entries) {
      const place = inside(path, entry.name);
      const pair = new ByteBuilder();
      this.#field(pair, 1, { kind: 'scalar', scalar: key }, keyNode(key, entry), place);
      this.#field(pair, 2, value, entry.value, place);
      writeLength(out, field.number, pair.finish());
    }
  }

  /** Numbers are packed: every reader takes them either way. */
  #repeated(out: ByteBuilder, field: ProtoField, type: ProtoType, node: JsonNode, path: string): void {
    if (node.kind !== 'array') return refuse('mismatch', node, '[ ]', path);
    if (node.items.length === 0) return;
    if (wireOf(type) === WIRE.length) {
      node.items.forEach((item, i) => {
        this.#field(out, field.number, type, item, inside(path, i));
      });
      return;
    }
    const packed = new ByteBuilder();
    node.items.forEach((item, i) => {
      this.#value(packed, type, item, inside(path, i));
    });
    writeLength(out, field.number, packed.finish());
  }

  #field(out: ByteBuilder, number: number, type: ProtoType, node: JsonNode, path: string): void {
    writeTag(out, number, wireOf(type));
    this.#value(out, type, node, path);
  }

  #value(out: ByteBuilder, type: ProtoType, node: JsonNode, path: string): void {
    switch (type.kind) {
      case 'message': {
        const bytes = this.message(type.name, node, path);
        out.varint(BigInt(bytes.length));
        return out.raw(bytes);
      }
      case 'enum':
        return out.varint(BigInt(this.#enumNumber(type.name, node, path)));
      case 'scalar':
        return writeScalar(out, type.scalar, node, path);
      case 'map':
        return refuse('schema', node, 'map', path);
    }
  }

  #enumNumber(type: string, node: JsonNode, path: string): number {
    const names = this.#schema.enums.get(type);
    if (node.kind === 'number' && /^-?\d{1,10}$/u.test(node.text)) return Number(node.text);
    for (const [number, name] of names ?? []) if (node.kind === 'string' && node.value === name) return number;
    return refuse('mismatch', node, `${type}: ${[...(names?.values() ?? [])].join(', ')}`, path);
  }

  /** The messages of google.protobuf that JSON has a form of its own for. False: it is written like any other. */
  #wellKnown(out: ByteBuilder, type: string, node: JsonNode, path: string): boolean {
    if (!type.startsWith('google.protobuf.')) return false;
    const name = type.slice('google.protobuf.'.length);
    const fields = this.#schema.messages.get(type);
    if ((name === 'Timestamp' || name === 'Duration') && node.kind === 'string') {
      const [seconds, nanos] = name === 'Timestamp' ? timestampOf(node, path) : durationOf(node, path);
      if (seconds !== 0n) {
        writeTag(out, 1, WIRE.varint);
        out.varint(seconds);
      }
      if (nanos !== 0) {
        writeTag(out, 2, WIRE.varint);
        out.varint(BigInt(nanos));
      }
      return true;
    }
    if (name === 'Value') return this.#jsonValue(out, node, path);
    if (name === 'Struct' && node.kind === 'object') {
      for (const { name: key, value } of node.entries) {
        const pair = new ByteBuilder();
        writeLength(pair, 1, utf8.encode(key));
        writeLength(pair, 2, this.message('google.protobuf.Value', value, inside(path, key)));
        writeLength(out, 1, pair.finish());
      }
      return true;
    }
    if (name === 'ListValue' && node.kind === 'array') {
      node.items.forEach((item, i) => {
        writeLength(out, 1, this.message('google.protobuf.Value', item, inside(path, i)));
      });
      return true;
    }
    const only = fields?.size === 1 ? fields.get(1) : undefined;
    if (!name.endsWith('Value') || !only || only.name !== 'value' || node.kind === 'object') return false;
    this.#field(out, 1, only.type, node, path);
    return true;
  }

  #jsonValue(out: ByteBuilder, node: JsonNode, path: string): true {
    switch (node.kind) {
      case 'null':
        writeTag(out, 1, WIRE.varint);
        out.varint(0n);
        return true;
      case 'number':
        writeTag(out, 2, WIRE.fixed64);
        writeScalar(out, 'double', node, path);
        return true;
      case 'string':
        writeLength(out, 3, utf8.encode(node.value));
        return true;
      case 'boolean':
        writeTag(out, 4, WIRE.varint);
        out.varint(node.value ? 1n : 0n);
        return true;
      case 'object':
        writeLength(out, 5, this.message('google.protobuf.Struct', node, path));
        return true;
      case 'array':
        writeLength(out, 6, this.message('google.protobuf.ListValue', node, path));
        return true;
    }
  }
}

/** A null means something there. */
function isJsonValue(type: ProtoType): boolean {
  return type.kind === 'message' && type.name === 'google.protobuf.Value';
}

function writeScalar(out: ByteBuilder, scalar: ProtoScalar, node: JsonNode, path: string): void {
  switch (scalar) {
    case 'bool':
      if (node.kind !== 'boolean') return refuse('mismatch', node, scalar, path);
      return out.u8(node.value ? 1 : 0);
    case 'string': {
      if (node.kind !== 'string') return refuse('mismatch', node, scalar, path);
      if (!node.value.isWellFormed()) return refuse('surrogate', node, null, path);
      const bytes = utf8.encode(node.value);
      out.varint(BigInt(bytes.length));
      return out.raw(bytes);
    }
    case 'bytes': {
      const bytes = node.kind === 'string' ? encodeBase64(node.value) : null;
      if (!bytes?.ok) return refuse('mismatch', node, 'bytes: Base64', path);
      out.varint(BigInt(bytes.value.length));
      return out.raw(bytes.value);
    }
    case 'float':
      return out.f32(floatOf(node, scalar, path), true);
    case 'double':
      return out.f64(floatOf(node, scalar, path), true);
    default:
      return writeInteger(out, scalar, integerNode(node, scalar, path));
  }
}

function writeInteger(out: ByteBuilder, scalar: ProtoScalar, value: bigint): void {
  switch (scalar) {
    case 'fixed32':
    case 'sfixed32':
      return out.u32LittleEndian(Number(BigInt.asUintN(32, value)));
    case 'fixed64':
    case 'sfixed64':
      return out.u64LittleEndian(value);
    case 'sint32':
    case 'sint64':
      return out.varint(value < 0n ? -2n * value - 1n : 2n * value);
    default:
      return out.varint(value);
  }
}

/** 64 bits may be written as a text, and a fraction of zero is none. */
function integerNode(node: JsonNode, scalar: ProtoScalar, path: string): bigint {
  const text = node.kind === 'number' ? node.text : node.kind === 'string' ? node.value : '';
  const value = integerOf(text) ?? wholeOf(text);
  const [min, max] = INTEGERS[scalar] ?? [0n, 0n];
  if (value === null) return refuse('mismatch', node, scalar, path);
  return value < min || value > max ? refuse('number', node, `${scalar}: ${min} … ${max}`, path) : value;
}

function wholeOf(text: string): bigint | null {
  if (!/^-?[\d.]+([eE][+-]?\d{1,2})?$/u.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? BigInt(value) : null;
}

function floatOf(node: JsonNode, scalar: ProtoScalar, path: string): number {
  const text = node.kind === 'number' ? node.text : node.kind === 'string' ? node.value : '';
  const isNumber = /^-?(\d+(\.\d+)?([eE][+-]?\d+)?|Infinity)$|^NaN$/u.test(text);
  if (!isNumber) return refuse('mismatch', node, scalar, path);
  const value = Number(text);
  const fits =
    scalar === 'double' || Math.abs(value) === Number.POSITIVE_INFINITY || Number.isFinite(Math.fround(value));
  if ((!Number.isFinite(value) && /\d/u.test(text)) || (!fits && !Number.isNaN(value))) {
    return refuse('number', node, scalar, path);
  }
  return value;
}

/** The name of an entry as the key's type has it. */
function keyNode(key: ProtoScalar, { name, value: { from, to } }: JsonEntry): JsonNode {
  if (key === 'bool' && (name === 'true' || name === 'false'))
    return { kind: 'boolean', value: name === 'true', from, to };
  return { kind: 'string', value: name, from, to };
}

function wireOf(type: ProtoType): Wire {
  if (type.kind === 'enum') return WIRE.varint;
  if (type.kind !== 'scalar') return WIRE.length;
  switch (type.scalar) {
    case 'string':
    case 'bytes':
      return WIRE.length;
    case 'double':
    case 'fixed64':
    case 'sfixed64':
      return WIRE.fixed64;
    case 'float':
    case 'fixed32':
    case 'sfixed32':
      return WIRE.fixed32;
    default:
      return WIRE.varint;
  }
}

function writeTag(out: ByteBuilder, field: number, wire: Wire): void {
  out.varint((BigInt(field) << 3n) | BigInt(wire));
}

function writeLength(out: ByteBuilder, field: number, bytes: Uint8Array): void {
  writeTag(out, field, WIRE.length);
  out.varint(BigInt(bytes.length));
  out.raw(bytes);
}

function camelCase(name: string): string {
  return name.replace(/_+([a-zA-Z0-9])/gu, (_, letter: string) => letter.toUpperCase());
}

function timestampOf(node: JsonNode & { kind: 'string' }, path: string): readonly [bigint, number] {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/iu.exec(node.value);
  const epochMs = match ? Date.parse(`${match[1]}${match[3]}`) : Number.NaN;
  if (Number.isNaN(epochMs)) return refuse('mismatch', node, 'Timestamp: RFC 3339', path);
  return [BigInt(epochMs / 1000), Number((match?.[2] ?? '').padEnd(9, '0'))];
}

function durationOf(node: JsonNode & { kind: 'string' }, path: string): readonly [bigint, number] {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,9}))?s$/u.exec(node.value);
  if (!match) return refuse('mismatch', node, 'Duration: 1.5s', path);
  const sign = match[1] === '-' ? -1 : 1;
  return [BigInt(match[2] as string) * BigInt(sign), sign * Number((match[3] ?? '').padEnd(9, '0'))];
}
