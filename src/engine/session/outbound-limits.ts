// What would break a limit that a version 5 broker announced. MQTT.js sends it all the same, and the broker disconnects.
import { hasWildcard, isSharedFilter } from '../../core/mqtt/topic.ts';
import type {
  LimitDetail,
  PublishProperties,
  PublishRequest,
  ServerLimits,
  SubscriptionRequest,
} from '../../core/protocol/engine-contract.ts';

/** Null: it keeps to the limits. */
export function publishOverLimit(request: PublishRequest, limits: ServerLimits): LimitDetail | null {
  const { qos, retain } = request;
  if (qos > limits.maximumQos) return { limit: 'maximumQos', allowed: limits.maximumQos, asked: qos };
  if (retain && !limits.retainAvailable) return { limit: 'retainAvailable', allowed: 0, asked: 1 };
  const size = publishSize(request);
  if (limits.maximumPacketSize !== null && size > limits.maximumPacketSize) {
    return { limit: 'maximumPacketSize', allowed: limits.maximumPacketSize, asked: size };
  }
  return null;
}

/** Null: it keeps to the limits. A QoS above the broker's is no fault: the broker grants less. */
export function subscribeOverLimit(request: SubscriptionRequest, limits: ServerLimits): LimitDetail | null {
  const { filter, subscriptionIdentifier } = request;
  if (!limits.wildcardSubscriptions && hasWildcard(filter)) {
    return { limit: 'wildcardSubscriptions', allowed: 0, asked: 1 };
  }
  if (!limits.sharedSubscriptions && isSharedFilter(filter)) {
    return { limit: 'sharedSubscriptions', allowed: 0, asked: 1 };
  }
  if (!limits.subscriptionIdentifiers && subscriptionIdentifier !== undefined) {
    return { limit: 'subscriptionIdentifiers', allowed: 0, asked: 1 };
  }
  return null;
}

/** Bytes of the PUBLISH packet of version 5. */
function publishSize({ topic, payload, qos, properties }: PublishRequest): number {
  const propertyBytes = properties ? publishPropertiesSize(properties) : 0;
  const remaining = stringSize(topic) + (qos > 0 ? 2 : 0) + lengthSize(propertyBytes) + propertyBytes + payload.length;
  return 1 + lengthSize(remaining) + remaining;
}

/** Bytes of the properties in PUBLISH, without their length: an identifier of one byte before each (2.2.2.2). */
function publishPropertiesSize(properties: PublishProperties): number {
  const { payloadIsUtf8, messageExpiryIntervalS, contentType, responseTopic, correlationData } = properties;
  let bytes = 0;
  if (payloadIsUtf8 !== undefined) bytes += 1 + 1;
  if (messageExpiryIntervalS !== undefined) bytes += 1 + 4;
  if (contentType !== undefined) bytes += 1 + stringSize(contentType);
  if (responseTopic !== undefined) bytes += 1 + stringSize(responseTopic);
  if (correlationData !== undefined) bytes += 1 + 2 + correlationData.length;
  for (const [name, value] of properties.userProperties ?? []) bytes += 1 + stringSize(name) + stringSize(value);
  return bytes;
}

/** A string stands after its length of two bytes. */
function stringSize(text: string): number {
  return 2 + new TextEncoder().encode(text).length;
}

/** A variable byte integer has seven bits a byte (1.5.5). */
function lengthSize(length: number): number {
  return length < 128 ? 1 : length < 16_384 ? 2 : length < 2_097_152 ? 3 : 4;
}
