// The scalars and enumerations of Protobuf from the wire, exact.
import { decodeText } from '../decode-text.ts';
import type { DecodedValue } from '../decoded/decoded-value.ts';
import { float32Of, float32Text, float64Of, float64Text } from './float-text.ts';
import type { ProtoScalar, ProtoSchema, ProtoType } from './proto-schema.ts';
import { signedText, unsignedText, WIRE, type WireReader, zigZagText } from './wire-reader.ts';

/** The wire type of a value that stands alone; a message's may be a group's as well. */
export function wireOf(type: ProtoType): number {
  if (type.kind === 'enum') return WIRE.varint;
  if (type.kind !== 'scalar') return WIRE.lengthDelimited;
  switch (type.scalar) {
    case 'double':
    case 'fixed64':
    case 'sfixed64':
      return WIRE.fixed64;
    case 'float':
    case 'fixed32':
    case 'sfixed32':
      return WIRE.fixed32;
    case 'string':
    case 'bytes':
      return WIRE.lengthDelimited;
    default:
      return WIRE.varint;
  }
}

/** Reads a value of a type that is no message and no map. */
export function readScalar(reader: WireReader, type: ProtoType, schema: ProtoSchema): DecodedValue {
  if (type.kind === 'enum') {
    reader.varint();
    return enumValue(type.name, reader.low | 0, schema);
  }
  if (type.kind !== 'scalar') return { kind: 'undefined' };
  if (type.scalar === 'bytes') return { kind: 'bytes', value: reader.lengthDelimited() };
  if (type.scalar === 'string') return stringValue(reader.lengthDelimited());
  reader.number(wireOf(type));
  return numberValue(type.scalar, reader.low, reader.high);
}

/** What a program takes for a value that is not there. */
export function defaultValue(type: ProtoType, schema: ProtoSchema): DecodedValue {
  if (type.kind === 'enum') return enumValue(type.name, 0, schema);
  if (type.kind !== 'scalar') return { kind: 'map', entries: [] };
  if (type.scalar === 'bytes') return { kind: 'bytes', value: new Uint8Array() };
  return type.scalar === 'string' ? { kind: 'text', value: '' } : numberValue(type.scalar, 0, 0);
}

function numberValue(scalar: Exclude<ProtoScalar, 'string' | 'bytes'>, low: number, high: number): DecodedValue {
  switch (scalar) {
    case 'bool':
      return { kind: 'boolean', value: low !== 0 || high !== 0 };
    case 'double':
      return { kind: 'float', text: float64Text(float64Of(low, high)) };
    case 'float':
      return { kind: 'float', text: float32Text(float32Of(low)) };
    // Numbers of 32 bits are written with 64 when they are negative; what is above is not theirs.
    case 'int32':
    case 'sfixed32':
      return { kind: 'integer', text: String(low | 0) };
    case 'uint32':
    case 'fixed32':
      return { kind: 'integer', text: String(low) };
    case 'sint32':
      return { kind: 'integer', text: String((low >>> 1) ^ -(low & 1)) };
    case 'int64':
    case 'sfixed64':
      return { kind: 'integer', text: signedText(low, high) };
    case 'uint64':
    case 'fixed64':
      return { kind: 'integer', text: unsignedText(low, high) };
    case 'sint64':
      return { kind: 'integer', text: zigZagText(low, high) };
  }
}

/** Old programs write bytes that are no UTF-8 into strings: they are shown as what they are. */
function stringValue(bytes: Uint8Array): DecodedValue {
  const text = decodeText(bytes);
  if (text.ok) return { kind: 'text', value: text.value };
  return { kind: 'noted', note: 'string that is not UTF-8', value: { kind: 'bytes', value: bytes } };
}

function enumValue(name: string, number: number, schema: ProtoSchema): DecodedValue {
  const text = schema.enums.get(name)?.get(number);
  if (text !== undefined) return { kind: 'noted', note: `enum ${number}`, value: { kind: 'text', value: text } };
  return { kind: 'noted', note: `not in ${name}`, value: { kind: 'integer', text: String(number) } };
}
