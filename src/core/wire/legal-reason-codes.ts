// The reason codes that each answer of MQTT 5 may carry: tables 3-4, 3-5, 3-7, 3-8 and 3-9.
import { PACKET } from './packet-type.ts';

const PUBLISH_ANSWER = [0x00, 0x10, 0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99];
const LEGAL: Readonly<Record<number, readonly number[]>> = {
  [PACKET.puback]: PUBLISH_ANSWER,
  [PACKET.pubrec]: PUBLISH_ANSWER,
  [PACKET.pubrel]: [0x00, 0x92],
  [PACKET.pubcomp]: [0x00, 0x92],
  [PACKET.suback]: [0x00, 0x01, 0x02, 0x80, 0x83, 0x87, 0x8f, 0x91, 0x97, 0x9e, 0xa1, 0xa2],
  [PACKET.unsuback]: [0x00, 0x11, 0x80, 0x83, 0x87, 0x8f, 0x91],
};

/** `type` is the packet type's number. Types without reason codes have none that is legal. */
export function isLegalReasonCode(type: number, code: number): boolean {
  return LEGAL[type]?.includes(code) ?? false;
}
