// What births say of the metrics that come after them: DATA messages may leave out names and datatypes.
import { ok, type Result } from '../../base/result.ts';
import type { DecodeFault } from '../decoded/decoded-value.ts';
import { decodeProtobuf } from '../protobuf/decode-protobuf.ts';
import { SparkplugFields } from './sparkplug-fields.ts';
import { SPARKPLUG_PAYLOAD, sparkplugSchema } from './sparkplug-proto.ts';

export interface SparkplugNames {
  /** By alias, a decimal of up to 64 bits. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Numbers of datatypes by the metric's name. */
  readonly types: ReadonlyMap<string, number>;
}

export const NO_NAMES: SparkplugNames = { aliases: new Map(), types: new Map() };

/** Reads the payload of an NBIRTH or a DBIRTH. */
export function readAliases(birth: Uint8Array): Result<SparkplugNames, DecodeFault> {
  const decoded = decodeProtobuf(birth, sparkplugSchema(), SPARKPLUG_PAYLOAD);
  if (!decoded.ok) return decoded;
  const aliases = new Map<string, string>();
  const types = new Map<string, number>();
  for (const metric of new SparkplugFields(decoded.value).takeItems('metrics')) {
    const fields = new SparkplugFields(metric);
    const name = fields.takeText('name');
    if (name === null) continue;
    const alias = fields.takeInteger('alias');
    const type = fields.takeInteger('datatype');
    if (alias !== null) aliases.set(alias, name);
    if (type !== null) types.set(name, Number(type));
  }
  return ok({ aliases, types });
}

/** What several births say together, the most general first; one that cannot be read says nothing. */
export function readBirths(births: readonly Uint8Array[]): SparkplugNames {
  const aliases = new Map<string, string>();
  const types = new Map<string, number>();
  for (const birth of births) {
    const names = readAliases(birth);
    if (!names.ok) continue;
    for (const [alias, name] of names.value.aliases) aliases.set(alias, name);
    for (const [name, type] of names.value.types) types.set(name, type);
  }
  return { aliases, types };
}
