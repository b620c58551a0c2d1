// Scalars of Protobuf from JSON: 64 bits as numbers or texts, bytes in Base64, NaN and Infinity as texts.
import type { ProtoScalar, ProtoType } from '../../payload/protobuf/proto-schema.ts';
import type { ByteBuilder } from './byte-builder.ts';
import { encodeBase64 } from './encode-base64.ts';
import { refuse } from './encode-fault.ts';
import type { JsonNode } from './json-node.ts';
import { integerOf } from './json-number.ts';

const utf8 = new TextEncoder();

export const WIRE = { varint: 0, fixed64: 1, length: 2, fixed32: 5 } as const;
export type Wire = (typeof WIRE)[keyof typeof WIRE];

export function wireOf(type: ProtoType): Wire {
  if (type.kind === 'enum') return WIRE.varint;
  if (type.kind !== 'scalar') return WIRE.length;
  switch (type.scalar) {
    case 'string':
    case 'bytes':
      return WIRE.length;
    case 'double':
    case 'fixed64':
    case 'sfixed64':
      return WIRE.fixed64;
    case 'float':
    case 'fixed32':
    case 'sfixed32':
      return WIRE.fixed32;
    default:
      return WIRE.varint;
  }
}

/** Ranges of the integers. */
const INTEGERS: Readonly<Partial<Record<ProtoScalar, readonly [min: bigint, max: bigint]>>> = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  sint32: [-(2n ** 31n), 2n ** 31n - 1n],
  sfixed32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  fixed32: [0n, 2n ** 32n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  sint64: [-(2n ** 63n), 2n ** 63n - 1n],
  sfixed64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
  fixed64: [0n, 2n ** 64n - 1n],
};

export function writeScalar(out: ByteBuilder, scalar: ProtoScalar, node: JsonNode, path: string): void {
  switch (scalar) {
    case 'bool':
      if (node.kind !== 'boolean') return refuse('mismatch', node, scalar, path);
      return out.u8(node.value ? 1 : 0);
    case 'string': {
      if (node.kind !== 'string') return refuse('mismatch', node, scalar, path);
      if (!node.value.isWellFormed()) return refuse('surrogate', node, null, path);
      const bytes = utf8.encode(node.value);
      out.varint(BigInt(bytes.length));
      return out.raw(bytes);
    }
    case 'bytes': {
      const bytes = node.kind === 'string' ? encodeBase64(node.value) : null;
      if (!bytes?.ok) return refuse('mismatch', node, 'bytes: Base64', path);
      out.varint(BigInt(bytes.value.length));
      return out.raw(bytes.value);
    }
    case 'float':
      return out.f32(floatOf(node, scalar, path), true);
    case 'double':
      return out.f64(floatOf(node, scalar, path), true);
    default:
      return writeInteger(out, scalar, integerNode(node, scalar, path));
  }
}

function writeInteger(out: ByteBuilder, scalar: ProtoScalar, value: bigint): void {
  switch (scalar) {
    case 'fixed32':
    case 'sfixed32':
      return out.u32LittleEndian(Number(BigInt.asUintN(32, value)));
    case 'fixed64':
    case 'sfixed64':
      return out.u64LittleEndian(value);
    case 'sint32':
    case 'sint64':
      return out.varint(value < 0n ? -2n * value - 1n : 2n * value);
    default:
      return out.varint(value);
  }
}

/** 64 bits may be written as a text, and a fraction of zero is none. */
function integerNode(node: JsonNode, scalar: ProtoScalar, path: string): bigint {
  const text = node.kind === 'number' ? node.text : node.kind === 'string' ? node.value : '';
  const value = integerOf(text) ?? wholeOf(text);
  const [min, max] = INTEGERS[scalar] ?? [0n, 0n];
  if (value === null) return refuse('mismatch', node, scalar, path);
  return value < min || value > max ? refuse('number', node, `${scalar}: ${min} … ${max}`, path) : value;
}

function wholeOf(text: string): bigint | null {
  if (!/^-?[\d.]+([eE][+-]?\d{1,2})?$/u.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? BigInt(value) : null;
}

function floatOf(node: JsonNode, scalar: ProtoScalar, path: string): number {
  const text = node.kind === 'number' ? node.text : node.kind === 'string' ? node.value : '';
  const isNumber = /^-?(\d+(\.\d+)?([eE][+-]?\d+)?|Infinity)$|^NaN$/u.test(text);
  if (!isNumber) return refuse('mismatch', node, scalar, path);
  const value = Number(text);
  const fits =
    scalar === 'double' || Math.abs(value) === Number.POSITIVE_INFINITY || Number.isFinite(Math.fround(value));
  if ((!Number.isFinite(value) && /\d/u.test(text)) || (!fits && !Number.isNaN(value))) {
    return refuse('number', node, scalar, path);
  }
  return value;
}
