// The properties of a version 5 packet as fields: section 2.2.2.
import { PROPERTY, type PropertyDefinition, propertyDefinition } from '../../mqtt/property.ts';
import type { FieldReader } from './field-reader.ts';
import type { FieldFault } from './packet-field.ts';
import { mayStand, type PropertyPlace } from './property-places.ts';

/** Authentication Data. */
const SECRET = new Set([0x16]);

/** Those that may stand more than once: user properties, and subscription identifiers in PUBLISH. */
function isRepeatable(id: number, place: PropertyPlace): boolean {
  return id === PROPERTY.userProperty || (id === PROPERTY.subscriptionIdentifier && place === 'PUBLISH');
}

/** Properties whose value is 0 or 1 and nothing else. */
const BOOLEANS = new Set([0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2a]);

/** Properties that must not be 0. */
const NOT_ZERO: Readonly<Record<number, string>> = {
  11: 'MQTT-3.8.2.1.2',
  33: 'MQTT-3.1.2-11.3',
  35: 'MQTT-3.3.2-8',
  39: 'MQTT-3.1.2-11.4',
};

export function dissectProperties(reader: FieldReader, place: PropertyPlace): void {
  const partBefore = reader.part;
  reader.part = 'properties';
  const start = reader.at;
  const count = reader.fields.length;
  const length = reader.variableByteInteger('propertyLength', 'Property Length');
  if (length !== undefined) {
    if (length > reader.left) cutProperties(reader, length, place);
    else {
      const inner = reader.within(length);
      readAll(inner, place);
      reader.adopt(inner);
    }
  }
  reader.group(
    place === 'WILL' ? 'willProperties' : 'properties',
    place === 'WILL' ? 'Will Properties' : 'Properties',
    count,
    start,
  );
  reader.part = partBefore;
}

function cutProperties(reader: FieldReader, length: number, place: PropertyPlace): void {
  const inner = reader.within(reader.left);
  readAll(inner, place);
  inner.rest('surplus', 'Properties', null);
  reader.adopt(inner);
  const message = `the properties take ${length} bytes, and the packet ends before`;
  reader.add('cutProperties', 'Properties', reader.at, { kind: 'bytes' }, { fault: { clause: 'MQTT-2.2.2', message } });
}

function readAll(reader: FieldReader, place: PropertyPlace): void {
  const seen = new Set<number>();
  while (reader.left > 0) {
    const start = reader.at;
    const id = reader.bytes[start] as number;
    const definition = propertyDefinition(id);
    if (!definition) {
      const message = `property 0x${id.toString(16).padStart(2, '0')} does not exist`;
      reader.rest('unknownProperty', 'Unknown property', { clause: 'MQTT-2.2.2', message });
      return;
    }
    const count = reader.fields.length;
    const fault = placeFault(definition, place, seen);
    seen.add(id);
    reader.code(
      'propertyIdentifier',
      'Identifier',
      () => definition.name,
      () => fault,
    );
    readValue(reader, definition);
    reader.group(`property ${id}`, definition.name, count, start);
  }
}

function placeFault(
  { id, name }: PropertyDefinition,
  place: PropertyPlace,
  seen: ReadonlySet<number>,
): FieldFault | null {
  const where = place === 'WILL' ? 'the will properties' : place;
  if (!mayStand(id, place)) return { clause: 'MQTT-2.2.2', message: `${name} has no place in ${where}` };
  if (seen.has(id) && !isRepeatable(id, place)) return { clause: 'MQTT-2.2.2', message: `${name} stands there twice` };
  return null;
}

function readValue(reader: FieldReader, { id, name, type }: PropertyDefinition): void {
  const check = (value: number): FieldFault | null => {
    if (BOOLEANS.has(id) && value > 1)
      return { clause: 'MQTT-2.2.2', message: `${name} is ${value}, and may be 0 or 1` };
    const clause = NOT_ZERO[id];
    return clause !== undefined && value === 0 ? { clause, message: `${name} must not be 0` } : null;
  };
  const key = 'propertyValue';
  switch (type) {
    case 'byte':
      reader.integer(key, 'Value', 1, check);
      return;
    case 'two-byte':
      reader.integer(key, 'Value', 2, check);
      return;
    case 'four-byte':
      reader.integer(key, 'Value', 4, check);
      return;
    case 'varint':
      reader.variableByteInteger(key, 'Value', check);
      return;
    case 'string':
      reader.text(key, 'Value');
      return;
    case 'binary':
      reader.binary(key, 'Value', SECRET.has(id));
      return;
    case 'string-pair':
      reader.text('propertyName', 'Name');
      if (!reader.broken) reader.text(key, 'Value');
  }
}
