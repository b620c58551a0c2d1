// Rows and details of the packet list, read from the log when somebody looks at them.
import { dissectPacket } from '../wire/dissect/dissect-packet.ts';
import type { Dissection } from '../wire/dissect/packet-field.ts';
import { PACKET } from '../wire/packet-type.ts';
import { summarizePacket } from '../wire/summarize-packet.ts';
import { decodeConnectionEvent } from './connection-event.ts';
import type { ExchangeBook } from './exchange-book.ts';
import { MARKED_BYTES } from './mark-row.ts';
import type { PacketList } from './packet-list.ts';
import type { LoggedPacket, PacketLog } from './packet-log.ts';
import { markPacket, NO_MARKS } from './packet-marks.ts';
import { hasPacketId } from './packet-query-conditions.ts';
import type { ListedPacket, ListedPackets, PacketDetail, PacketRow, PacketWindow } from './packet-row.ts';
import type { SessionFault } from './session-clause.ts';
import { NO_TOPIC_ID, type TopicTable } from './topic-table.ts';

/** More rows than this are never in view. */
const MAX_ROWS = 1000;

const EMPTY = new Uint8Array();

export class PacketView {
  readonly #log: PacketLog;
  readonly #exchanges: ExchangeBook;
  readonly #topics: TopicTable;

  constructor(log: PacketLog, exchanges: ExchangeBook, topics: TopicTable) {
    this.#log = log;
    this.#exchanges = exchanges;
    this.#topics = topics;
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

  /**
   * `count` packets of the list from a position; gaps are to the packet before in the list. `pattern` is marked: a global
   * one, made for text.
   */
  listed(list: PacketList, from: number, count: number, pattern: RegExp | null): ListedPackets {
    const { first, end } = list;
    const start = Math.max(from, first);
    const stop = Math.min(from + Math.min(count, MAX_ROWS), end);
    const rows: ListedPacket[] = [];
    let before = start < stop ? this.#packetAt(list, start - 1) : undefined;
    for (let position = start; position < stop; position++) {
      const packet = this.#packetAt(list, position);
      if (packet) rows.push(this.#listedRow(packet, before, position, pattern));
      before = packet;
    }
    return { first, end, rows };
  }

  /** A message's payload, as far as it is searched for a match to show; empty of what is no message. */
  payload(seq: number): Uint8Array {
    const packet = this.#log.packet(seq);
    if (!packet || packet.isEvent || typeOf(packet) !== PACKET.publish) return EMPTY;
    return packet.bytes.subarray(packet.payloadOffset, packet.payloadOffset + MARKED_BYTES);
  }

  #packetAt(list: PacketList, position: number): LoggedPacket | undefined {
    const seq = list.seqAt(position);
    return seq === undefined ? undefined : this.#log.packet(seq);
  }

  #listedRow(
    packet: LoggedPacket,
    before: LoggedPacket | undefined,
    position: number,
    pattern: RegExp | null,
  ): ListedPacket {
    const row = rowOf(packet, before, this.#exchanges);
    const marks = pattern === null || packet.isEvent ? NO_MARKS : markPacket(row, this.payload(packet.seq), pattern);
    return { ...row, position, topic: this.#topicOf(packet), ...marks };
  }

  #topicOf(packet: LoggedPacket): string | null {
    if (packet.isEvent) return null;
    if (typeOf(packet) === PACKET.publish)
      return packet.topicId === NO_TOPIC_ID ? null : this.#topics.text(packet.topicId);
    const first = packet.exchange === null ? undefined : this.#exchanges.firstSeq(packet.exchange);
    const asked = first === undefined || first === packet.seq ? undefined : this.#log.packet(first);
    return asked && typeOf(asked) === PACKET.publish ? this.#topicOf(asked) : null;
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

function typeOf({ bytes }: LoggedPacket): number {
  return (bytes[0] ?? 0) >> 4;
}
