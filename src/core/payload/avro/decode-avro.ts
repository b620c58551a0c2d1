// An Avro payload, in any of the frames that it travels in: bare, with the schema's fingerprint or with its number in a
// registry before it, or as a file that brings its schema along.
import { fail, ok } from '../../base/result.ts';
import type { Decoded, DecodedValue } from '../decoded/decoded-value.ts';
import { avroFingerprint } from './avro-fingerprint.ts';
import { AvroReader } from './avro-reader.ts';
import type { AvroSchema } from './avro-schema.ts';
import { decodeContainer, isContainer } from './decode-container.ts';
import { readDatum } from './read-datum.ts';

/** C3 01, then the fingerprint, the least byte first (specification, "Single object encoding"). */
const SINGLE_OBJECT_HEAD = 10;

/** 00, then the schema's number in the registry, the highest byte first (Confluent's wire format). */
const REGISTRY_HEAD = 5;

/** Without a schema only object container files can be read. */
export function decodeAvro(bytes: Uint8Array, schema: AvroSchema | null): Decoded {
  if (isContainer(bytes)) return decodeContainer(bytes);
  if (!schema) return fail({ reason: 'unsupported', at: 0, detail: 'the payload does not bring its schema along' });
  if (bytes[0] === 0xc3 && bytes[1] === 0x01 && bytes.length >= SINGLE_OBJECT_HEAD) return decodeSingle(bytes, schema);
  const bare = decodeDatum(bytes, 0, schema);
  if (bare.ok || bytes[0] !== 0 || bytes.length < REGISTRY_HEAD) return bare;
  // A bare datum may begin with 00 as well; which of the two it is, is told by which of them comes out even.
  const framed = decodeDatum(bytes, REGISTRY_HEAD, schema);
  if (!framed.ok) return framed.error.at >= bare.error.at ? framed : bare;
  const id = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
  return ok(noted(`Confluent, schema ${id}`, framed.value));
}

function decodeSingle(bytes: Uint8Array, schema: AvroSchema): Decoded {
  const found = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(2, true);
  const wanted = avroFingerprint(schema);
  if (found === wanted) {
    const datum = decodeDatum(bytes, SINGLE_OBJECT_HEAD, schema);
    return datum.ok ? ok(noted('single object', datum.value)) : datum;
  }
  const bare = decodeDatum(bytes, 0, schema);
  if (bare.ok) return bare;
  const detail = `the payload is of schema ${hex(found)}, the schema given is ${hex(wanted)} (CRC-64-AVRO)`;
  return fail({ reason: 'other-schema', at: 2, detail });
}

function decodeDatum(bytes: Uint8Array, from: number, schema: AvroSchema): Decoded {
  const reader = new AvroReader(bytes, from);
  const value = readDatum(reader, schema);
  if (!reader.fault && !reader.isDone) {
    reader.fail('trailing-bytes', `${bytes.length - reader.at} bytes after the value`);
  }
  return reader.fault ? fail(reader.fault) : ok(value);
}

function noted(note: string, value: DecodedValue): DecodedValue {
  return { kind: 'noted', note, value };
}

function hex(fingerprint: bigint): string {
  return fingerprint.toString(16).padStart(16, '0');
}
