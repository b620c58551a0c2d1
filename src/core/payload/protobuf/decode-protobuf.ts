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

class ProtobufDecoder {
  readonly reader: WireReader;
  knownFields = 0;
  readonly #schema: ProtoSchema;
  /** What is noted of a field, which is the same of all its values. */
  readonly #notes = new Map<ProtoField, string>();

  constructor(bytes: Uint8Array, schema: ProtoSchema) {
    this.reader = new WireReader(bytes);
    this.#schema = schema;
  }

  /** Reads a message up to the end, or to the end of the group of this number. */
  message(type: string, group: number | null): DecodedValue {
    const { reader } = this;
    const fields = this.#schema.messages.get(type);
    const entries: DecodedEntry[] = [];
    const gathered = new GatheredFields(entries);
    let previous = 0;
    let isAscending = true;
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
        entries.push(this.#unknown(field));
        continue;
      }
      this.knownFields++;
      if (field.type.kind === 'map') {
        gathered.entriesOf(field, this.#note(field)).push(this.#mapEntry(field.type));
      } else if (field.repeated) {
        this.#items(field.type, gathered.itemsOf(field, this.#note(field)));
      } else {
        entries.push({ name: field.name, value: this.#value(field.type), note: this.#note(field) });
        isAscending &&= field.number > previous;
        previous = field.number;
      }
    }
    if (!closed) reader.fail('truncated', `the bytes end within group ${group}`);
    // Fields that ascend, as nearly all do, do not stand twice.
    const shown = isAscending ? entries : withOccurrences(entries);
    return readWellKnown(type, shown, (name, bytes) => this.#any(name, bytes)) ?? { kind: 'map', entries: shown };
  }

  #unknown(field: ProtoField | undefined): DecodedEntry {
    const { wire } = this.reader;
    const entry = readUnknownField(this.reader);
    if (!field) return entry;
    const clash = `${wireName(wire)} in the bytes, ${typeName(field.type)} in the schema`;
    return { name: field.name, value: entry.value, note: `#${field.number} ${clash}` };
  }

  #note(field: ProtoField): string {
    const known = this.#notes.get(field);
    if (known !== undefined) return known;
    const label = field.repeated && field.type.kind !== 'map' ? 'repeated ' : '';
    const note = `#${field.number} ${label}${typeName(field.type)}`;
    this.#notes.set(field, note);
    return note;
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

/** Repeated fields of a message, whose values stand where the first one stood. */
class GatheredFields {
  readonly #entries: DecodedEntry[];
  #items: Map<number, DecodedValue[]> | null = null;
  #maps: Map<number, DecodedEntry[]> | null = null;

  constructor(entries: DecodedEntry[]) {
    this.#entries = entries;
  }

  itemsOf({ number, name }: ProtoField, note: string): DecodedValue[] {
    this.#items ??= new Map();
    const known = this.#items.get(number);
    if (known) return known;
    const items: DecodedValue[] = [];
    this.#items.set(number, items);
    this.#entries.push({ name, value: { kind: 'list', items }, note });
    return items;
  }

  entriesOf({ number, name }: ProtoField, note: string): DecodedEntry[] {
    this.#maps ??= new Map();
    const known = this.#maps.get(number);
    if (known) return known;
    const entries: DecodedEntry[] = [];
    this.#maps.set(number, entries);
    this.#entries.push({ name, value: { kind: 'map', entries }, note });
    return entries;
  }
}

/** Says of a field that stands twice which of them is which. */
function withOccurrences(entries: readonly DecodedEntry[]): readonly DecodedEntry[] {
  const totals = new Map<string, number>();
  // Notes of fields that the schema knows begin with their numbers.
  for (const { note } of entries) if (note?.startsWith('#')) totals.set(note, (totals.get(note) ?? 0) + 1);
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const { name, note = '', value } = entry;
    const total = totals.get(note) ?? 1;
    if (total === 1) return entry;
    const nth = (seen.get(note) ?? 0) + 1;
    seen.set(note, nth);
    return { name, value, note: `${note}, ${nth} of ${total}` };
  });
}

function keyText(key: DecodedValue): string {
  if (key.kind === 'integer') return key.text;
  if (key.kind === 'text') return key.value;
  return key.kind === 'boolean' ? String(key.value) : '';
}
