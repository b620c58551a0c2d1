// Reads the fields of an object that a stranger wrote: a field that is not what it should be is remarked on and counts as
// absent, and so does one that nobody asked for. Only own properties are looked at.
import type { Qos } from '../mqtt/qos.ts';
import type { ImportCollector } from './import-collector.ts';
import type { ExpectedType } from './import-result.ts';
import { ValueChecker } from './value-checker.ts';

/** Texts that hold more than MQTT's strings: certificates and payloads. A broker takes no packet beyond 256 MB anyway. */
const MAX_LONG_TEXT = 1_000_000;

/** Of a list, so many items are looked at: more than there may be profiles. */
export const MAX_ITEMS = 20_000;

export interface PlacedValue {
  readonly value: unknown;
  readonly place: string;
}

export interface FieldReaderOptions {
  /** Texts count as numbers and flags, and numbers as texts: YAML, XML and the like do not quote. */
  readonly lenient: boolean;
  /** Where a field stands. */
  readonly placeOf: (field: string) => string;
}

export class FieldReader {
  readonly checker: ValueChecker;
  readonly collector: ImportCollector;
  readonly #record: Readonly<Record<string, unknown>>;
  readonly #options: FieldReaderOptions;
  readonly #asked = new Set<string>();

  constructor(record: Readonly<Record<string, unknown>>, options: FieldReaderOptions, collector: ImportCollector) {
    this.#record = record;
    this.#options = options;
    this.collector = collector;
    this.checker = new ValueChecker(collector);
  }

  /** Undefined where the value is no object; nothing is remarked on. */
  static of(value: unknown, place: string, collector: ImportCollector, lenient = false): FieldReader | undefined {
    if (!isRecord(value)) return undefined;
    return new FieldReader(value, { lenient, placeOf: (field) => pathTo(place, field) }, collector);
  }

  placeOf(field: string): string {
    return this.#options.placeOf(field);
  }

  /** Undefined where it is absent or null. */
  raw(field: string): unknown {
    this.#asked.add(field);
    const value = Object.hasOwn(this.#record, field) ? this.#record[field] : undefined;
    return value === null ? undefined : value;
  }

  has(field: string): boolean {
    return this.raw(field) !== undefined;
  }

  /** Names of the fields that are known, and of which nothing is to be taken or said. */
  ignore(...fields: string[]): void {
    for (const field of fields) this.#asked.add(field);
  }

  /** A string that MQTT can carry. */
  text(field: string): string | undefined {
    const value = this.#string(field);
    return value === undefined ? undefined : this.checker.mqttString(value, field, this.placeOf(field));
  }

  /** As `text`; undefined where it is empty. */
  filledText(field: string): string | undefined {
    return this.text(field) || undefined;
  }

  /** A text of up to a million characters, as it is. */
  longText(field: string): string | undefined {
    const value = this.#string(field);
    if (value === undefined || value.length <= MAX_LONG_TEXT) return value;
    const values = { field, value: String(value.length), min: '0', max: String(MAX_LONG_TEXT) };
    this.collector.remark(this.placeOf(field), 'out-of-range', values);
    return undefined;
  }

  /** Undefined also where it is an empty text, as forms store a number that nobody typed. */
  integer(field: string, min: number, max: number): number | undefined {
    const value = this.raw(field);
    if (value === undefined || value === '') return undefined;
    return this.checker.integer(value, field, this.placeOf(field), min, max);
  }

  qos(field: string): Qos | undefined {
    return this.integer(field, 0, 2) as Qos | undefined;
  }

  flag(field: string): boolean | undefined {
    const value = this.raw(field);
    if (value === undefined || typeof value === 'boolean') return value;
    const named = this.#options.lenient ? flagNamed(value) : undefined;
    return named ?? this.#wrongType(field, 'flag');
  }

  /** One of these; anything else is remarked on. */
  word<T extends string>(field: string, words: readonly T[]): T | undefined {
    const value = this.#string(field);
    if (value === undefined || value === '') return undefined;
    const known = words.find((one) => one === value);
    if (known === undefined) this.collector.remark(this.placeOf(field), 'unknown-value', { field, value });
    return known;
  }

  /** The items of a list with their places; empty where there is none. */
  list(field: string): readonly PlacedValue[] {
    const value = this.raw(field);
    if (value === undefined) return [];
    if (!Array.isArray(value)) return this.#wrongType(field, 'list') ?? [];
    if (value.length > MAX_ITEMS) this.remark(field, 'too-many', { count: String(value.length - MAX_ITEMS) });
    return placedItems(value, this.placeOf(field));
  }

  object(field: string): FieldReader | undefined {
    const value = this.raw(field);
    if (value === undefined) return undefined;
    if (!isRecord(value)) return this.#wrongType(field, 'object');
    return FieldReader.of(value, this.placeOf(field), this.collector, this.#options.lenient);
  }

  remark(field: string, ...[kind, values]: [Parameters<ImportCollector['remark']>[1], Record<string, string>?]): void {
    this.collector.remark(this.placeOf(field), kind, { field, ...values });
  }

  /** Remarks on every field that nobody has asked for. To be called when all is read. */
  finish(): void {
    for (const field of Object.keys(this.#record)) {
      if (field === '__proto__' || field === 'prototype' || field === 'constructor')
        this.remark(field, 'dangerous-key');
      else if (!this.#asked.has(field)) this.remark(field, 'unknown-field');
    }
  }

  #string(field: string): string | undefined {
    const value = this.raw(field);
    if (value === undefined || typeof value === 'string') return value;
    const isScalar = typeof value === 'number' || typeof value === 'boolean';
    return this.#options.lenient && isScalar ? String(value) : this.#wrongType(field, 'text');
  }

  #wrongType(field: string, expected: ExpectedType): undefined {
    this.checker.wrongType(this.raw(field), field, this.placeOf(field), expected);
  }
}

/** The items of a list with their places; no more of them than any list has that is kept. */
export function placedItems(items: readonly unknown[], place: string): readonly PlacedValue[] {
  return items.slice(0, MAX_ITEMS).map((value, index) => ({ value, place: `${place}[${index}]` }));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A path as JavaScript writes it. */
export function pathTo(place: string, field: string): string {
  if (/^[a-z_$][\w$]*$/iu.test(field)) return place === '' ? field : `${place}.${field}`;
  return `${place}[${JSON.stringify(field.length > 80 ? `${field.slice(0, 80)}…` : field)}]`;
}

function flagNamed(value: unknown): boolean | undefined {
  if (value === 1 || (typeof value === 'string' && /^(true|yes|on|1)$/iu.test(value))) return true;
  return value === 0 || (typeof value === 'string' && /^(false|no|off|0)$/iu.test(value)) ? false : undefined;
}
