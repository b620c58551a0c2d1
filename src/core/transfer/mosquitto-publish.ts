// The options with which mosquitto_pub sends a message again.
import { PROPERTY, type PropertyEntry } from '../mqtt/property.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { Qos } from '../mqtt/qos.ts';

export interface PublishedMessage {
  /** Null: it comes from the standard input. */
  readonly payload: string | null;
  readonly qos: Qos;
  readonly retain: boolean;
  /** Those that a command cannot carry, or that are of one delivery only, are left out. */
  readonly properties: readonly Pick<PropertyEntry, 'id' | 'value'>[];
}

type Option = readonly [name: string, ...words: string[]];

/** What mosquitto_pub calls the properties of a PUBLISH. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [PROPERTY.payloadFormatIndicator, 'payload-format-indicator'],
  [PROPERTY.messageExpiryInterval, 'message-expiry-interval'],
  [PROPERTY.contentType, 'content-type'],
  [PROPERTY.responseTopic, 'response-topic'],
  [PROPERTY.correlationData, 'correlation-data'],
  [PROPERTY.userProperty, 'user-property'],
]);

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function publishOptions(message: PublishedMessage, version: ProtocolVersion): readonly Option[] {
  const { payload, qos, retain, properties } = message;
  const options: Option[] = [];
  if (qos > 0) options.push(['-q', String(qos)]);
  if (retain) options.push(['-r']);
  options.push(payload === null ? ['-s'] : payload === '' ? ['-n'] : ['-m', payload]);
  if (version !== 5) return options;
  for (const { id, value } of properties) {
    const name = NAMES.get(id);
    const words = wordsOf(value);
    if (name !== undefined && words) options.push(['-D', 'publish', name, ...words]);
  }
  return options;
}

/** Null: bytes that are no text. */
function wordsOf(value: PropertyEntry['value']): readonly string[] | null {
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'string') return [value];
  if (!(value instanceof Uint8Array)) return value;
  try {
    return [strict.decode(value)];
  } catch {
    return null;
  }
}
