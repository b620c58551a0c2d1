// Reason codes of MQTT 5 (table 2-6), and the return codes that CONNACK and SUBACK had before.
import type { ProtocolVersion } from './protocol-version.ts';

/** The packets that carry a reason code. */
export type ReasonPacket =
  | 'CONNACK'
  | 'PUBACK'
  | 'PUBREC'
  | 'PUBREL'
  | 'PUBCOMP'
  | 'SUBACK'
  | 'UNSUBACK'
  | 'DISCONNECT'
  | 'AUTH';

interface ReasonEntry {
  readonly code: number;
  readonly name: string;
  readonly packets: readonly ReasonPacket[];
}

const ACKS: readonly ReasonPacket[] = ['PUBACK', 'PUBREC'];
const SUBS: readonly ReasonPacket[] = ['SUBACK', 'UNSUBACK'];

const V5: readonly ReasonEntry[] = [
  {
    code: 0x00,
    name: 'Success',
    packets: ['CONNACK', 'PUBACK', 'PUBREC', 'PUBREL', 'PUBCOMP', 'UNSUBACK', 'AUTH'],
  },
  { code: 0x00, name: 'Normal disconnection', packets: ['DISCONNECT'] },
  { code: 0x00, name: 'Granted QoS 0', packets: ['SUBACK'] },
  { code: 0x01, name: 'Granted QoS 1', packets: ['SUBACK'] },
  { code: 0x02, name: 'Granted QoS 2', packets: ['SUBACK'] },
  { code: 0x04, name: 'Disconnect with Will Message', packets: ['DISCONNECT'] },
  { code: 0x10, name: 'No matching subscribers', packets: ACKS },
  { code: 0x11, name: 'No subscription existed', packets: ['UNSUBACK'] },
  { code: 0x18, name: 'Continue authentication', packets: ['AUTH'] },
  { code: 0x19, name: 'Re-authenticate', packets: ['AUTH'] },
  { code: 0x80, name: 'Unspecified error', packets: ['CONNACK', ...ACKS, ...SUBS, 'DISCONNECT'] },
  { code: 0x81, name: 'Malformed Packet', packets: ['CONNACK', 'DISCONNECT'] },
  { code: 0x82, name: 'Protocol Error', packets: ['CONNACK', 'DISCONNECT'] },
  { code: 0x83, name: 'Implementation specific error', packets: ['CONNACK', ...ACKS, ...SUBS, 'DISCONNECT'] },
  { code: 0x84, name: 'Unsupported Protocol Version', packets: ['CONNACK'] },
  { code: 0x85, name: 'Client Identifier not valid', packets: ['CONNACK'] },
  { code: 0x86, name: 'Bad User Name or Password', packets: ['CONNACK'] },
  { code: 0x87, name: 'Not authorized', packets: ['CONNACK', ...ACKS, ...SUBS, 'DISCONNECT'] },
  { code: 0x88, name: 'Server unavailable', packets: ['CONNACK'] },
  { code: 0x89, name: 'Server busy', packets: ['CONNACK', 'DISCONNECT'] },
  { code: 0x8a, name: 'Banned', packets: ['CONNACK'] },
  { code: 0x8b, name: 'Server shutting down', packets: ['DISCONNECT'] },
  { code: 0x8c, name: 'Bad authentication method', packets: ['CONNACK', 'DISCONNECT'] },
  { code: 0x8d, name: 'Keep Alive timeout', packets: ['DISCONNECT'] },
  { code: 0x8e, name: 'Session taken over', packets: ['DISCONNECT'] },
  { code: 0x8f, name: 'Topic Filter invalid', packets: [...SUBS, 'DISCONNECT'] },
  { code: 0x90, name: 'Topic Name invalid', packets: ['CONNACK', ...ACKS, 'DISCONNECT'] },
  { code: 0x91, name: 'Packet Identifier in use', packets: [...ACKS, ...SUBS] },
  { code: 0x92, name: 'Packet Identifier not found', packets: ['PUBREL', 'PUBCOMP'] },
  { code: 0x93, name: 'Receive Maximum exceeded', packets: ['DISCONNECT'] },
  { code: 0x94, name: 'Topic Alias invalid', packets: ['DISCONNECT'] },
  { code: 0x95, name: 'Packet too large', packets: ['CONNACK', 'DISCONNECT'] },
  { code: 0x96, name: 'Message rate too high', packets: ['DISCONNECT'] },
  { code: 0x97, name: 'Quota exceeded', packets: ['CONNACK', ...ACKS, 'SUBACK', 'DISCONNECT'] },
  { code: 0x98, name: 'Administrative action', packets: ['DISCONNECT'] },
  { code: 0x99, name: 'Payload format invalid', packets: ['CONNACK', ...ACKS, 'DISCONNECT'] },
  { code: 0x9a, name: 'Retain not supported', packets: ['CONNACK', 'DISCONNECT'] },
  { code: 0x9b, name: 'QoS not supported', packets: ['CONNACK', 'DISCONNECT'] },
  { code: 0x9c, name: 'Use another server', packets: ['CONNACK', 'DISCONNECT'] },
  { code: 0x9d, name: 'Server moved', packets: ['CONNACK', 'DISCONNECT'] },
  { code: 0x9e, name: 'Shared Subscriptions not supported', packets: ['SUBACK', 'DISCONNECT'] },
  { code: 0x9f, name: 'Connection rate exceeded', packets: ['CONNACK', 'DISCONNECT'] },
  { code: 0xa0, name: 'Maximum connect time', packets: ['DISCONNECT'] },
  { code: 0xa1, name: 'Subscription Identifiers not supported', packets: ['SUBACK', 'DISCONNECT'] },
  { code: 0xa2, name: 'Wildcard Subscriptions not supported', packets: ['SUBACK', 'DISCONNECT'] },
];

/** Table 3.1 and section 3.9.3 of MQTT 3.1.1; 3.1 has the same codes. */
const V3: readonly ReasonEntry[] = [
  { code: 0, name: 'Connection Accepted', packets: ['CONNACK'] },
  { code: 1, name: 'Connection Refused, unacceptable protocol version', packets: ['CONNACK'] },
  { code: 2, name: 'Connection Refused, identifier rejected', packets: ['CONNACK'] },
  { code: 3, name: 'Connection Refused, Server unavailable', packets: ['CONNACK'] },
  { code: 4, name: 'Connection Refused, bad user name or password', packets: ['CONNACK'] },
  { code: 5, name: 'Connection Refused, not authorized', packets: ['CONNACK'] },
  { code: 0x00, name: 'Success - Maximum QoS 0', packets: ['SUBACK'] },
  { code: 0x01, name: 'Success - Maximum QoS 1', packets: ['SUBACK'] },
  { code: 0x02, name: 'Success - Maximum QoS 2', packets: ['SUBACK'] },
  { code: 0x80, name: 'Failure', packets: ['SUBACK'] },
];

/** `0x87`: a reason code as the specification writes it. */
export function formatReasonCode(code: number): string {
  return `0x${code.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Whether the code is one that the version defines for this packet. */
export function isDefinedReason(version: ProtocolVersion, packet: ReasonPacket, code: number): boolean {
  return findReason(version, packet, code) !== undefined;
}

/**
 * The specification's name of a reason code (of a return code before version 5) in one packet. A code that the version does
 * not define for the packet gives `Unknown (0x..)`, with the name it has elsewhere when there is one.
 */
export function reasonName(version: ProtocolVersion, packet: ReasonPacket, code: number): string {
  const known = findReason(version, packet, code);
  if (known) return known.name;
  // A code of another packet: some brokers send these, and the name still tells what they mean.
  const elsewhere = version === 5 && code !== 0 ? V5.find((entry) => entry.code === code) : undefined;
  const hex = formatReasonCode(code);
  return elsewhere ? `Unknown (${hex}), ${elsewhere.name} in other packets` : `Unknown (${hex})`;
}

function findReason(version: ProtocolVersion, packet: ReasonPacket, code: number): ReasonEntry | undefined {
  const table = version === 5 ? V5 : V3;
  return table.find((entry) => entry.code === code && entry.packets.includes(packet));
}
