// Which packets a person wants to see.

import type { Direction } from '../mqtt/direction.ts';
import type { Qos } from '../mqtt/qos.ts';
import type { PacketName } from '../wire/packet-type.ts';
import { countConditions, type Range } from './message-query.ts';

/** `EVENT`: no packet, but what happened to a network connection. */
export type PacketKind = PacketName | 'EVENT';

/** All that is not null (or empty) must hold. */
export interface PacketQuery {
  /** Stands in the packet's line or in the payload of its message, whatever the case; '' stands everywhere. */
  readonly text: string;
  /** `text` is a regular expression, as `compilePattern` reads it. */
  readonly isPattern: boolean;
  /** False: the list holds also what the text does not match; what it matches is marked, counted and walked to. */
  readonly onlyMatches: boolean;
  readonly direction: Direction | null;
  /** One of them; empty: any. */
  readonly types: readonly PacketKind[];
  readonly packetId: number | null;
  /** The number of an exchange that it is part of. */
  readonly exchange: number | null;
  /** A code that it has, or `refusal`: any that refuses something. */
  readonly reasonCode: number | 'refusal' | null;
  /** A topic filter that the message's topic matches; of an acknowledgement that of its message. */
  readonly topicFilter: string | null;
  /** Topic filters that this topic matches none of. */
  readonly hiddenFilters: readonly string[];
  /** Of the message, and of what acknowledges it. */
  readonly qos: Qos | null;
  /** Messages at QoS 0 are left out: in a flood they are nearly all that there is. */
  readonly withoutQos0: boolean;
  /** Bytes, the fixed header included. */
  readonly size: Range | null;
  /** Milliseconds since the epoch. */
  readonly time: Range | null;
  /** Which network connection. */
  readonly connection: number | null;
  /** What breaks a rule, refuses, is sent again, got lost, or ended without a goodbye. */
  readonly onlyProblems: boolean;
}

export const EVERY_PACKET: PacketQuery = {
  text: '',
  isPattern: false,
  onlyMatches: true,
  direction: null,
  types: [],
  packetId: null,
  exchange: null,
  reasonCode: null,
  topicFilter: null,
  hiddenFilters: [],
  qos: null,
  withoutQos0: false,
  size: null,
  time: null,
  connection: null,
  onlyProblems: false,
};

/** What of it decides which packets the list holds: where others than matches are listed, the text only marks. */
export function packetsListedBy(query: PacketQuery | null): PacketQuery {
  if (query === null) return EVERY_PACKET;
  const { text, isPattern } = query.onlyMatches ? query : EVERY_PACKET;
  return { ...query, text, isPattern: isPattern && text !== '', onlyMatches: true };
}

/** Whether two lists hold the same packets: their positions mean the same. */
export function isSamePacketList(one: PacketQuery | null, other: PacketQuery | null): boolean {
  return JSON.stringify(packetsListedBy(one)) === JSON.stringify(packetsListedBy(other));
}

/** Whether it lets every packet through. */
export function isEveryPacket(query: PacketQuery): boolean {
  return query.text === '' && countConditions(query) === 0;
}
