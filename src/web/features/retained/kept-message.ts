// One retained message whole: all that is needed to publish it again.
import { PROPERTY, type PropertyEntry } from '../../../core/mqtt/property.ts';
import type { Qos } from '../../../core/mqtt/qos.ts';
import type { MessageDetail, PublishProperties, PublishRequest } from '../../../core/protocol/engine-contract.ts';

export interface KeptMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: Qos;
  /** Without those that belong to one delivery: topic alias and subscription identifiers. */
  readonly properties: PublishProperties;
  /** Milliseconds since the epoch: when it was seen, from which its expiry counts. */
  readonly time: number;
}

export function keptMessageOf({ row, payload, properties }: MessageDetail): KeptMessage {
  const { topic, qos, time } = row;
  return { topic, payload, qos, properties: publishPropertiesOf(properties), time };
}

function publishPropertiesOf(entries: readonly PropertyEntry[]): PublishProperties {
  const property = (id: number) => entries.find((entry) => entry.id === id)?.value;
  const textOf = (id: number) => {
    const value = property(id);
    return typeof value === 'string' ? { value } : null;
  };
  const indicator = property(PROPERTY.payloadFormatIndicator);
  const expiry = property(PROPERTY.messageExpiryInterval);
  const correlation = property(PROPERTY.correlationData);
  const pairs = entries.flatMap(({ id, value }) =>
    id === PROPERTY.userProperty && isPair(value) ? [[value[0], value[1]] as const] : [],
  );
  return {
    ...(typeof indicator === 'number' && { payloadIsUtf8: indicator === 1 }),
    ...(typeof expiry === 'number' && { messageExpiryIntervalS: expiry }),
    ...named('contentType', textOf(PROPERTY.contentType)),
    ...named('responseTopic', textOf(PROPERTY.responseTopic)),
    ...(correlation instanceof Uint8Array && { correlationData: correlation }),
    ...(pairs.length > 0 && { userProperties: pairs }),
  };
}

function named<K extends string>(key: K, found: { readonly value: string } | null): { [P in K]?: string } {
  return (found ? { [key]: found.value } : {}) as { [P in K]?: string };
}

function isPair(value: PropertyEntry['value']): value is readonly [string, string] {
  return Array.isArray(value);
}

/** What brings it back. Its expiry goes on counting from when it was seen (3.3.2.3.3); null: it has expired. */
export function restoringPublish(message: KeptMessage, now: number): Omit<PublishRequest, 'publishId'> | null {
  const { topic, payload, qos, properties, time } = message;
  const again = { topic, payload, qos, retain: true };
  const { messageExpiryIntervalS: expiryS } = properties;
  if (expiryS === undefined) return { ...again, properties };
  const leftS = expiryS - Math.floor((now - time) / 1000);
  return leftS > 0 ? { ...again, properties: { ...properties, messageExpiryIntervalS: leftS } } : null;
}

/** The broker forgets what it keeps for a topic when an empty retained message is published to it (3.3.1.3). */
export function deletingPublish({ topic }: KeptMessage): Omit<PublishRequest, 'publishId'> {
  return { topic, payload: new Uint8Array(0), qos: 1, retain: true };
}
