// Reads the properties of an MQTT 5 packet: section 2.2.2.
import { fail, ok, type Result } from '../base/result.ts';
import { PROPERTY, type PropertyEntry, type PropertyType, propertyDefinition } from '../mqtt/property.ts';
import { decodeUtf8 } from './utf8.ts';

export interface PropertyFault {
  readonly clause: string;
  readonly message: string;
  /** Absolute position of the byte. */
  readonly at: number;
}

/** Reads `bytes[start..end]`, which holds properties without their length. */
export function readProperties(bytes: Uint8Array, start: number, end: number): Result<PropertyEntry[], PropertyFault> {
  const entries: PropertyEntry[] = [];
  let position = start;
  while (position < end) {
    const id = bytes[position] as number;
    const definition = propertyDefinition(id);
    if (!definition) {
      return fail({ clause: 'MQTT-2.2.2', message: `property 0x${id.toString(16)} does not exist`, at: position });
    }
    const repeatable = id === PROPERTY.userProperty || id === PROPERTY.subscriptionIdentifier;
    if (!repeatable && entries.some((entry) => entry.id === id)) {
      return fail({ clause: 'MQTT-2.2.2', message: `${definition.name} stands there twice`, at: position });
    }
    const value = readValue(bytes, position + 1, end, definition.type);
    if (value === null) {
      return fail({ clause: 'MQTT-2.2.2', message: `${definition.name} is malformed or cut off`, at: position });
    }
    entries.push({ id, name: definition.name, value: value.value });
    position = value.next;
  }
  return ok(entries);
}

interface Read<T> {
  readonly value: T;
  readonly next: number;
}

function readValue(
  bytes: Uint8Array,
  at: number,
  end: number,
  type: PropertyType,
): Read<PropertyEntry['value']> | null {
  switch (type) {
    case 'byte':
      return readNumber(bytes, at, end, 1);
    case 'two-byte':
      return readNumber(bytes, at, end, 2);
    case 'four-byte':
      return readNumber(bytes, at, end, 4);
    case 'varint':
      return readVariableByteInteger(bytes, at, end);
    case 'string':
      return readString(bytes, at, end);
    case 'binary':
      return readBinary(bytes, at, end);
    case 'string-pair': {
      const name = readString(bytes, at, end);
      const value = name && readString(bytes, name.next, end);
      return name && value && { value: [name.value, value.value], next: value.next };
    }
  }
}

function readNumber(bytes: Uint8Array, at: number, end: number, width: number): Read<number> | null {
  if (at + width > end) return null;
  let value = 0;
  for (let i = 0; i < width; i++) value = value * 256 + (bytes[at + i] as number);
  return { value, next: at + width };
}

/** Section 1.5.5: at most four bytes. */
export function readVariableByteInteger(bytes: Uint8Array, at: number, end: number): Read<number> | null {
  let value = 0;
  for (let i = 0; i < 4 && at + i < end; i++) {
    const byte = bytes[at + i] as number;
    value += (byte & 0x7f) * 128 ** i;
    if (byte < 0x80) return { value, next: at + i + 1 };
  }
  return null;
}

function readBinary(bytes: Uint8Array, at: number, end: number): Read<Uint8Array> | null {
  const length = readNumber(bytes, at, end, 2);
  if (!length || length.next + length.value > end) return null;
  const next = length.next + length.value;
  return { value: bytes.slice(length.next, next), next };
}

/** A length of two bytes and that many bytes of UTF-8 without U+0000 [MQTT-1.5.4-1, MQTT-1.5.4-2]. */
export function readString(bytes: Uint8Array, at: number, end: number): Read<string> | null {
  const binary = readBinary(bytes, at, end);
  const value = binary && decodeUtf8(binary.value);
  if (!binary || value === undefined || value === null || value.includes('\0')) return null;
  return { value, next: binary.next };
}

export function numberProperty(entries: readonly PropertyEntry[], id: number): number | undefined {
  const value = entries.find((entry) => entry.id === id)?.value;
  return typeof value === 'number' ? value : undefined;
}

export function stringProperty(entries: readonly PropertyEntry[], id: number): string | undefined {
  const value = entries.find((entry) => entry.id === id)?.value;
  return typeof value === 'string' ? value : undefined;
}
