// What views show of control packets: made when they are looked at, from the log's bytes. What happened to the network
// connection stands among them.
import type { Direction } from '../mqtt/direction.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { Dissection } from '../wire/dissect/packet-field.ts';
import type { ConnectionEvent } from './connection-event.ts';
import type { ExchangeMark } from './exchange.ts';

export interface PacketRow {
  readonly seq: number;
  /** Not null: no packet, and nothing else of the row says more. */
  readonly event: ConnectionEvent | null;
  /** Counts network connections, within the engine's life. */
  readonly connection: number;
  /** Null: it is part of none, as a message at QoS 0. */
  readonly exchange: ExchangeMark | null;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** To the packet before it; null: that is not kept. */
  readonly gapMs: number | null;
  readonly direction: Direction;
  /** `PUBLISH`; null: the type is reserved. */
  readonly type: string | null;
  readonly packetId: number | null;
  /** Bytes, the fixed header included. */
  readonly size: number;
  readonly summary: string;
  /** The first clause that it breaks, with what was found; null: none. */
  readonly fault: string | null;
  /** It refuses something, or was not handed on because it broke the protocol. */
  readonly problem: boolean;
}

export interface PacketWindow {
  /** The log holds the packets `firstSeq <= seq < endSeq`. */
  readonly firstSeq: number;
  readonly endSeq: number;
  readonly rows: readonly PacketRow[];
}

/** A row of the packet list as it is filtered. */
export interface ListedPacket extends PacketRow {
  /** Its place in the list. */
  readonly position: number;
  /** Of a message, also where a topic alias stands for it; of what acknowledges one, that one's. Null: it has none. */
  readonly topic: string | null;
  /** Where the search matches in `packetLine`: begin and end by turns. */
  readonly marks: readonly number[];
  /** Where it matches in the payload. */
  readonly excerpt: PayloadExcerpt | null;
}

export interface PayloadExcerpt {
  readonly text: string;
  /** The payload has more before it. */
  readonly isCut: boolean;
  readonly marks: readonly number[];
}

export interface ListedPackets {
  /** The list holds the positions `first <= position < end`. */
  readonly first: number;
  readonly end: number;
  readonly rows: readonly ListedPacket[];
}

/** What a row shows of a packet, as one text: its type, and the summary or what is wrong with it. */
export function packetLine({ type, fault, summary }: PacketRow): string {
  return `${packetLineStart({ type })}${fault ?? summary}`;
}

export function packetLineStart({ type }: Pick<PacketRow, 'type'>): string {
  return `${type ?? '?'} `;
}

export interface PacketDetail {
  readonly row: PacketRow;
  readonly version: ProtocolVersion;
  readonly dissection: Dissection;
  /** The packet's begin, as many bytes as were asked for. */
  readonly bytes: Uint8Array;
}
