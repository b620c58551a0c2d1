// Whether a schema that a person has loaded can be used.
import type { PayloadSchema, SchemaFault } from './payload-view.ts';

export interface SchemaVerdict {
  /** Full names of the types that it has, for Protobuf. */
  readonly messageTypes: readonly string[];
  readonly fault: SchemaFault | null;
}

export function checkSchema(_schema: PayloadSchema): SchemaVerdict {
  return { messageTypes: [], fault: null };
}
