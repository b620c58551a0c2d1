// Schemas as a person has loaded them, read, or why not.
import { fail, type Result } from '../../base/result.ts';
import type { AvroSchema } from '../avro/avro-schema.ts';
import { readAvroSchema } from '../avro/read-avro-schema.ts';
import type { ProtoSchema } from '../protobuf/proto-schema.ts';
import { readProtoFiles } from '../protobuf/read-proto-files.ts';
import type { SchemaFault, SchemaFile } from './payload-view.ts';

export function readProtoSchema(files: readonly SchemaFile[]): Result<ProtoSchema, SchemaFault> {
  const read = readProtoFiles(files);
  if (read.ok) return read;
  const { file, line, column, expected, found } = read.error;
  return fail({ file, line, column, detail: `expected ${expected}, found ${found ?? 'the end of the file'}` });
}

export function readAvro(text: string): Result<AvroSchema, SchemaFault> {
  const read = readAvroSchema(text);
  if (read.ok) return read;
  const { line, column, path, expected } = read.error;
  return fail({
    file: null,
    line,
    column,
    detail: line === null ? `${path}: expected ${expected}` : `expected ${expected}`,
  });
}
