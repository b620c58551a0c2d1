// The PUBLISH packet of a message, as it will be written (section 3.3 of MQTT 3.1.1 and 5): to be looked at before it is.

import { PROPERTY } from '../mqtt/property.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import { ByteBuilder } from './encode/byte-builder.ts';
import type { PreparedProperties, PreparedPublish } from './prepared-publish.ts';

const utf8 = new TextEncoder();
const PUBLISH = 3;

/** `packetId`: of QoS 1 and 2; it is given when the message goes out. */
export function writePublish(
  version: ProtocolVersion,
  { topic, payload, qos, retain, properties }: PreparedPublish,
  packetId: number,
): Uint8Array<ArrayBuffer> {
  const head = new ByteBuilder();
  writeBytes(head, utf8.encode(topic));
  if (qos > 0) head.u16(packetId);
  if (version === 5) {
    const written = propertyBytes(properties ?? {});
    head.varint(BigInt(written.length));
    head.raw(written);
  }
  const out = new ByteBuilder();
  out.u8((PUBLISH << 4) | (qos << 1) | (retain ? 1 : 0));
  // A variable byte integer has seven bits a byte, the least first (1.5.5).
  out.varint(BigInt(head.length + payload.length));
  out.raw(head.finish());
  out.raw(payload);
  return out.finish();
}

/** In the order in which the specification lists them. */
function propertyBytes(properties: PreparedProperties): Uint8Array {
  const { payloadIsUtf8, messageExpiryIntervalS, topicAlias, responseTopic, correlationData, contentType } = properties;
  const out = new ByteBuilder();
  if (payloadIsUtf8 !== undefined) {
    out.u8(PROPERTY.payloadFormatIndicator);
    out.u8(payloadIsUtf8 ? 1 : 0);
  }
  if (messageExpiryIntervalS !== undefined) {
    out.u8(PROPERTY.messageExpiryInterval);
    out.u32(messageExpiryIntervalS);
  }
  if (topicAlias !== undefined) {
    out.u8(PROPERTY.topicAlias);
    out.u16(topicAlias);
  }
  if (responseTopic !== undefined) {
    out.u8(PROPERTY.responseTopic);
    writeBytes(out, utf8.encode(responseTopic));
  }
  if (correlationData !== undefined) {
    out.u8(PROPERTY.correlationData);
    writeBytes(out, correlationData);
  }
  for (const [name, value] of properties.userProperties ?? []) {
    out.u8(PROPERTY.userProperty);
    writeBytes(out, utf8.encode(name));
    writeBytes(out, utf8.encode(value));
  }
  if (contentType !== undefined) {
    out.u8(PROPERTY.contentType);
    writeBytes(out, utf8.encode(contentType));
  }
  return out.finish();
}

/** After their length of two bytes. */
function writeBytes(out: ByteBuilder, bytes: Uint8Array): void {
  out.u16(bytes.length);
  out.raw(bytes);
}
