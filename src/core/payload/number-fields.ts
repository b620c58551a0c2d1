// The numbers in a payload: one that is a number as a whole, or those of a JSON document. Reads thousands of payloads of
// the same shape a second: nothing is made of what is no number, and a path is put into words once, not once a payload.

import { JsonNumberScanner } from './json-number-scanner.ts';
import type { FieldPath } from './json-shape.ts';
import { readPlainNumber } from './read-plain-number.ts';

/** Fields beyond these are passed over: more are never drawn, and a payload's names may be chosen to be many. */
export const MAX_NUMBER_FIELDS = 50;

export class NumberFields {
  readonly #scanner = new JsonNumberScanner(MAX_NUMBER_FIELDS);

  /** Of all payloads read so far, as they came up; empty for a payload that is a number as a whole. */
  get paths(): readonly FieldPath[] {
    return this.#scanner.paths;
  }

  /** By position, what `read` found: the field's place in `paths`, and its value. */
  get fields(): readonly number[] {
    return this.#scanner.fields;
  }

  get values(): readonly number[] {
    return this.#scanner.values;
  }

  /**
   * Reads the payload `bytes[start..end]`, and says how many numbers it has; true is 1, false is 0. Of a name that stands
   * twice in an object the last counts, as in JSON.parse. What is too large for a number (1e999) is none.
   */
  read(bytes: Uint8Array, start: number, end: number): number {
    if (this.#scanner.scan(bytes, start, end)) return this.#scanner.values.length;
    const whole = readPlainNumber(bytes, start, end);
    return Number.isFinite(whole) && this.#scanner.takeWhole(whole) ? 1 : 0;
  }
}

/** Of one payload. */
export function numberFields(payload: Uint8Array): { readonly path: FieldPath; readonly value: number }[] {
  const reader = new NumberFields();
  const count = reader.read(payload, 0, payload.length);
  return Array.from({ length: count }, (_, i) => ({
    path: reader.paths[reader.fields[i] as number] as FieldPath,
    value: reader.values[i] as number,
  }));
}
