// What the packets say that answer something: CONNACK, PUBACK to PUBCOMP, SUBACK, UNSUBACK, DISCONNECT. For packets that
// the guard has let pass; where a field is missing the specification's default stands.
import { PROPERTY, type PropertyEntry } from '../mqtt/property.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import { readProperties, readVariableByteInteger, stringProperty } from './read-properties.ts';

export interface Connack {
  readonly sessionPresent: boolean;
  /** A return code (3.1, 3.1.1) or a reason code (5). */
  readonly code: number;
  readonly properties: readonly PropertyEntry[];
}

/** `bytes` is one whole packet; `body` is where its variable header begins. */
export function readConnack(bytes: Uint8Array, body: number, version: ProtocolVersion): Connack {
  return {
    sessionPresent: version > 3 && ((bytes[body] ?? 0) & 1) === 1,
    code: bytes[body + 1] ?? 0,
    // A broker that does not know version 5 refuses it with a CONNACK of version 3.1.1: two bytes, no properties.
    properties: version === 5 ? propertiesAt(bytes, body + 2) : [],
  };
}

export interface Acknowledgement {
  readonly reasonCode: number;
  readonly reasonString: string | null;
}

/** PUBACK, PUBREC, PUBREL, PUBCOMP: the reason code may be left out, and is 0 then (MQTT 5, 3.4.2.1). */
export function readAcknowledgement(bytes: Uint8Array, body: number, version: ProtocolVersion): Acknowledgement {
  if (version !== 5 || bytes.length <= body + 2) return { reasonCode: 0, reasonString: null };
  const properties = bytes.length > body + 3 ? propertiesAt(bytes, body + 3) : [];
  return {
    reasonCode: bytes[body + 2] ?? 0,
    reasonString: stringProperty(properties, PROPERTY.reasonString) ?? null,
  };
}

export interface Suback {
  /** One a filter, in the order of SUBSCRIBE. */
  readonly codes: Uint8Array;
  readonly reasonString: string | null;
}

/** SUBACK of all versions, UNSUBACK of version 5 (before, `codes` is empty). */
export function readSuback(bytes: Uint8Array, body: number, version: ProtocolVersion): Suback {
  if (version !== 5) return { codes: bytes.slice(body + 2), reasonString: null };
  const length = readVariableByteInteger(bytes, body + 2, bytes.length);
  if (!length) return { codes: new Uint8Array(0), reasonString: null };
  const properties = propertiesAt(bytes, body + 2);
  return {
    codes: bytes.slice(length.next + length.value),
    reasonString: stringProperty(properties, PROPERTY.reasonString) ?? null,
  };
}

/** DISCONNECT of version 5; without a reason code it is 0 (3.14.2.1). */
export function readDisconnect(bytes: Uint8Array, body: number): Acknowledgement {
  const properties = bytes.length > body + 1 ? propertiesAt(bytes, body + 1) : [];
  return { reasonCode: bytes[body] ?? 0, reasonString: stringProperty(properties, PROPERTY.reasonString) ?? null };
}

/** The properties whose length stands at `at`; none where they cannot be read. */
export function propertiesAt(bytes: Uint8Array, at: number): PropertyEntry[] {
  const length = readVariableByteInteger(bytes, at, bytes.length);
  if (!length) return [];
  const end = Math.min(bytes.length, length.next + length.value);
  const properties = readProperties(bytes, length.next, end);
  return properties.ok ? properties.value : [];
}
