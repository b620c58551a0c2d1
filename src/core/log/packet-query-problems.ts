// What went wrong: what breaks a rule, refuses, is sent again, got lost, or ended without a goodbye.
import { summarizePacket } from '../wire/summarize-packet.ts';
import { type ConnectionEvent, decodeConnectionEvent } from './connection-event.ts';
import type { ExchangeBook } from './exchange-book.ts';
import { type LogBlock, META_EVENT, META_REPEATED, META_VIOLATION, NO_EXCHANGE } from './log-block.ts';
import { PlainPackets } from './packet-query-plain.ts';
import { versionOf } from './query-conditions.ts';
import type { TopicTable } from './topic-table.ts';

/** A close with one of these codes (RFC 6455, 7.4.1) was meant: it is over, or the page goes away; or no code is given. */
const MEANT = new Set([1000, 1001, 1005]);

export class PacketProblems {
  readonly #exchanges: ExchangeBook;
  readonly #plain: PlainPackets;

  constructor(topics: TopicTable, exchanges: ExchangeBook) {
    this.#exchanges = exchanges;
    this.#plain = new PlainPackets(topics);
  }

  has(block: LogBlock, index: number): boolean {
    const meta = block.meta[index] as number;
    if ((meta & META_EVENT) !== 0) {
      const start = block.offsets[index] as number;
      return isBadEvent(decodeConnectionEvent(block.bytes.subarray(start, block.end(index))));
    }
    if ((meta & (META_VIOLATION | META_REPEATED)) !== 0) return true;
    const exchange = block.exchangeOf(index);
    if (exchange !== NO_EXCHANGE && this.#exchanges.mark(exchange)?.status === 'lost') return true;
    return this.#exchanges.fault(block.firstSeq + index) !== null || this.#isWrong(block, index);
  }

  #isWrong(block: LogBlock, index: number): boolean {
    if (this.#plain.isPublish(block, index) || this.#plain.isAnswer(block, index)) return false;
    const bytes = block.bytes.subarray(block.offsets[index], block.end(index));
    const { fault, refuses } = summarizePacket(bytes, versionOf(block, index));
    return fault !== null || refuses;
  }
}

/** Whether somebody or something broke off, or bytes are not there. */
export function isBadEvent(event: ConnectionEvent): boolean {
  if (event.kind === 'opened') return false;
  return event.kind === 'missing' || event.by === 'network' || (event.code !== null && !MEANT.has(event.code));
}
