// A message's properties as a JSON object.
import { PROPERTY, type PropertyEntry } from '../mqtt/property.ts';
import { decodeUtf8 } from '../wire/utf8.ts';
import { ByteWriter } from './byte-writer.ts';
import { numbersOf } from './property-names.ts';

export interface PropertyStyle {
  readonly nameOf: (entry: PropertyEntry) => string;
  /** What is added to the name of bytes that are no text. */
  readonly base64Suffix: string;
  /** User properties as JSON. */
  readonly userProperties: (properties: readonly PropertyEntry[]) => string;
}

export function propertiesAsJson(properties: readonly PropertyEntry[], style: PropertyStyle): string {
  const members: string[] = [];
  const done = new Set<number>();
  for (const entry of properties) {
    if (done.has(entry.id)) continue;
    done.add(entry.id);
    members.push(member(entry, properties, style));
  }
  return `{${members.join(',')}}`;
}

function member(entry: PropertyEntry, properties: readonly PropertyEntry[], style: PropertyStyle): string {
  const name = style.nameOf(entry);
  if (entry.id === PROPERTY.userProperty) return `${JSON.stringify(name)}:${style.userProperties(properties)}`;
  if (entry.value instanceof Uint8Array) {
    const text = decodeUtf8(entry.value);
    return text === undefined
      ? `${JSON.stringify(name + style.base64Suffix)}:"${base64Text(entry.value)}"`
      : `${JSON.stringify(name)}:${JSON.stringify(text)}`;
  }
  // A message that several subscriptions match carries the identifier of each (3.3.2.3.8).
  const all = numbersOf(properties, entry.id);
  return `${JSON.stringify(name)}:${JSON.stringify(all.length > 1 ? all : entry.value)}`;
}

/** Of short bytes: properties hold 64 KiB at most. */
export function base64Text(bytes: Uint8Array): string {
  const out = new ByteWriter();
  out.base64(bytes);
  return new TextDecoder().decode(out.toBytes());
}
