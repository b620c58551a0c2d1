// A value in Avro's binary encoding, by its schema: nothing in the bytes says what they are.
import type { DecodedEntry, DecodedValue } from '../decoded/decoded-value.ts';
import { logicalBytes, logicalNumber } from './avro-logical.ts';
import type { AvroReader } from './avro-reader.ts';
import { type AvroSchema, type AvroType, avroTypeName } from './avro-schema.ts';

/** One for all: it takes no bytes, so that a few of them can ask for millions. */
const NULL: DecodedValue = { kind: 'null' };

/** What it gives is of no use when the reader has a fault. */
export function readDatum(reader: AvroReader, schema: AvroSchema, type = schema.root): DecodedValue {
  reader.count();
  switch (type.kind) {
    case 'null':
      return NULL;
    case 'boolean':
      return { kind: 'boolean', value: reader.boolean() };
    case 'int': {
      const number = reader.int();
      return type.logical ? logicalNumber(BigInt(number), type.logical) : { kind: 'integer', text: String(number) };
    }
    case 'long': {
      const number = reader.long();
      return type.logical ? logicalNumber(number, type.logical) : { kind: 'integer', text: String(number) };
    }
    case 'float':
      return { kind: 'float', text: reader.float() };
    case 'double':
      return { kind: 'float', text: reader.double() };
    case 'bytes': {
      const value = reader.lengthDelimited();
      return type.logical ? logicalBytes(value, type.logical) : { kind: 'bytes', value };
    }
    case 'string':
      return { kind: 'text', value: reader.string() };
    default:
      return reader.nested(() => readCompound(reader, schema, type));
  }
}

type CompoundType = Extract<AvroType, { kind: 'array' | 'map' | 'union' | 'named' }>;

function readCompound(reader: AvroReader, schema: AvroSchema, type: CompoundType): DecodedValue {
  switch (type.kind) {
    case 'array': {
      const items: DecodedValue[] = [];
      readBlocks(reader, () => items.push(readDatum(reader, schema, type.items)));
      return { kind: 'list', items };
    }
    case 'map': {
      const entries: DecodedEntry[] = [];
      readBlocks(reader, () => {
        const name = reader.string();
        entries.push({ name, value: readDatum(reader, schema, type.values) });
      });
      return { kind: 'map', entries };
    }
    case 'union':
      return readUnion(reader, schema, type.branches);
    case 'named':
      return readNamed(reader, schema, type.name);
  }
}

function readUnion(reader: AvroReader, schema: AvroSchema, branches: readonly AvroType[]): DecodedValue {
  const { at } = reader;
  const index = reader.long();
  const branch = branches[Number(index)];
  if (reader.fault) return NULL;
  if (!branch) {
    reader.fail('not-the-schema', `branch ${index} of a union of ${branches.length}`, at);
    return NULL;
  }
  const value = readDatum(reader, schema, branch);
  return value.kind === 'null' ? value : { kind: 'noted', note: avroTypeName(branch), value };
}

function readNamed(reader: AvroReader, schema: AvroSchema, name: string): DecodedValue {
  const named = schema.named.get(name);
  if (named?.kind === 'record') {
    const entries: DecodedEntry[] = [];
    for (const { name: fieldName, type, typeName } of named.fields) {
      // Before the next: a record that holds itself and has no bytes would never end.
      if (reader.fault) break;
      entries.push({ name: fieldName, value: readDatum(reader, schema, type), note: typeName });
    }
    return { kind: 'map', entries };
  }
  if (named?.kind === 'fixed') {
    const value = reader.take(named.size);
    return named.logical && value.length === named.size ? logicalBytes(value, named.logical) : { kind: 'bytes', value };
  }
  const { at } = reader;
  const index = reader.int();
  const symbol = named?.symbols[index];
  if (symbol === undefined) reader.fail('not-the-schema', `symbol ${index} of ${name}, which it has not`, at);
  return { kind: 'noted', note: `enum ${index}`, value: { kind: 'text', value: symbol ?? '' } };
}

/** Blocks of a count and as many items; a count below zero is followed by the block's bytes. A count of zero ends them. */
function readBlocks(reader: AvroReader, readItem: () => void): void {
  for (;;) {
    let count = reader.long();
    if (count < 0n) {
      reader.long();
      count = -count;
    }
    if (count === 0n || reader.fault) return;
    for (let i = 0n; i < count && !reader.fault; i++) readItem();
  }
}
