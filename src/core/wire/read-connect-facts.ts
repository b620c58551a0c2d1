// What CONNECT says of the session it asks for. Fields that cannot be read have the specification's default.
import { PROPERTY } from '../mqtt/property.ts';
import { numberProperty, readProperties, readString, readVariableByteInteger } from './read-properties.ts';

export interface ConnectFacts {
  /** 3, 4 or 5 in what the specifications know. */
  readonly level: number;
  /** '' where it has none, or none that can be read. */
  readonly clientId: string;
  /** Clean Start (5), Clean Session (before). */
  readonly cleanStart: boolean;
  /** Seconds. */
  readonly sessionExpiryS: number;
  readonly receiveMaximum: number;
  readonly topicAliasMaximum: number;
}

/** `bytes` is one whole packet; `body` is where its variable header begins. */
export function readConnectFacts(bytes: Uint8Array, body: number): ConnectFacts {
  const name = readString(bytes, body, bytes.length);
  const at = name?.next ?? bytes.length;
  const level = (bytes[at] ?? 0) & 0x7f;
  const flags = bytes[at + 1] ?? 0;
  let payload = at + 4;
  let properties: ReturnType<typeof readProperties> | null = null;
  if (level === 5) {
    const length = readVariableByteInteger(bytes, payload, bytes.length);
    const end = length ? Math.min(bytes.length, length.next + length.value) : bytes.length;
    if (length) properties = readProperties(bytes, length.next, end);
    payload = end;
  }
  const entries = properties?.ok ? properties.value : [];
  return {
    level,
    clientId: readString(bytes, payload, bytes.length)?.value ?? '',
    cleanStart: (flags & 0b10) !== 0,
    sessionExpiryS: numberProperty(entries, PROPERTY.sessionExpiryInterval) ?? 0,
    receiveMaximum: numberProperty(entries, PROPERTY.receiveMaximum) ?? 65_535,
    topicAliasMaximum: numberProperty(entries, PROPERTY.topicAliasMaximum) ?? 0,
  };
}
