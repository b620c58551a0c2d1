// The few packets that a simulated device sends. MQTT.js is no part of it: a thousand of its clients, each with streams, stores
// and timers of its own, cost many times what a thousand devices need. What writes the bytes is the same, mqtt-packet.
import '../shims/node-globals.ts';
import { Buffer } from 'buffer';
import { type IConnectPacket, type Packet, writeToStream } from 'mqtt-packet';
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import type { ProtocolVersion } from '../../core/mqtt/protocol-version.ts';
import type { PreparedPublish } from '../../core/publish/prepared-publish.ts';
import { PACKET } from '../../core/wire/packet-type.ts';
import { connectPacketOptions } from '../session/broker-session-options.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A session that begins anew and ends with its connection: nothing of a device stays at the broker. */
export function encodeConnect(settings: ConnectionSettings): Bytes {
  const { version, clientId } = settings;
  const packet = { ...connectPacketOptions(settings), cmd: 'connect', clientId, clean: true };
  return encode(packet as IConnectPacket, version);
}

/** `packetId` is not sent at QoS 0. */
export function encodePublish(message: PreparedPublish, packetId: number, version: ProtocolVersion): Bytes {
  const { topic, payload, qos, retain } = message;
  const { buffer, byteOffset, length } = payload;
  const bytes = Buffer.from(buffer as ArrayBuffer, byteOffset, length);
  return encode({ cmd: 'publish', topic, payload: bytes, qos, retain, dup: false, messageId: packetId }, version);
}

/** Asks for QoS 1 at most: a command shall arrive, and twice is no harm. */
export function encodeSubscribe(filters: readonly string[], packetId: number, version: ProtocolVersion): Bytes {
  const subscriptions = filters.map((topic) => ({ topic, qos: 1 as const }));
  return encode({ cmd: 'subscribe', messageId: packetId, subscriptions }, version);
}

/** PUBACK to PUBCOMP with the reason 0, which needs not be written (MQTT 5, 3.4.2.1). */
export function encodeAnswer(
  type: typeof PACKET.puback | typeof PACKET.pubrec | typeof PACKET.pubrel | typeof PACKET.pubcomp,
  packetId: number,
): Bytes {
  const flags = type === PACKET.pubrel ? 0b0010 : 0;
  return Uint8Array.of((type << 4) | flags, 2, packetId >> 8, packetId & 0xff);
}

export const PINGREQ: Bytes = Uint8Array.of(PACKET.pingreq << 4, 0);

/** All of a packet in one piece: one WebSocket frame. */
export function encode(packet: Packet, version: ProtocolVersion): Bytes {
  const chunks: Uint8Array[] = [];
  const take = (chunk: Uint8Array | string) => {
    chunks.push(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
    return true;
  };
  writeToStream(packet, { write: take } as never, { protocolVersion: version });
  const bytes = new Uint8Array(chunks.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
