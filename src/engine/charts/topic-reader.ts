// Reads the messages of one topic for all series that come from it: each payload once, whatever they ask of it.
import { JsonFieldFinder } from '../../core/log/find-json-field.ts';
import { readFieldComparison } from '../../core/log/read-field-comparison.ts';
import { writeFieldPath } from '../../core/log/write-field-comparison.ts';
import type { FieldPath } from '../../core/payload/json-shape.ts';
import { NumberFields } from '../../core/payload/number-fields.ts';
import type { SparkplugNames } from '../../core/payload/sparkplug/sparkplug-names.ts';
import { decodeUtf8 } from '../../core/wire/utf8.ts';
import { decodeBinary, MAX_STATE_LENGTH, numberOf, stateOf, valueAt } from './payload-fields.ts';

/** Larger payloads are passed over. */
export const MAX_CHARTED_BYTES = 1024 * 1024;

type Take = (value: number, time: number, seq: number) => void;

interface NumberTarget {
  readonly path: FieldPath;
  readonly text: string;
  readonly take: Take;
}

interface StateTarget {
  readonly path: FieldPath;
  readonly finder: JsonFieldFinder;
  readonly take: (state: string, time: number, seq: number) => void;
}

/** `temperature`, `state.power`, `values[2]`, '' for the payload itself; null: this is no path. */
export function fieldPath(text: string): FieldPath | null {
  const read = readFieldComparison(`${text === '' ? '.' : text} exists`);
  return read.ok ? read.value.path : null;
}

export class TopicReader {
  readonly #names: (() => SparkplugNames) | null;
  readonly #reader = new NumberFields();
  readonly #numbers: NumberTarget[] = [];
  readonly #states: StateTarget[] = [];
  /** By the reader's fields, who takes them; undefined: not looked up yet. */
  #takers: (readonly Take[] | undefined)[] = [];

  /** `names`: of a topic of Sparkplug B, what its births say. */
  constructor(names: (() => SparkplugNames) | null) {
    this.#names = names;
  }

  addNumber(text: string, take: Take): void {
    const path = fieldPath(text);
    if (path === null) return;
    this.#numbers.push({ path, text: writeFieldPath(path), take });
    this.#takers = [];
  }

  addState(text: string, take: StateTarget['take']): void {
    const path = fieldPath(text);
    if (path !== null) this.#states.push({ path, finder: new JsonFieldFinder(path), take });
  }

  read(bytes: Uint8Array, start: number, end: number, time: number, seq: number): void {
    if (end <= start || end - start > MAX_CHARTED_BYTES) return;
    const isText = this.#names === null && this.#readText(bytes, start, end, time, seq);
    if (!isText) this.#readBinary(bytes.subarray(start, end), time, seq);
  }

  /** False: nothing was found. */
  #readText(bytes: Uint8Array, start: number, end: number, time: number, seq: number): boolean {
    let isFound = false;
    if (this.#numbers.length > 0) {
      const reader = this.#reader;
      const count = reader.read(bytes, start, end);
      isFound = count > 0;
      for (let i = 0; i < count; i++) {
        const field = reader.fields[i] as number;
        for (const take of this.#takersOf(field)) take(reader.values[i] as number, time, seq);
      }
    }
    for (const { path, finder, take } of this.#states) {
      const state = path.length === 0 ? wholeState(bytes, start, end) : jsonState(finder, bytes, start, end);
      if (state === undefined) continue;
      isFound = true;
      take(state, time, seq);
    }
    return isFound;
  }

  #takersOf(field: number): readonly Take[] {
    const known = this.#takers[field];
    if (known) return known;
    const text = writeFieldPath(this.#reader.paths[field] as FieldPath);
    const takers = this.#numbers.filter((target) => target.text === text).map(({ take }) => take);
    this.#takers[field] = takers;
    return takers;
  }

  #readBinary(payload: Uint8Array, time: number, seq: number): void {
    const root = decodeBinary(payload, this.#names?.() ?? null);
    if (!root) return;
    for (const { path, take } of this.#numbers) {
      const value = numberOf(valueAt(root, path));
      if (value !== undefined) take(value, time, seq);
    }
    for (const { path, take } of this.#states) {
      const state = stateOf(valueAt(root, path));
      if (state !== undefined) take(state, time, seq);
    }
  }
}

/** A payload that is a text as a whole, with or without quotes. */
function wholeState(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (end - start > MAX_STATE_LENGTH * 4) return undefined;
  const text = decodeUtf8(bytes.subarray(start, end))?.trim();
  if (text === undefined || text === '' || /^[[{]/u.test(text)) return undefined;
  return text.length <= MAX_STATE_LENGTH ? text.replace(/^"(.*)"$/su, '$1') : undefined;
}

function jsonState(finder: JsonFieldFinder, bytes: Uint8Array, start: number, end: number): string | undefined {
  const found = finder.find(bytes, start, end);
  if (!found || found.end - found.start > MAX_STATE_LENGTH * 6) return undefined;
  const json = decodeUtf8(bytes.subarray(found.start, found.end));
  if (json === undefined || /^[[{n]/u.test(json)) return undefined;
  if (!json.startsWith('"')) return json;
  const text = JSON.parse(json) as string;
  return text.length <= MAX_STATE_LENGTH ? text : undefined;
}
