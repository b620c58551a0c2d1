// The codes by which a packet says how something went, without a dissection.
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import { emptyHead, readPacketHead } from './packet-head.ts';
import { PACKET } from './packet-type.ts';
import { readConnack, readSuback } from './read-answer.ts';

/**
 * Whether the packet `bytes[start..end]` has this code, or (`refusal`) any that refuses: 0x80 and above, in a CONNACK all
 * but 0. Where version 5 lets a code be left out it is 0; before version 5 only CONNACK and SUBACK have codes.
 */
export function hasReasonCode(
  bytes: Uint8Array,
  start: number,
  end: number,
  version: ProtocolVersion,
  wanted: number | 'refusal',
): boolean {
  const type = (bytes[start] as number) >> 4;
  const is = (code: number) => (wanted === 'refusal' ? code >= (type === PACKET.connack ? 1 : 0x80) : code === wanted);
  if (type === PACKET.connack || type === PACKET.suback || type === PACKET.unsuback) {
    const packet = bytes.subarray(start, end);
    const body = bodyOf(packet, version);
    if (type === PACKET.connack) return packet.length > body + 1 && is(readConnack(packet, body, version).code);
    if (type === PACKET.unsuback && version !== 5) return false;
    return readSuback(packet, body, version).codes.some(is);
  }
  if (version !== 5) return false;
  if (type >= PACKET.puback && type <= PACKET.pubcomp) {
    const at = bodyOf(bytes.subarray(start, end), version) + start + 2;
    return is(at < end ? (bytes[at] as number) : 0);
  }
  if (type !== PACKET.disconnect && type !== PACKET.auth) return false;
  const at = bodyOf(bytes.subarray(start, end), version) + start;
  return is(at < end ? (bytes[at] as number) : 0);
}

const head = emptyHead();

function bodyOf(packet: Uint8Array, version: ProtocolVersion): number {
  readPacketHead(packet, 0, packet.length, version, head);
  return head.bodyStart;
}
