// The parsing canonical form of an Avro schema, and its fingerprint by which single-object encoding names it.
import type { AvroNamed, AvroSchema, AvroType } from './avro-schema.ts';

/** Names in full, the attributes that matter for reading, in a fixed order, without white space. */
export function canonicalForm({ root, named }: AvroSchema): string {
  const written = new Set<string>();
  const write = (type: AvroType): string => {
    switch (type.kind) {
      case 'array':
        return `{"type":"array","items":${write(type.items)}}`;
      case 'map':
        return `{"type":"map","values":${write(type.values)}}`;
      case 'union':
        return `[${type.branches.map(write).join(',')}]`;
      case 'named': {
        const declared = named.get(type.name);
        if (!declared || written.has(type.name)) return JSON.stringify(type.name);
        written.add(type.name);
        return `{"name":${JSON.stringify(type.name)},${attributes(declared, write)}}`;
      }
      default:
        return `"${type.kind}"`;
    }
  };
  return write(root);
}

function attributes(named: AvroNamed, write: (type: AvroType) => string): string {
  switch (named.kind) {
    case 'record': {
      const fields = named.fields.map(({ name, type }) => `{"name":${JSON.stringify(name)},"type":${write(type)}}`);
      return `"type":"record","fields":[${fields.join(',')}]`;
    }
    case 'enum':
      return `"type":"enum","symbols":${JSON.stringify(named.symbols)}`;
    case 'fixed':
      return `"type":"fixed","size":${named.size}`;
  }
}

/** The fingerprint of no bytes, and the polynomial (specification, "Schema Fingerprints"). */
const EMPTY = 0xc15d213aa4d7a795n;

let table: readonly bigint[] | null = null;

function crcTable(): readonly bigint[] {
  table ??= Array.from({ length: 256 }, (_, i) => {
    let crc = BigInt(i);
    for (let bit = 0; bit < 8; bit++) crc = (crc >> 1n) ^ (crc & 1n ? EMPTY : 0n);
    return crc;
  });
  return table;
}

/** CRC-64-AVRO of the canonical form. */
export function avroFingerprint(schema: AvroSchema): bigint {
  const crcs = crcTable();
  let crc = EMPTY;
  for (const byte of new TextEncoder().encode(canonicalForm(schema))) {
    crc = (crc >> 8n) ^ (crcs[Number((crc ^ BigInt(byte)) & 0xffn)] as bigint);
  }
  return crc;
}
