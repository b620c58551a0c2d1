// What JSON has no word for is written as an object with one name that begins with `$`:
// {"$bytes": "00ff"}          bytes, in hexadecimal
// {"$date": "2026-01-31T…Z"}  a moment (RFC 3339): CBOR tag 0, MessagePack's timestamp
// {"$float": "NaN"}           NaN, Infinity, -Infinity
// {"$tag": [1, value]}        CBOR: a value with a tag
// {"$ext": [5, "00ff"]}       MessagePack: an extension, its type and bytes
// {"$map": [[1, "a"], …]}     a map whose keys are no texts, or whose only name is one of these
// {"$simple": 99}             CBOR: a simple value
// {"$undefined": true}        CBOR

import { inside, refuse } from './encode-fault.ts';
import { encodeHex } from './encode-hex.ts';
import type { JsonNode } from './json-node.ts';
import { readMoment, type WrittenTime } from './written-time.ts';

export type Written =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'date'; readonly text: string; readonly time: WrittenTime }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'tag'; readonly tag: bigint; readonly value: JsonNode }
  | { readonly kind: 'extension'; readonly type: number; readonly bytes: Uint8Array }
  | { readonly kind: 'map'; readonly pairs: readonly (readonly [key: JsonNode, value: JsonNode])[] }
  | { readonly kind: 'simple'; readonly value: number }
  | { readonly kind: 'undefined' };

const NAMED_FLOATS = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

const MAX_UINT64 = 2n ** 64n - 1n;

/** Null: an object like any other. */
export function readWritten(node: JsonNode, path: string): Written | null {
  if (node.kind !== 'object' || node.entries.length !== 1) return null;
  const [entry] = node.entries;
  if (!entry?.name.startsWith('$')) return null;
  const { name, value } = entry;
  const place = inside(path, name);
  switch (name) {
    case '$bytes':
      return { kind: 'bytes', bytes: hexOf(value, place) };
    case '$date': {
      const time = value.kind === 'string' ? readMoment(value.value, 'with-zone') : null;
      if (value.kind !== 'string' || !time) refuse('mismatch', value, 'RFC 3339', place);
      return { kind: 'date', text: value.value, time };
    }
    case '$float': {
      const float = value.kind === 'string' ? NAMED_FLOATS.get(value.value) : undefined;
      return { kind: 'float', value: float ?? refuse('mismatch', value, 'NaN, Infinity, -Infinity', place) };
    }
    case '$tag': {
      const [number, content] = pair(value, place);
      const tag = number.kind === 'number' && /^\d+$/u.test(number.text) ? BigInt(number.text) : MAX_UINT64 + 1n;
      if (tag > MAX_UINT64) refuse('number', number, '0 … 2⁶⁴ - 1', place);
      return { kind: 'tag', tag, value: content };
    }
    case '$ext': {
      const [number, content] = pair(value, place);
      const type = number.kind === 'number' && /^-?\d+$/u.test(number.text) ? Number(number.text) : 128;
      if (type < -128 || type > 127) refuse('number', number, '-128 … 127', place);
      return { kind: 'extension', type, bytes: hexOf(content, place) };
    }
    case '$map':
      if (value.kind !== 'array') refuse('mismatch', value, '[[key, value], …]', place);
      return { kind: 'map', pairs: value.items.map((item, i) => pair(item, inside(place, i), '[key, value]')) };
    case '$simple': {
      const simple = value.kind === 'number' && /^\d{1,3}$/u.test(value.text) ? Number(value.text) : 256;
      // What is below 32 has no second form (RFC 8949, 3.3).
      if (simple > 255 || (simple > 23 && simple < 32)) refuse('number', value, '0 … 23, 32 … 255', place);
      return { kind: 'simple', value: simple };
    }
    case '$undefined':
      return { kind: 'undefined' };
    default:
      return null;
  }
}

function pair(node: JsonNode, path: string, expected = '[number, value]'): readonly [JsonNode, JsonNode] {
  const [first, second, ...rest] = node.kind === 'array' ? node.items : [];
  if (!first || !second || rest.length > 0) refuse('mismatch', node, expected, path);
  return [first, second];
}

function hexOf(node: JsonNode, path: string): Uint8Array {
  const bytes = node.kind === 'string' ? encodeHex(node.value) : null;
  return bytes?.ok ? bytes.value : refuse('bad-hex', node, null, path);
}
