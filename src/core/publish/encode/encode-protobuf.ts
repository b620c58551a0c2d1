// JSON to Protobuf by a schema, as the mapping of proto3 to JSON has it: fields by their name or its lowerCamelCase, numbers of
// 64 bits as numbers or texts, enumerations by name, bytes in Base64, moments and durations as text. What is null is not sent.
import type { Result } from '../../base/result.ts';
import type { ProtoField, ProtoScalar, ProtoSchema, ProtoType } from '../../payload/protobuf/proto-schema.ts';
import type { PayloadFault } from '../payload-fault.ts';
import { ByteBuilder } from './byte-builder.ts';
import { catchFault, inside, refuse } from './encode-fault.ts';
import { type JsonEntry, type JsonNode, readJsonNode } from './json-node.ts';
import { WIRE, type Wire, wireOf, writeScalar } from './protobuf-scalar.ts';
import { readDuration, readTimestamp } from './protobuf-time.ts';

const utf8 = new TextEncoder();

export function encodeProtobuf(
  text: string,
  schema: ProtoSchema,
  type: string,
): Result<Uint8Array<ArrayBuffer>, PayloadFault> {
  const node = readJsonNode(text);
  if (!node.ok) return node;
  return catchFault(() => new ProtobufEncoder(schema).message(type, node.value, ''));
}

const PACKAGE = 'google.protobuf.';
const OWN_FORM = /^google\.protobuf\.(Timestamp|Duration|FieldMask|Any|Struct|\w*Value)$/u;

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
    if (value.kind === 'null' && (field.repeated || !isJsonValue(field.type))) return;
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
    if (node.kind === 'number' && /^-?\d+$/u.test(node.text)) {
      // Numbers without a name are allowed: a newer schema may have one for them.
      const number = Number(node.text);
      return number === (number | 0) ? number : refuse('number', node, 'int32', path);
    }
    for (const [number, name] of names ?? []) if (node.kind === 'string' && node.value === name) return number;
    return refuse('mismatch', node, `${type}: ${[...(names?.values() ?? [])].join(', ')}`, path);
  }

  /** The messages of google.protobuf that JSON has a form of its own for. False: it is written like any other. */
  #wellKnown(out: ByteBuilder, type: string, node: JsonNode, path: string): boolean {
    if (!type.startsWith(PACKAGE)) return false;
    const name = type.slice(PACKAGE.length);
    switch (name) {
      case 'Timestamp':
      case 'Duration':
        return node.kind === 'string' && writeTime(out, name, node, path);
      case 'FieldMask':
        return node.kind === 'string' && writePaths(out, node, path);
      case 'Any':
        return node.kind === 'object' && this.#any(out, node, path);
      case 'Value':
        return this.#jsonValue(out, node, path);
      case 'Struct':
        return node.kind === 'object' && this.#struct(out, node.entries, path);
      case 'ListValue':
        return node.kind === 'array' && this.#list(out, node.items, path);
      default:
        return name.endsWith('Value') && this.#wrapper(out, type, node, path);
    }
  }

  #struct(out: ByteBuilder, entries: readonly JsonEntry[], path: string): true {
    for (const { name, value } of entries) {
      const place = inside(path, name);
      const pair = new ByteBuilder();
      writeLength(pair, 1, utf8Of(name, value, place));
      writeLength(pair, 2, this.message(`${PACKAGE}Value`, value, place));
      writeLength(out, 1, pair.finish());
    }
    return true;
  }

  #list(out: ByteBuilder, items: readonly JsonNode[], path: string): true {
    items.forEach((item, i) => {
      writeLength(out, 1, this.message(`${PACKAGE}Value`, item, inside(path, i)));
    });
    return true;
  }

  /** False: it is an object, or no wrapper. */
  #wrapper(out: ByteBuilder, type: string, node: JsonNode, path: string): boolean {
    const fields = this.#schema.messages.get(type);
    const only = fields?.size === 1 ? fields.get(1) : undefined;
    if (only?.name !== 'value' || node.kind === 'object') return false;
    this.#field(out, 1, only.type, node, path);
    return true;
  }

  /** `@type` names the message beside its fields, or beside its `value` where it has a form of its own. False: it has none. */
  #any(out: ByteBuilder, node: JsonNode & { readonly kind: 'object' }, path: string): boolean {
    const url = node.entries.find(({ name }) => name === '@type')?.value;
    if (!url) return false;
    const place = inside(path, '@type');
    if (url.kind !== 'string') return refuse('mismatch', url, 'type.googleapis.com/…', place);
    const type = url.value.slice(url.value.lastIndexOf('/') + 1);
    if (!this.#schema.messages.has(type)) return refuse('mismatch', url, this.#schema.messageTypes.join(', '), place);
    const rest = node.entries.filter(({ name }) => name !== '@type');
    const [value] = rest;
    const hasOwnForm = OWN_FORM.test(type) && rest.length === 1 && value?.name === 'value';
    const content = hasOwnForm && value ? value.value : { ...node, entries: rest };
    const bytes = this.message(type, content, hasOwnForm ? inside(path, 'value') : path);
    writeLength(out, 1, utf8Of(url.value, url, place));
    if (bytes.length > 0) writeLength(out, 2, bytes);
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
        writeLength(out, 3, utf8Of(node.value, node, path));
        return true;
      case 'boolean':
        writeTag(out, 4, WIRE.varint);
        out.varint(node.value ? 1n : 0n);
        return true;
      case 'object':
        writeLength(out, 5, this.message(`${PACKAGE}Struct`, node, path));
        return true;
      case 'array':
        writeLength(out, 6, this.message(`${PACKAGE}ListValue`, node, path));
        return true;
    }
  }
}

/** A null means something there. */
function isJsonValue(type: ProtoType): boolean {
  return type.kind === 'message' && type.name === `${PACKAGE}Value`;
}

/** The name of an entry as the key's type has it. */
function keyNode(key: ProtoScalar, { name, value: { from, to } }: JsonEntry): JsonNode {
  if (key === 'bool' && (name === 'true' || name === 'false'))
    return { kind: 'boolean', value: name === 'true', from, to };
  return { kind: 'string', value: name, from, to };
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

function utf8Of(text: string, node: JsonNode, path: string): Uint8Array {
  return text.isWellFormed() ? utf8.encode(text) : refuse('surrogate', node, null, path);
}

type TextNode = JsonNode & { readonly kind: 'string' };

function writeTime(out: ByteBuilder, name: 'Timestamp' | 'Duration', node: TextNode, path: string): true {
  const time = name === 'Timestamp' ? readTimestamp(node.value) : readDuration(node.value);
  if (!time) return refuse('mismatch', node, name === 'Timestamp' ? 'Timestamp: RFC 3339' : 'Duration: 1.5s', path);
  if (time.seconds !== 0n) {
    writeTag(out, 1, WIRE.varint);
    out.varint(time.seconds);
  }
  if (time.nanos !== 0) {
    writeTag(out, 2, WIRE.varint);
    out.varint(BigInt(time.nanos));
  }
  return true;
}

/** Paths of a FieldMask stand between commas, in lowerCamelCase. */
function writePaths(out: ByteBuilder, node: TextNode, path: string): true {
  const paths = node.value === '' ? [] : node.value.split(',');
  for (const one of paths) {
    writeLength(
      out,
      1,
      utf8Of(
        one.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`),
        node,
        path,
      ),
    );
  }
  return true;
}
