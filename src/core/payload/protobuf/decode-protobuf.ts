// Protobuf by a schema. What is shown is what stands in the bytes: fields in their order, none that is absent, those that
// stand twice twice (a program would take the last), and those that the schema does not know.
import { fail, ok } from '../../base/result.ts';
import type { Decoded, DecodedEntry, DecodedValue } from '../decoded/decoded-value.ts';
import { readUnknownField } from './decode-protobuf-raw.ts';
import { type ProtoField, type ProtoSchema, type ProtoType, typeName } from './proto-schema.ts';
import { defaultValue, readScalar, wireOf } from './read-scalar.ts';
import { readWellKnown } from './well-known.ts';
import { WIRE, WireReader, wireName } from './wire-reader.ts';

/** `type` is a full name of a message. */
export function decodeProtobuf(bytes: Uint8Array, schema: ProtoSchema, type: string): Decoded {
  if (!schema.messages.has(type)) {
    return fail({ reason: 'other-schema', at: 0, detail: `the .proto files have no message ${type}` });
  }
  const decoder = new ProtobufDecoder(bytes, schema);
  const value = decoder.message(type, null);
  const { fault } = decoder.reader;
  if (fault) return fail(fault);
  if (bytes.length > 0 && decoder.knownFields === 0) {
    return fail({ reason: 'not-the-schema', at: 0, detail: `no field of the payload is one of ${type}` });
  }
  return ok(value);
}

/** A field of a message while it is read: a repeated one gathers its values where it stood first. */
interface GatheredField {
  readonly name: string;
  readonly note: string;
  /** 0: the schema does not know it. */
  readonly number: number;
  readonly value: DecodedValue;
}

class ProtobufDecoder {
  readonly reader: WireReader;
  knownFields = 0;
  readonly #schema: ProtoSchema;

  constructor(bytes: Uint8Array, schema: ProtoSchema) {
    this.reader = new WireReader(bytes);
    this.#schema = schema;
  }

  /** Reads a message up to the end, or to the end of the group of this number. */
  message(type: string, group: number | null): DecodedValue {
    const { reader } = this;
    const fields = this.#schema.messages.get(type);
    const gathered: GatheredField[] = [];
    const lists = new Map<number, DecodedValue[]>();
    const maps = new Map<number, DecodedEntry[]>();
    let closed = group === null;
    while (!reader.isDone) {
      const { at } = reader;
      reader.tag();
      if (reader.fault) break;
      if (reader.wire === WIRE.groupEnd) {
        closed = reader.field === group;
        if (closed) break;
        reader.fail('malformed', `the end of group ${reader.field}, which was not begun`, at);
        break;
      }
      const field = fields?.get(reader.field);
      if (!field || !fits(field, reader.wire)) {
        gathered.push(this.#unknown(field));
        continue;
      }
      this.knownFields++;
      if (field.type.kind === 'map') {
        const entries = gather(maps, gathered, field, (all) => ({ kind: 'map', entries: all }));
        entries.push(this.#mapEntry(field.type));
      } else if (field.repeated) {
        const items = gather(lists, gathered, field, (all) => ({ kind: 'list', items: all }));
        this.#items(field.type, items);
      } else {
        gathered.push({ ...named(field), value: this.#value(field.type) });
      }
    }
    if (!closed) reader.fail('truncated', `the bytes end within group ${group}`);
    const entries = withOccurrences(gathered);
    return readWellKnown(type, entries, (name, bytes) => this.#any(name, bytes)) ?? { kind: 'map', entries };
  }

  #unknown(field: ProtoField | undefined): GatheredField {
    const { wire } = this.reader;
    const { name, value, note = '' } = readUnknownField(this.reader);
    if (!field) return { name, note, number: 0, value };
    const clash = `${wireName(wire)} in the bytes, ${typeName(field.type)} in the schema`;
    return { name: field.name, note: `#${field.number} ${clash}`, number: 0, value };
  }

  /** Numbers stand packed in a length or one by one, whatever the schema says. */
  #items(type: ProtoType, items: DecodedValue[]): void {
    const { reader } = this;
    if (reader.wire !== WIRE.lengthDelimited || wireOf(type) === WIRE.lengthDelimited) {
      items.push(this.#value(type));
      return;
    }
    const start = reader.skipLength();
    const end = reader.at;
    reader.at = start;
    reader.nested(end, () => {
      while (!reader.isDone) items.push(this.#value(type));
    });
  }

  #value(type: ProtoType): DecodedValue {
    const { reader } = this;
    reader.count();
    if (type.kind !== 'message') return readScalar(reader, type, this.#schema);
    if (reader.wire === WIRE.groupStart) {
      const { field } = reader;
      return reader.nested(null, () => this.message(type.name, field));
    }
    return this.#within(() => this.message(type.name, null));
  }

  /** Reads what a length announces, to its end. */
  #within<T>(read: () => T): T {
    const { reader } = this;
    const start = reader.skipLength();
    const end = reader.at;
    reader.at = start;
    return reader.nested(end, read);
  }

  /** A message of a key, field 1, and a value, field 2; what is absent is the default. */
  #mapEntry(type: Extract<ProtoType, { kind: 'map' }>): DecodedEntry {
    const { reader } = this;
    reader.count();
    const keyType: ProtoType = { kind: 'scalar', scalar: type.key };
    let key: DecodedValue | null = null;
    let value: DecodedValue | null = null;
    let others = 0;
    this.#within(() => {
      while (!reader.isDone) {
        reader.tag();
        if (reader.fault) return;
        const { field, wire } = reader;
        if (field === 1 && wire === wireOf(keyType)) key = this.#value(keyType);
        else if (field === 2 && fits({ type: type.value, repeated: false }, wire)) value = this.#value(type.value);
        else if (wire === WIRE.groupEnd) return reader.fail('malformed', 'the end of a group in an entry of a map');
        else {
          readUnknownField(reader);
          others++;
        }
      }
    });
    return {
      name: keyText(key ?? defaultValue(keyType, this.#schema)),
      value: value ?? defaultValue(type.value, this.#schema),
      note: others > 0 ? `and ${others} unknown` : undefined,
    };
  }

  /** What an Any holds, when its type is known and its bytes are of it. */
  #any(url: string, bytes: Uint8Array): DecodedValue | null {
    const name = url.slice(url.lastIndexOf('/') + 1);
    if (!this.#schema.messages.has(name)) return null;
    const from = bytes.byteOffset - this.reader.bytes.byteOffset;
    return this.reader.attempt(from, from + bytes.length, () => this.message(name, null));
  }
}

function fits({ type, repeated }: Pick<ProtoField, 'type' | 'repeated'>, wire: number): boolean {
  if (type.kind === 'message') return wire === WIRE.lengthDelimited || wire === WIRE.groupStart;
  return wire === wireOf(type) || (repeated && wire === WIRE.lengthDelimited);
}

function named({ name, number, repeated, type }: ProtoField): Pick<GatheredField, 'name' | 'note' | 'number'> {
  const label = repeated && type.kind !== 'map' ? 'repeated ' : '';
  return { name, number, note: `#${number} ${label}${typeName(type)}` };
}

function gather<T>(
  all: Map<number, T[]>,
  gathered: GatheredField[],
  field: ProtoField,
  wrap: (values: readonly T[]) => DecodedValue,
): T[] {
  const known = all.get(field.number);
  if (known) return known;
  const values: T[] = [];
  all.set(field.number, values);
  gathered.push({ ...named(field), value: wrap(values) });
  return values;
}

function withOccurrences(gathered: readonly GatheredField[]): readonly DecodedEntry[] {
  const totals = new Map<number, number>();
  for (const { number } of gathered) totals.set(number, (totals.get(number) ?? 0) + 1);
  const seen = new Map<number, number>();
  return gathered.map(({ name, note, number, value }) => {
    const total = totals.get(number) ?? 1;
    if (number === 0 || total === 1) return { name, value, note };
    const nth = (seen.get(number) ?? 0) + 1;
    seen.set(number, nth);
    return { name, value, note: `${note}, ${nth} of ${total}` };
  });
}

function keyText(key: DecodedValue): string {
  if (key.kind === 'integer') return key.text;
  if (key.kind === 'text') return key.value;
  return key.kind === 'boolean' ? String(key.value) : '';
}
