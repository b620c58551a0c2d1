// One value of a payload that is a document: JSON, else MessagePack or CBOR, whichever is it to its last byte.
import type { JsonPath } from '../log/find-json-field.ts';
import { decodeCbor } from '../payload/cbor/decode-cbor.ts';
import type { DecodedValue } from '../payload/decoded/decoded-value.ts';
import { decodeMessagePack } from '../payload/messagepack/decode-messagepack.ts';
import { findJson } from './json-path.ts';

export interface DocumentValue {
  readonly type: 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array' | 'bytes';
  /** Of a string its characters, of bytes their hexadecimal digits, of all else its JSON, numbers as they stood. */
  readonly text: string;
}

/** Null: the document has no such value. Undefined: the payload is no document. */
export function findDocumentValue(payload: Uint8Array, path: JsonPath): DocumentValue | null | undefined {
  const json = findJson(payload, path);
  if (json !== null) return valueOfJson(json);
  if (findJson(payload, []) !== null) return null;
  for (const decode of [decodeMessagePack, decodeCbor]) {
    const decoded = decode(payload);
    // Any single byte is a small number in both: that is no document.
    if (decoded.ok && (decoded.value.kind === 'map' || decoded.value.kind === 'list')) {
      const value = follow(decoded.value, path);
      return value && valueOfDecoded(value);
    }
  }
  return undefined;
}

function valueOfJson(json: string): DocumentValue {
  switch (json[0]) {
    case '"':
      return { type: 'string', text: JSON.parse(json) as string };
    case '{':
      return { type: 'object', text: json };
    case '[':
      return { type: 'array', text: json };
    case 't':
    case 'f':
      return { type: 'boolean', text: json };
    case 'n':
      return { type: 'null', text: json };
    default:
      return { type: 'number', text: json };
  }
}

function follow(value: DecodedValue, path: JsonPath): DecodedValue | null {
  let at: DecodedValue | undefined = value;
  for (const step of path) {
    while (at?.kind === 'noted') at = at.value;
    if (at?.kind === 'list' && typeof step === 'number') at = at.items[step];
    else if (at?.kind === 'map') at = at.entries.findLast(({ name }) => name === String(step))?.value;
    else return null;
  }
  return at ?? null;
}

function valueOfDecoded(value: DecodedValue): DocumentValue {
  switch (value.kind) {
    case 'null':
    case 'undefined':
      return { type: 'null', text: 'null' };
    case 'boolean':
      return { type: 'boolean', text: String(value.value) };
    case 'integer':
    case 'float':
      return { type: 'number', text: value.text };
    case 'text':
      return { type: 'string', text: value.value };
    case 'time':
      return { type: 'string', text: value.text };
    case 'bytes':
      return { type: 'bytes', text: [...value.value].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
    case 'noted':
      return valueOfDecoded(value.value);
    case 'list':
      return { type: 'array', text: jsonOf(value) };
    case 'map':
      return { type: 'object', text: jsonOf(value) };
  }
}

function jsonOf(value: DecodedValue): string {
  if (value.kind === 'list') return `[${value.items.map(jsonOf).join(',')}]`;
  if (value.kind === 'map') {
    return `{${value.entries.map((entry) => `${JSON.stringify(entry.name)}:${jsonOf(entry.value)}`).join(',')}}`;
  }
  const { type, text } = valueOfDecoded(value);
  return type === 'string' || type === 'bytes' ? JSON.stringify(text) : text;
}
