// An Avro schema from its JSON (specification 1.12, "Schema Declaration").
import { fail, ok, type Result } from '../../base/result.ts';
import { layoutJson } from '../json-layout.ts';
import {
  type AvroFault,
  type AvroField,
  type AvroLogical,
  type AvroNamed,
  type AvroPrimitive,
  type AvroSchema,
  type AvroType,
  avroTypeName,
  isPrimitive,
} from './avro-schema.ts';

/** Types within types: deeper is refused, and no stack is exhausted. */
const MAX_NESTING = 200;

export function readAvroSchema(text: string): Result<AvroSchema, AvroFault> {
  const layout = layoutJson(text);
  if (!layout.ok) {
    const { line, column, expected } = layout.error;
    return fail({ line, column, path: '$', expected: `JSON: ${expected}` });
  }
  const reader = new SchemaReader();
  const root = reader.type(JSON.parse(text), { path: '$', namespace: '', depth: 0 });
  return reader.fault ? fail(reader.fault) : ok({ root, named: reader.named });
}

interface Place {
  readonly path: string;
  readonly namespace: string;
  readonly depth: number;
}

/** The attributes that are read; what they hold is checked where it is. */
interface JsonObject {
  readonly type?: unknown;
  readonly name?: unknown;
  readonly namespace?: unknown;
  readonly fields?: unknown;
  readonly symbols?: unknown;
  readonly items?: unknown;
  readonly values?: unknown;
  readonly size?: unknown;
  readonly logicalType?: unknown;
  readonly scale?: unknown;
}

/** What stands where there is a fault. */
const NOTHING: AvroType = { kind: 'null', logical: null };

/** Keeps the first fault. */
class SchemaReader {
  readonly named = new Map<string, AvroNamed>();
  fault: AvroFault | null = null;

  type(json: unknown, place: Place): AvroType {
    if (this.fault) return NOTHING;
    if (place.depth > MAX_NESTING) return this.#fail(place.path, `types nested no deeper than ${MAX_NESTING}`);
    if (typeof json === 'string') return this.#byName(json, place);
    if (Array.isArray(json)) return this.#union(json, place);
    if (!isObject(json)) return this.#fail(place.path, 'a type: a name, an object or a list of types');
    return this.#complex(json, place);
  }

  #byName(name: string, { path, namespace }: Place): AvroType {
    if (isPrimitive(name)) return { kind: name, logical: null };
    const inside = fullName(name, namespace);
    if (this.named.has(inside)) return { kind: 'named', name: inside };
    if (this.named.has(name)) return { kind: 'named', name };
    return this.#fail(path, `a type that is declared before, and not ${JSON.stringify(name)}`);
  }

  #union(types: readonly unknown[], place: Place): AvroType {
    const branches = types.map((type, i) => this.type(type, within(place, `[${i}]`)));
    if (branches.some(({ kind }) => kind === 'union')) return this.#fail(place.path, 'a union without unions in it');
    return branches.length === 0 ? this.#fail(place.path, 'a union of one type at least') : { kind: 'union', branches };
  }

  #complex(json: JsonObject, place: Place): AvroType {
    const { type } = json;
    switch (type) {
      case 'record':
      case 'error':
        return this.#record(json, place);
      case 'enum':
        return this.#enum(json, place);
      case 'fixed':
        return this.#fixed(json, place);
      case 'array':
        return { kind: 'array', items: this.type(json.items, within(place, '.items')) };
      case 'map':
        return { kind: 'map', values: this.type(json.values, within(place, '.values')) };
      default:
        if (typeof type === 'string' && isPrimitive(type)) return { kind: type, logical: logicalOf(json, type) };
        return this.type(type, within(place, '.type'));
    }
  }

  #record(json: JsonObject, place: Place): AvroType {
    const fields: AvroField[] = [];
    // Declared before its fields are read: a record may hold itself.
    const name = this.#declare(json, place, { kind: 'record', fields });
    if (!Array.isArray(json.fields)) return this.#fail(`${place.path}.fields`, 'a list of fields');
    const inner = { ...place, namespace: name.slice(0, Math.max(0, name.lastIndexOf('.'))) };
    for (const [i, field] of json.fields.entries()) {
      const at = within(inner, `.fields[${i}]`);
      if (!isObject(field) || typeof field.name !== 'string') return this.#fail(at.path, 'a field with a name');
      const type = this.type(field.type, { ...at, path: `${at.path}.type` });
      fields.push({ name: field.name, type, typeName: avroTypeName(type) });
    }
    return { kind: 'named', name };
  }

  #enum(json: JsonObject, place: Place): AvroType {
    const { symbols } = json;
    if (!Array.isArray(symbols) || !symbols.every((symbol) => typeof symbol === 'string')) {
      return this.#fail(`${place.path}.symbols`, 'a list of names');
    }
    return { kind: 'named', name: this.#declare(json, place, { kind: 'enum', symbols }) };
  }

  #fixed(json: JsonObject, place: Place): AvroType {
    const { size } = json;
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
      return this.#fail(`${place.path}.size`, 'a number of bytes');
    }
    const logical = logicalOf(json, size === 12 ? 'fixed12' : size === 16 ? 'fixed16' : 'fixed');
    return { kind: 'named', name: this.#declare(json, place, { kind: 'fixed', size, logical }) };
  }

  #declare(json: JsonObject, place: Place, named: AvroNamed): string {
    const { name, namespace } = json;
    if (typeof name !== 'string' || name === '') {
      this.#fail(`${place.path}.name`, 'a name');
      return '';
    }
    const full = fullName(name, typeof namespace === 'string' ? namespace : place.namespace);
    if (this.named.has(full)) this.#fail(`${place.path}.name`, `a name that is not declared already, and not ${full}`);
    this.named.set(full, named);
    return full;
  }

  #fail(path: string, expected: string): AvroType {
    this.fault ??= { line: null, column: null, path, expected };
    return NOTHING;
  }
}

function within(place: Place, step: string): Place {
  return { ...place, path: place.path + step, depth: place.depth + 1 };
}

function fullName(name: string, namespace: string): string {
  if (name.includes('.')) return name.replace(/^\./, '');
  return namespace === '' ? name : `${namespace}.${name}`;
}

function isObject(json: unknown): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** What each logical type may stand on. One that stands on something else, or is not known, says nothing. */
const LOGICAL_BASES: Readonly<Record<string, readonly (AvroPrimitive | 'fixed' | 'fixed12' | 'fixed16')[]>> = {
  decimal: ['bytes', 'fixed', 'fixed12', 'fixed16'],
  uuid: ['string', 'fixed16'],
  date: ['int'],
  'time-millis': ['int'],
  'time-micros': ['long'],
  'timestamp-millis': ['long'],
  'timestamp-micros': ['long'],
  'timestamp-nanos': ['long'],
  'local-timestamp-millis': ['long'],
  'local-timestamp-micros': ['long'],
  'local-timestamp-nanos': ['long'],
  duration: ['fixed12'],
};

/** More digits after the point than any number has would only make long texts. */
const MAX_SCALE = 10_000;

function logicalOf(json: JsonObject, base: AvroPrimitive | 'fixed' | 'fixed12' | 'fixed16'): AvroLogical | null {
  const { logicalType: name, scale = 0 } = json;
  if (typeof name !== 'string' || !Object.hasOwn(LOGICAL_BASES, name)) return null;
  if (!LOGICAL_BASES[name]?.includes(base)) return null;
  const isScale = typeof scale === 'number' && Number.isInteger(scale) && scale >= 0 && scale <= MAX_SCALE;
  if (name === 'decimal' && !isScale) return null;
  return { name, scale: name === 'decimal' && isScale ? scale : 0 };
}
