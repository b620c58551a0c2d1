// What .proto files declare, resolved: plain data, so that it can be kept and sent to a worker.

export type ProtoScalar =
  | 'double'
  | 'float'
  | 'int32'
  | 'int64'
  | 'uint32'
  | 'uint64'
  | 'sint32'
  | 'sint64'
  | 'fixed32'
  | 'fixed64'
  | 'sfixed32'
  | 'sfixed64'
  | 'bool'
  | 'string'
  | 'bytes';

export type ProtoType =
  | { readonly kind: 'scalar'; readonly scalar: ProtoScalar }
  /** By full name, without a leading point. */
  | { readonly kind: 'message' | 'enum'; readonly name: string }
  | { readonly kind: 'map'; readonly key: ProtoScalar; readonly value: Exclude<ProtoType, { readonly kind: 'map' }> };

export interface ProtoField {
  readonly number: number;
  /** An extension's is its full name in brackets. */
  readonly name: string;
  readonly repeated: boolean;
  readonly type: ProtoType;
}

export interface ProtoSchema {
  /** Full names of the messages that the files declare, in their order; those built in are not named. */
  readonly messageTypes: readonly string[];
  /** Fields by number, by the message's full name. */
  readonly messages: ReadonlyMap<string, ReadonlyMap<number, ProtoField>>;
  /** Names by number, by the enumeration's full name. */
  readonly enums: ReadonlyMap<string, ReadonlyMap<number, string>>;
}

export interface ProtoFault {
  readonly file: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  /** Technical, in English: what should have stood there. */
  readonly expected: string;
  /** What stands there; null at the end of the file. */
  readonly found: string | null;
}

const SCALARS: ReadonlySet<string> = new Set<ProtoScalar>([
  'double',
  'float',
  'int32',
  'int64',
  'uint32',
  'uint64',
  'sint32',
  'sint64',
  'fixed32',
  'fixed64',
  'sfixed32',
  'sfixed64',
  'bool',
  'string',
  'bytes',
]);

export function isScalar(name: string): name is ProtoScalar {
  return SCALARS.has(name);
}

/** A type as a .proto file writes it. */
export function typeName(type: ProtoType): string {
  if (type.kind === 'scalar') return type.scalar;
  return type.kind === 'map' ? `map<${type.key}, ${typeName(type.value)}>` : type.name;
}
