// Whether a field comparison holds for a payload.
import { decodeUtf8Lossy } from '../wire/utf8.ts';
import type { FieldComparison } from './field-comparison.ts';
import { JsonFieldFinder } from './find-json-field.ts';

/** Larger payloads are not looked into: a search is not to hold up what arrives. */
export const MAX_FIELD_BYTES = 16 * 1024 * 1024;

type JsonScalar = string | number | boolean | null;

export class FieldTest {
  readonly #comparison: FieldComparison;
  readonly #finder: JsonFieldFinder;

  constructor(comparison: FieldComparison) {
    this.#comparison = comparison;
    this.#finder = new JsonFieldFinder(comparison.path);
  }

  /** Of the payload `bytes[start..end]`. */
  holds(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start > MAX_FIELD_BYTES) return false;
    const field = this.#finder.find(bytes, start, end);
    if (!field) return false;
    if (this.#comparison.operator === 'exists') return true;
    const first = bytes[field.start] as number;
    if (first === 0x7b || first === 0x5b) {
      // An object or a list is no scalar, and so different from all.
      return this.#comparison.operator === '!=';
    }
    return compares(this.#comparison, scalar(bytes, field.start, field.end));
  }
}

function scalar(bytes: Uint8Array, start: number, end: number): JsonScalar {
  const first = bytes[start] as number;
  if (first === 0x74) return true;
  if (first === 0x66) return false;
  if (first === 0x6e) return null;
  if (first === 0x22) return JSON.parse(decodeUtf8Lossy(bytes.subarray(start, end))) as string;
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i] as number);
  return Number(text);
}

/** Only what is of one type has an order, and text's is that of its characters. */
export function compares({ operator, value }: FieldComparison, field: JsonScalar): boolean {
  switch (operator) {
    case 'exists':
      return true;
    case '==':
      return field === value;
    case '!=':
      return field !== value;
    case 'contains':
      return typeof field === 'string' && field.toLowerCase().includes(String(value).toLowerCase());
  }
  if (typeof field !== typeof value || (typeof field !== 'number' && typeof field !== 'string')) return false;
  const [left, right] = [field, value as typeof field];
  if (operator === '>') return left > right;
  if (operator === '>=') return left >= right;
  if (operator === '<') return left < right;
  return left <= right;
}
