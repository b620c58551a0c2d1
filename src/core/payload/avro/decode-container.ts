// An Avro object container file: its schema, and blocks of values (specification, "Object Container Files").
import { fail, ok } from '../../base/result.ts';
import { decodeTextLossy } from '../decode-text.ts';
import type { Decoded, DecodedValue } from '../decoded/decoded-value.ts';
import { AvroReader } from './avro-reader.ts';
import type { AvroSchema, AvroType } from './avro-schema.ts';
import { readAvroSchema } from './read-avro-schema.ts';
import { readDatum } from './read-datum.ts';

const MAGIC = [0x4f, 0x62, 0x6a, 0x01];
const SYNC_BYTES = 16;

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
  if (codec !== 'null') {
    return fail({ reason: 'unsupported', at: MAGIC.length, detail: `blocks that are compressed: codec ${codec}` });
  }
  const items: DecodedValue[] = [];
  while (!reader.isDone) readBlock(reader, schema.value, sync, items);
  if (reader.fault) return fail(reader.fault);
  return ok({ kind: 'noted', note: 'object container file', value: { kind: 'list', items } });
}

/** A count, the bytes that the values take, the values, and the file's mark. */
function readBlock(reader: AvroReader, schema: AvroSchema, sync: Uint8Array, items: DecodedValue[]): void {
  const count = reader.long();
  const length = reader.long();
  const from = reader.at;
  if (count < 0n || length < 0n) return reader.fail('malformed', `a block of ${count} values in ${length} bytes`);
  for (let i = 0n; i < count && !reader.fault; i++) items.push(readDatum(reader, schema));
  if (reader.fault) return;
  if (BigInt(reader.at - from) !== length) {
    return reader.fail('malformed', `values of ${reader.at - from} bytes in a block of ${length}`);
  }
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
