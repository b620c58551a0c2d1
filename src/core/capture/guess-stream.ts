// What a TCP stream carries, from the first bytes of one side: MQTT as it is, a WebSocket's handshake, TLS, or something else.
import type { Direction } from '../mqtt/direction.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import { dissectPacket } from '../wire/dissect/dissect-packet.ts';
import { PACKET } from '../wire/packet-type.ts';
import { readVariableByteInteger } from '../wire/read-properties.ts';

export type StreamGuess =
  | 'mqtt-client'
  | 'websocket-client'
  | 'websocket-server'
  | 'tls'
  | 'unknown'
  /** More bytes are needed. */
  | null;

const latin1 = new TextDecoder('latin1');

/** `bytes` is all that a side has sent so far. */
export function guessStream(bytes: Uint8Array): StreamGuess {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return null;
  if (first === 0x16 && second === 3) return 'tls';
  if (first >> 4 === PACKET.connect) return guessConnect(bytes);
  const text = latin1.decode(bytes.subarray(0, 9));
  if ('GET '.startsWith(text.slice(0, 4))) return text.length < 4 ? null : 'websocket-client';
  if ('HTTP/1.1 '.startsWith(text)) return text.length < 9 ? null : 'websocket-server';
  return 'unknown';
}

/** CONNECT begins with the protocol's name: `MQTT`, in version 3.1 `MQIsdp`. */
function guessConnect(bytes: Uint8Array): StreamGuess {
  const length = readVariableByteInteger(bytes, 1, bytes.length);
  if (!length) return bytes.length < 5 ? null : 'unknown';
  const name = latin1.decode(bytes.subarray(length.next, length.next + 8));
  for (const known of ['\0\x04MQTT', '\0\x06MQIsdp']) {
    if (name.startsWith(known)) return 'mqtt-client';
    if (known.startsWith(name)) return null;
  }
  return 'unknown';
}

/** What CONNECT names. Other levels are read as the newest version. */
export function versionOfConnect(packet: Uint8Array): ProtocolVersion {
  const length = readVariableByteInteger(packet, 1, packet.length);
  const at = length?.next ?? packet.length;
  const level = (packet[at + 2 + (((packet[at] ?? 0) << 8) | (packet[at + 1] ?? 0))] ?? 0) & 0x7f;
  return level === 3 || level === 4 ? level : 5;
}

/**
 * Where CONNECT is not in the capture: the version under which the packet has fewer faults; in doubt 3.1.1. A PUBLISH that
 * is right under version 5 is one: no text is a list of properties by chance.
 */
export function guessVersion(packet: Uint8Array): ProtocolVersion {
  const faults = (version: ProtocolVersion) => dissectPacket(packet, version).faults.length;
  const five = faults(5);
  if (five < faults(4)) return 5;
  return five === 0 && (packet[0] as number) >> 4 === PACKET.publish ? 5 : 4;
}

/** Types that this side sends. */
const SENT_BY: Readonly<Record<Direction, ReadonlySet<number>>> = {
  out: new Set([1, 3, 4, 5, 6, 7, 8, 10, 12, 14, 15]),
  in: new Set([2, 3, 4, 5, 6, 7, 9, 11, 13, 14, 15]),
};

/** Whether a control packet may begin here, behind bytes that are missing: as far as its first bytes tell. */
export function mayBePacket(bytes: Uint8Array, direction: Direction): boolean {
  const first = bytes[0] ?? 0;
  const type = first >> 4;
  const flags = first & 0x0f;
  if (!SENT_BY[direction].has(type)) return false;
  const length = readVariableByteInteger(bytes, 1, bytes.length);
  if (!length) return false;
  if (type !== PACKET.publish) {
    const wanted = type === PACKET.pubrel || type === PACKET.subscribe || type === PACKET.unsubscribe ? 2 : 0;
    // Short, but for those that name filters or properties.
    return flags === wanted && length.next + length.value <= Math.max(bytes.length, 0);
  }
  const topicBytes = ((bytes[length.next] ?? 0) << 8) | (bytes[length.next + 1] ?? 0);
  const topicEnd = length.next + 2 + topicBytes;
  if (flags >> 1 === 3 || (flags & 0b1110) === 0b1000 || topicEnd > length.next + length.value) return false;
  const topic = bytes.subarray(length.next + 2, topicEnd);
  return topicBytes > 0 && topicEnd <= bytes.length && topic.every((byte) => byte >= 0x20);
}
