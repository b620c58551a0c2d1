// Rows and details of the packet list, read from the log when somebody looks at them.
import { dissectPacket } from '../wire/dissect/dissect-packet.ts';
import type { Dissection } from '../wire/dissect/packet-field.ts';
import { PACKET } from '../wire/packet-type.ts';
import { summarizePacket } from '../wire/summarize-packet.ts';
import { decodeConnectionEvent } from './connection-event.ts';
import type { ExchangeBook } from './exchange-book.ts';
import type { LoggedPacket, PacketLog } from './packet-log.ts';
import type { PacketDetail, PacketRow, PacketWindow } from './packet-row.ts';
import type { SessionFault } from './session-clause.ts';

/** More rows than this are never in view. */
const MAX_ROWS = 1000;

export class PacketView {
  readonly #log: PacketLog;
  readonly #exchanges: ExchangeBook;

  constructor(log: PacketLog, exchanges: ExchangeBook) {
    this.#log = log;
    this.#exchanges = exchanges;
  }

  /** `count` packets from the sequence number `from`; those that are not kept, or not there yet, are left out. */
  rows(from: number, count: number): PacketWindow {
    const { firstSeq, endSeq } = this.#log;
    const start = Math.max(from, firstSeq);
    const end = Math.min(from + Math.min(count, MAX_ROWS), endSeq);
    const rows: PacketRow[] = [];
    let before = start < end ? this.#log.packet(start - 1) : undefined;
    for (let seq = start; seq < end; seq++) {
      const packet = this.#log.packet(seq);
      if (packet) rows.push(rowOf(packet, before, this.#exchanges));
      before = packet;
    }
    return { firstSeq, endSeq, rows };
  }

  /** Null: it is not kept. */
  detail(seq: number, maxBytes: number): PacketDetail | null {
    const packet = this.#log.packet(seq);
    if (!packet || packet.isEvent) return null;
    return {
      row: rowOf(packet, this.#log.packet(seq - 1), this.#exchanges),
      version: packet.version,
      dissection: withFault(dissectPacket(packet.bytes, packet.version), this.#exchanges.fault(seq)),
      bytes: packet.bytes.slice(0, maxBytes),
    };
  }
}

/** What is wrong with the packet where it stands, beside what is wrong with its bytes. */
function withFault(dissection: Dissection, fault: SessionFault | null): Dissection {
  return fault ? { ...dissection, faults: [...dissection.faults, fault] } : dissection;
}

function rowOf(packet: LoggedPacket, before: LoggedPacket | undefined, exchanges: ExchangeBook): PacketRow {
  if (packet.isEvent) return eventRow(packet, before);
  const { type, text, fault: own, refuses } = summarizePacket(packet.bytes, packet.version);
  const misplaced = exchanges.fault(packet.seq);
  const fault = own ?? (misplaced ? `${misplaced.clause}: ${misplaced.message}` : null);
  return {
    seq: packet.seq,
    event: null,
    connection: packet.connection,
    exchange: packet.exchange === null ? null : exchanges.mark(packet.exchange),
    time: packet.time,
    gapMs: before ? packet.time - before.time : null,
    direction: packet.direction,
    type,
    packetId: hasPacketId(packet.bytes[0] ?? 0) ? packet.packetId : null,
    size: packet.bytes.length,
    summary: text,
    fault,
    problem: refuses || fault !== null || packet.violation,
  };
}

function eventRow(packet: LoggedPacket, before: LoggedPacket | undefined): PacketRow {
  return {
    seq: packet.seq,
    event: decodeConnectionEvent(packet.bytes),
    connection: packet.connection,
    exchange: null,
    time: packet.time,
    gapMs: before ? packet.time - before.time : null,
    direction: packet.direction,
    type: null,
    packetId: null,
    size: 0,
    summary: '',
    fault: null,
    problem: false,
  };
}

/** Table 2-2: not CONNECT, CONNACK, PINGREQ, PINGRESP, DISCONNECT, AUTH, nor a PUBLISH at QoS 0. */
function hasPacketId(first: number): boolean {
  const type = first >> 4;
  if (type === PACKET.publish) return (first & 0b0110) !== 0;
  return type >= PACKET.puback && type <= PACKET.unsuback;
}
