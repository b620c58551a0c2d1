// How large a PUBLISH packet is before it is written: section 3.3 of MQTT 3.1.1 and 5.
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { PreparedProperties, PreparedPublish } from './prepared-publish.ts';

export type SizedPublish = Pick<PreparedPublish, 'topic' | 'qos' | 'properties'> & { readonly payloadBytes: number };

const encoder = new TextEncoder();

/** Bytes. */
export function publishSize(version: ProtocolVersion, { topic, qos, properties, payloadBytes }: SizedPublish): number {
  const propertyBytes = version === 5 && properties ? propertiesSize(properties) : 0;
  const propertyLength = version === 5 ? lengthSize(propertyBytes) : 0;
  const remaining = stringSize(topic) + (qos > 0 ? 2 : 0) + propertyLength + propertyBytes + payloadBytes;
  return 1 + lengthSize(remaining) + remaining;
}

/** Bytes of the properties in PUBLISH, without their length: an identifier of one byte before each (2.2.2.2). */
function propertiesSize(properties: PreparedProperties): number {
  const { payloadIsUtf8, messageExpiryIntervalS, contentType, responseTopic, correlationData, topicAlias } = properties;
  let bytes = 0;
  if (payloadIsUtf8 !== undefined) bytes += 1 + 1;
  if (messageExpiryIntervalS !== undefined) bytes += 1 + 4;
  if (topicAlias !== undefined) bytes += 1 + 2;
  if (contentType !== undefined) bytes += 1 + stringSize(contentType);
  if (responseTopic !== undefined) bytes += 1 + stringSize(responseTopic);
  if (correlationData !== undefined) bytes += 1 + 2 + correlationData.length;
  for (const [name, value] of properties.userProperties ?? []) bytes += 1 + stringSize(name) + stringSize(value);
  return bytes;
}

/** A string stands after its length of two bytes. */
function stringSize(text: string): number {
  return 2 + encoder.encode(text).length;
}

/** A variable byte integer has seven bits a byte (1.5.5). */
function lengthSize(length: number): number {
  return length < 128 ? 1 : length < 16_384 ? 2 : length < 2_097_152 ? 3 : 4;
}
