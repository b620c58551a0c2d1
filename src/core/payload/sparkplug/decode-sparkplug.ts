// A Sparkplug B payload: Protobuf whose metrics are shown by name, with values as their datatypes mean them.
import { ok } from '../../base/result.ts';
import { type Decoded, type DecodedEntry, type DecodedValue, MAX_DECODE_VALUES } from '../decoded/decoded-value.ts';
import { decodeProtobuf } from '../protobuf/decode-protobuf.ts';
import { asItStands, SparkplugFields } from './sparkplug-fields.ts';
import { NO_NAMES, type SparkplugNames } from './sparkplug-names.ts';
import { SPARKPLUG_PAYLOAD, sparkplugSchema, sparkplugTypeName } from './sparkplug-proto.ts';
import { arrayLength, dateTime, typedValue } from './typed-value.ts';

/** `names` come from the births of the node and the device. An alias that they do not know is shown as `alias 17`. */
export function decodeSparkplug(bytes: Uint8Array, names: SparkplugNames = NO_NAMES): Decoded {
  const decoded = decodeProtobuf(bytes, sparkplugSchema(), SPARKPLUG_PAYLOAD);
  return decoded.ok ? ok(new SparkplugReader(names).payload(decoded.value)) : decoded;
}

class SparkplugReader {
  readonly #names: SparkplugNames;
  /** Values that arrays have been unfolded to: their bytes hold more than the fields of a message. */
  #unfolded = 0;

  constructor(names: SparkplugNames) {
    this.#names = names;
  }

  payload(message: DecodedValue): DecodedValue {
    if (message.kind !== 'map') return message;
    const entries = message.entries.map((entry): DecodedEntry => {
      const { name, value } = entry;
      if (name === 'timestamp' && value.kind === 'integer') return { name, value: dateTime(value.text) };
      if (name === 'metrics' && value.kind === 'list') return { name, value: this.#metrics(value.items) };
      return asItStands(entry);
    });
    return { kind: 'map', entries };
  }

  #metrics(metrics: readonly DecodedValue[]): DecodedValue {
    return { kind: 'map', entries: metrics.map((metric) => this.#metric(metric)) };
  }

  #metric(metric: DecodedValue): DecodedEntry {
    const fields = new SparkplugFields(metric);
    const alias = fields.takeInteger('alias');
    const ownName = fields.takeText('name');
    // Some publishers write an empty name where they mean none.
    const name = ownName || (alias === null ? undefined : this.#names.aliases.get(alias));
    const ownType = fields.takeInteger('datatype');
    const type = ownType === null ? this.#names.types.get(name ?? '') : Number(ownType);
    const timestamp = fields.takeInteger('timestamp');
    const held = this.#held(fields, type);
    const notes = [
      type === undefined ? held.name : sparkplugTypeName(type),
      alias !== null && name !== undefined ? `alias ${alias}` : '',
      fields.takeFlag('is_historical') ? 'historical' : '',
      fields.takeFlag('is_transient') ? 'transient' : '',
      timestamp === null ? '' : timeNote(timestamp),
    ];
    const properties = fields.take('properties', 'map');
    const entries: DecodedEntry[] = [];
    if (properties) entries.push({ name: 'properties', value: this.#propertySet(properties) });
    return {
      name: name ?? (alias === null ? (ownName ?? 'no name') : `alias ${alias}`),
      value: beside(held.value, [...entries, ...fields.rest()]),
      note: notes.filter((note) => note !== '').join(', '),
    };
  }

  /** The value of a metric, a property, a parameter or a cell, and which field it stands in. */
  #held(fields: SparkplugFields, type: number | undefined): { readonly name: string; readonly value: DecodedValue } {
    if (fields.takeFlag('is_null')) return { name: '', value: { kind: 'null' } };
    const entry = fields.takeValue();
    if (!entry) return { name: '', value: { kind: 'undefined' } };
    const { name, value } = entry;
    switch (name) {
      case 'dataset_value':
        return { name: 'DataSet', value: this.#dataSet(value) };
      case 'template_value':
        return { name: 'Template', value: this.#template(value) };
      case 'propertyset_value':
        return { name: 'PropertySet', value: this.#propertySet(value) };
      case 'propertysets_value': {
        const sets = new SparkplugFields(value).takeItems('propertyset');
        return { name: 'PropertySetList', value: { kind: 'list', items: sets.map((set) => this.#propertySet(set)) } };
      }
      default:
        return { name, value: type === undefined ? value : this.#typed(value, type) };
    }
  }

  #typed(value: DecodedValue, type: number): DecodedValue {
    if (value.kind === 'bytes') {
      const length = arrayLength(value.value, type);
      if (this.#unfolded + length > MAX_DECODE_VALUES) return value;
      this.#unfolded += length;
    }
    return typedValue(value, type);
  }

  /** Keys and values stand in two lists. */
  #propertySet(set: DecodedValue): DecodedValue {
    const fields = new SparkplugFields(set);
    const keys = fields.takeItems('keys');
    const values = fields.takeItems('values');
    const entries = Array.from({ length: Math.max(keys.length, values.length) }, (_, i): DecodedEntry => {
      const property = values[i];
      const name = textOf(keys[i]) ?? `value ${i + 1}`;
      return property ? this.#named(name, property) : { name, value: { kind: 'undefined' } };
    });
    return { kind: 'map', entries: [...entries, ...fields.rest()] };
  }

  /** A property or a parameter: a type and a value. */
  #named(name: string, message: DecodedValue): DecodedEntry {
    const fields = new SparkplugFields(message);
    const type = fields.takeInteger('type');
    const held = this.#held(fields, type === null ? undefined : Number(type));
    const note = type === null ? held.name : sparkplugTypeName(Number(type));
    return { name, value: beside(held.value, fields.rest()), note };
  }

  /** Rows as maps by column. */
  #dataSet(set: DecodedValue): DecodedValue {
    const fields = new SparkplugFields(set);
    const columns = fields.takeItems('columns').map((name, i) => textOf(name) ?? `column ${i + 1}`);
    const types = fields.takeItems('types').map((type) => (type.kind === 'integer' ? Number(type.text) : 0));
    const count = fields.takeInteger('num_of_columns');
    const rows = fields.takeItems('rows').map((row): DecodedValue => {
      const cells = new SparkplugFields(row);
      const entries = cells.takeItems('elements').map((cell, i): DecodedEntry => {
        const held = this.#held(new SparkplugFields(cell), types[i]);
        return { name: columns[i] ?? `column ${i + 1}`, value: held.value };
      });
      return { kind: 'map', entries: [...entries, ...cells.rest()] };
    });
    const head = columns.map((name, i) => `${name} ${sparkplugTypeName(types[i] ?? 0)}`).join(', ');
    const note = count === null || Number(count) === columns.length ? head : `${head}; num_of_columns ${count}`;
    return { kind: 'noted', note, value: beside({ kind: 'list', items: rows }, fields.rest()) };
  }

  #template(template: DecodedValue): DecodedValue {
    const fields = new SparkplugFields(template);
    const metrics = fields.takeItems('metrics');
    const parameters = fields.takeItems('parameters').map((parameter, i) => {
      const [name, value] = withoutName(parameter);
      return this.#named(name ?? `parameter ${i + 1}`, value);
    });
    const entries = [...fields.rest()];
    if (parameters.length > 0) entries.push({ name: 'parameters', value: { kind: 'map', entries: parameters } });
    if (metrics.length > 0) entries.push({ name: 'metrics', value: this.#metrics(metrics) });
    return { kind: 'map', entries };
  }
}

/** A value, with what stands beside it when there is anything. */
function beside(value: DecodedValue, entries: readonly DecodedEntry[]): DecodedValue {
  return entries.length === 0 ? value : { kind: 'map', entries: [{ name: 'value', value }, ...entries] };
}

function textOf(value: DecodedValue | undefined): string | null {
  return value?.kind === 'text' ? value.value : null;
}

function withoutName(message: DecodedValue): readonly [string | null, DecodedValue] {
  const fields = new SparkplugFields(message);
  return [fields.takeText('name'), { kind: 'map', entries: fields.rest() }];
}

function timeNote(text: string): string {
  const time = dateTime(text);
  return time.kind === 'time' ? new Date(time.epochMs).toISOString() : `timestamp ${text}`;
}
