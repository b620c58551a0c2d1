// The few places in a packet that the log needs to know of every packet. One object is filled again and again, so that
// a flood allocates nothing.
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import { PACKET } from './packet-type.ts';

/** Positions are absolute in the bytes that were read; all are within the packet when `truncated` is false. */
export interface PacketHead {
  /** Upper four bits of the first byte. */
  type: number;
  /** Lower four bits. */
  flags: number;
  /** Where the variable header begins. */
  bodyStart: number;
  /** 0 where the packet has none. */
  packetId: number;
  /** PUBLISH: the topic name's bytes. */
  topicStart: number;
  topicEnd: number;
  /** PUBLISH in version 5: the properties without their length; equal where there are none. */
  propertiesStart: number;
  propertiesEnd: number;
  /** PUBLISH: where the payload begins. */
  payloadStart: number;
  /** A field reaches beyond the end of the packet. */
  truncated: boolean;
}

export function emptyHead(): PacketHead {
  return {
    type: 0,
    flags: 0,
    bodyStart: 0,
    packetId: 0,
    topicStart: 0,
    topicEnd: 0,
    propertiesStart: 0,
    propertiesEnd: 0,
    payloadStart: 0,
    truncated: false,
  };
}

/** Reads the head of the whole packet `bytes[start..end]` into `head`. Never throws, never reads past `end`. */
export function readPacketHead(
  bytes: Uint8Array,
  start: number,
  end: number,
  version: ProtocolVersion,
  head: PacketHead,
): void {
  const first = bytes[start] as number;
  const type = first >> 4;
  head.type = type;
  head.flags = first & 0x0f;
  head.packetId = 0;
  head.truncated = false;
  let position = start + 1;
  while (position < end && (bytes[position] as number) >= 0x80) position++;
  position++;
  head.bodyStart = position;
  if (type === PACKET.publish) {
    readPublishHead(bytes, position, end, version, head);
    return;
  }
  head.topicStart = head.topicEnd = head.propertiesStart = head.propertiesEnd = head.payloadStart = end;
  if (type >= PACKET.puback && type <= PACKET.unsuback) {
    if (position + 2 > end) head.truncated = true;
    else head.packetId = ((bytes[position] as number) << 8) | (bytes[position + 1] as number);
  }
}

function readPublishHead(bytes: Uint8Array, at: number, end: number, version: ProtocolVersion, head: PacketHead): void {
  let position = at;
  head.topicStart = head.topicEnd = head.propertiesStart = head.propertiesEnd = head.payloadStart = end;
  if (position + 2 > end) {
    head.truncated = true;
    return;
  }
  const topicLength = ((bytes[position] as number) << 8) | (bytes[position + 1] as number);
  position += 2;
  if (position + topicLength > end) {
    head.truncated = true;
    return;
  }
  head.topicStart = position;
  position += topicLength;
  head.topicEnd = position;
  if ((head.flags & 0x06) !== 0) {
    if (position + 2 > end) {
      head.truncated = true;
      return;
    }
    head.packetId = ((bytes[position] as number) << 8) | (bytes[position + 1] as number);
    position += 2;
  }
  if (version === 5) {
    let length = 0;
    let shift = 0;
    let byte = 0x80;
    while (byte >= 0x80 && shift < 28 && position < end) {
      byte = bytes[position++] as number;
      length += (byte & 0x7f) * 2 ** shift;
      shift += 7;
    }
    if (byte >= 0x80 || position + length > end) {
      head.truncated = true;
      return;
    }
    head.propertiesStart = position;
    position += length;
    head.propertiesEnd = position;
  } else {
    head.propertiesStart = head.propertiesEnd = position;
  }
  head.payloadStart = position;
}
