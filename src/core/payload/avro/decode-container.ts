// An Avro object container file: its schema, and blocks of values (specification, "Object Container Files").
import { fail, ok } from '../../base/result.ts';
import { decodeTextLossy } from '../decode-text.ts';
import type { Decoded, DecodedValue } from '../decoded/decoded-value.ts';
import { AvroReader } from './avro-reader.ts';
import type { AvroSchema, AvroType } from './avro-schema.ts';
import { inflate } from './inflate.ts';
import { readAvroSchema } from './read-avro-schema.ts';
import { readDatum } from './read-datum.ts';

const MAGIC = [0x4f, 0x62, 0x6a, 0x01];
const SYNC_BYTES = 16;

/** Of a block when it is decompressed. */
const MAX_BLOCK_BYTES = 64 * 1024 * 1024;

const METADATA: AvroType = { kind: 'map', values: { kind: 'bytes', logical: null } };
const NO_NAMES: AvroSchema = { root: METADATA, named: new Map() };

/** `Obj` and 1. */
export function isContainer(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, i) => bytes[i] === byte);
}

/** Gives the values of all blocks as one list. */
export function decodeContainer(bytes: Uint8Array): Decoded {
  const reader = new AvroReader(bytes, MAGIC.length);
  const metadata = readDatum(reader, NO_NAMES);
  const sync = reader.take(SYNC_BYTES);
  if (reader.fault) return fail(reader.fault);
  const schema = readAvroSchema(textIn(metadata, 'avro.schema') ?? '');
  if (!schema.ok) {
    const { path, expected } = schema.error;
    return fail({ reason: 'malformed', at: MAGIC.length, detail: `the file's schema: ${expected} at ${path}` });
  }
  const codec = textIn(metadata, 'avro.codec') ?? 'null';
  if (codec !== 'null' && codec !== 'deflate') {
    return fail({ reason: 'unsupported', at: MAGIC.length, detail: `blocks that are compressed: codec ${codec}` });
  }
  const items: DecodedValue[] = [];
  while (!reader.isDone) {
    readBlock(reader, (count, length) => {
      if (codec === 'null') readValues(reader, schema.value, count, length, items);
      else readCompressed(reader, schema.value, count, length, items);
    });
    readMark(reader, sync);
  }
  if (reader.fault) return fail(reader.fault);
  return ok({ kind: 'noted', note: 'object container file', value: { kind: 'list', items } });
}

/** A count, the bytes that the values take, and the values. */
function readBlock(reader: AvroReader, readItems: (count: bigint, length: number) => void): void {
  const count = reader.long();
  const length = reader.long();
  if (reader.fault) return;
  if (count < 0n || length < 0n) return reader.fail('malformed', `a block of ${count} values in ${length} bytes`);
  if (length > BigInt(reader.left)) return reader.fail('truncated', `a block of ${length} bytes, ${reader.left} left`);
  readItems(count, Number(length));
}

function readValues(
  reader: AvroReader,
  schema: AvroSchema,
  count: bigint,
  length: number,
  items: DecodedValue[],
): void {
  const from = reader.at;
  for (let i = 0n; i < count && !reader.fault; i++) items.push(readDatum(reader, schema));
  if (reader.fault || reader.at - from === length) return;
  reader.fail('malformed', `values of ${reader.at - from} bytes in a block of ${length}`);
}

/** Offsets within what is decompressed say nothing: a fault there is one of the block. */
function readCompressed(
  reader: AvroReader,
  schema: AvroSchema,
  count: bigint,
  length: number,
  items: DecodedValue[],
): void {
  const { at } = reader;
  const inflated = inflate(reader.take(length), MAX_BLOCK_BYTES);
  if (!inflated.ok) return reader.fail(inflated.error.reason, inflated.error.detail, at);
  const inner = new AvroReader(inflated.value);
  inner.values = reader.values;
  readValues(inner, schema, count, inflated.value.length, items);
  reader.values = inner.values;
  if (inner.fault) reader.fail(inner.fault.reason, `in a compressed block: ${inner.fault.detail}`, at);
}

/** Every block ends with the file's mark. */
function readMark(reader: AvroReader, sync: Uint8Array): void {
  const { at } = reader;
  const mark = reader.take(SYNC_BYTES);
  if (!reader.fault && !mark.every((byte, i) => byte === sync[i])) {
    reader.fail('malformed', "a block that does not end with the file's mark", at);
  }
}

function textIn(metadata: DecodedValue, name: string): string | null {
  if (metadata.kind !== 'map') return null;
  const value = metadata.entries.find((entry) => entry.name === name)?.value;
  return value?.kind === 'bytes' ? decodeTextLossy(value.value) : null;
}
