import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import type { Qos } from '../../../core/mqtt/qos.ts';

/** All sizes in bytes. */
export interface PublishSizeInput {
  readonly version: ProtocolVersion;
  readonly qos: Qos;
  readonly topicBytes: number;
  readonly payloadBytes: number;
}

/** Bytes of a PUBLISH packet without properties: section 3.3 of MQTT 3.1.1 and 5. */
export function publishSize({ version, qos, topicBytes, payloadBytes }: PublishSizeInput): number {
  const packetId = qos > 0 ? 2 : 0;
  const propertyLength = version === 5 ? 1 : 0;
  const remaining = 2 + topicBytes + packetId + propertyLength + payloadBytes;
  return 1 + lengthBytes(remaining) + remaining;
}

/** A variable byte integer has seven bits a byte. */
function lengthBytes(remaining: number): number {
  if (remaining < 0x80) return 1;
  if (remaining < 0x4000) return 2;
  return remaining < 0x20_0000 ? 3 : 4;
}
