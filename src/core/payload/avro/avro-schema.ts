// An Avro schema, resolved: plain data without cycles, so that it can be kept and sent to a worker.

export type AvroPrimitive = 'null' | 'boolean' | 'int' | 'long' | 'float' | 'double' | 'bytes' | 'string';

export type AvroType =
  | { readonly kind: AvroPrimitive; readonly logical: AvroLogical | null }
  | { readonly kind: 'array'; readonly items: AvroType }
  | { readonly kind: 'map'; readonly values: AvroType }
  | { readonly kind: 'union'; readonly branches: readonly AvroType[] }
  /** A record, an enumeration or a fixed, by full name. */
  | { readonly kind: 'named'; readonly name: string };

export type AvroNamed =
  | { readonly kind: 'record'; readonly fields: readonly AvroField[] }
  | { readonly kind: 'enum'; readonly symbols: readonly string[] }
  | { readonly kind: 'fixed'; readonly size: number; readonly logical: AvroLogical | null };

export interface AvroField {
  readonly name: string;
  readonly type: AvroType;
  /** The type in a word or two. */
  readonly typeName: string;
}

export interface AvroLogical {
  /** `date`, `timestamp-millis`, `decimal`... */
  readonly name: string;
  /** Digits after the point of a decimal; else 0. */
  readonly scale: number;
}

export interface AvroSchema {
  readonly root: AvroType;
  readonly named: ReadonlyMap<string, AvroNamed>;
}

export interface AvroFault {
  /** Where the JSON goes wrong, from 1; null when it is JSON, and what it says is wrong. */
  readonly line: number | null;
  readonly column: number | null;
  /** What is wrong in the JSON: `$.fields[2].type`. */
  readonly path: string;
  /** Technical, in English: what should have stood there. */
  readonly expected: string;
}

const PRIMITIVES: ReadonlySet<string> = new Set<AvroPrimitive>([
  'null',
  'boolean',
  'int',
  'long',
  'float',
  'double',
  'bytes',
  'string',
]);

export function isPrimitive(name: string): name is AvroPrimitive {
  return PRIMITIVES.has(name);
}

/** A type in a word or two. */
export function avroTypeName(type: AvroType): string {
  if (type.kind === 'named') return type.name;
  if (type.kind === 'array') return `array of ${avroTypeName(type.items)}`;
  if (type.kind === 'map') return `map of ${avroTypeName(type.values)}`;
  if (type.kind === 'union') return type.branches.map(avroTypeName).join(' | ');
  return type.logical?.name ?? type.kind;
}
