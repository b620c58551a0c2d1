// Whether a schema that a person has loaded can be used, told while they look at it.
import type { PayloadSchema, SchemaFault } from './payload-view.ts';
import { readAvro, readProtoSchema } from './read-schema.ts';

export interface SchemaVerdict {
  /** Full names of the types that it has, for Protobuf. */
  readonly messageTypes: readonly string[];
  readonly fault: SchemaFault | null;
}

export function checkSchema(schema: PayloadSchema): SchemaVerdict {
  if (schema.kind === 'avro') {
    const read = readAvro(schema.text);
    return { messageTypes: [], fault: read.ok ? null : read.error };
  }
  if (schema.files.length === 0) return { messageTypes: [], fault: null };
  const read = readProtoSchema(schema.files);
  return read.ok ? { messageTypes: read.value.messageTypes, fault: null } : { messageTypes: [], fault: read.error };
}
