// Keeps answers from MQTT.js that it does not bear. mosquitto answers a payload over its message_size_limit with PUBACK
// 0x95, which no PUBACK may carry; MQTT.js then raises an error and never ends the publish. The log has the packet as it
// came; MQTT.js gets one with the code 0x80 (unspecified error) in its place.
import type { ProtocolVersion } from '../../core/mqtt/protocol-version.ts';
import { isLegalReasonCode } from '../../core/wire/legal-reason-codes.ts';
import type { PacketHead } from '../../core/wire/packet-head.ts';
import { PACKET } from '../../core/wire/packet-type.ts';
import { readSuback } from '../../core/wire/read-answer.ts';

/** `packet` is whole and was let pass by the guard; the answer is `packet` itself where nothing is wrong with it. */
export function legalizeAnswer(packet: Uint8Array, head: PacketHead, version: ProtocolVersion): Uint8Array {
  if (version !== 5) return packet;
  const high = head.packetId >> 8;
  const low = head.packetId & 0xff;
  switch (head.type) {
    case PACKET.puback:
    case PACKET.pubrec:
    case PACKET.pubrel:
    case PACKET.pubcomp: {
      const code = packet[head.bodyStart + 2];
      if (code === undefined || isLegalReasonCode(head.type, code)) return packet;
      const refusal = head.type === PACKET.pubrel || head.type === PACKET.pubcomp ? 0x92 : 0x80;
      return Uint8Array.of(packet[0] as number, 3, high, low, refusal);
    }
    case PACKET.suback:
    case PACKET.unsuback: {
      const { codes } = readSuback(packet, head.bodyStart, version);
      if (codes.every((code) => isLegalReasonCode(head.type, code))) return packet;
      const copy = packet.slice();
      for (let i = copy.length - codes.length; i < copy.length; i++) {
        if (!isLegalReasonCode(head.type, copy[i] as number)) copy[i] = 0x80;
      }
      return copy;
    }
    default:
      return packet;
  }
}
