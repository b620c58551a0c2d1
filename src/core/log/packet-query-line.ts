// What a packet's line says, for a search: its type, the summary, what is wrong with it. Never a password.
import { PACKET, packetName } from '../wire/packet-type.ts';
import { summarizePacket } from '../wire/summarize-packet.ts';
import { type ConnectionEvent, decodeConnectionEvent } from './connection-event.ts';
import type { ExchangeBook } from './exchange-book.ts';
import { type LogBlock, META_EVENT } from './log-block.ts';
import { PlainPackets } from './packet-query-plain.ts';
import { versionOf } from './query-conditions.ts';
import { NO_TOPIC_ID, type TopicTable } from './topic-table.ts';

export class PacketLines {
  readonly #topics: TopicTable;
  readonly #exchanges: ExchangeBook;
  readonly #plain: PlainPackets;

  constructor(topics: TopicTable, exchanges: ExchangeBook) {
    this.#topics = topics;
    this.#exchanges = exchanges;
    this.#plain = new PlainPackets(topics);
  }

  of(block: LogBlock, index: number): string {
    const start = block.offsets[index] as number;
    const end = block.end(index);
    if (((block.meta[index] as number) & META_EVENT) !== 0)
      return eventLine(decodeConnectionEvent(block.bytes.subarray(start, end)));
    const line = this.#own(block, index, start, end);
    const fault = this.#exchanges.fault(block.firstSeq + index);
    return fault ? `${line} ${fault.clause}: ${fault.message}` : line;
  }

  #own(block: LogBlock, index: number, start: number, end: number): string {
    const first = block.bytes[start] as number;
    const topicId = block.topicIds[index] as number;
    if (this.#plain.isPublish(block, index)) {
      const payload = end - start - (block.payloadOffsets[index] as number);
      const flags = `${(first & 8) !== 0 ? 'DUP · ' : ''}QoS ${(first >> 1) & 3}${(first & 1) !== 0 ? ' · RETAIN' : ''}`;
      return `PUBLISH ${flags} · ${this.#topics.text(topicId)} · ${payload} ${payload === 1 ? 'byte' : 'bytes'}`;
    }
    if (this.#plain.isAnswer(block, index)) {
      const type = first >> 4;
      return `${packetName(type)} ${type < PACKET.subscribe ? 'Success' : ''}`;
    }
    const { type, text, fault } = summarizePacket(block.bytes.subarray(start, end), versionOf(block, index));
    // A topic alias stands for a topic that the line does not name.
    const topic = topicId === NO_TOPIC_ID ? '' : this.#topics.text(topicId);
    return [type ?? '', text, fault ?? '', text.includes(topic) ? '' : topic].filter((part) => part !== '').join(' ');
  }
}

/** In English, as summaries are; a page words it in its own language. */
export function eventLine(event: ConnectionEvent): string {
  switch (event.kind) {
    case 'opened':
      return `opened ${event.address}`;
    case 'closed':
      return `closed ${event.code ?? ''} ${event.reason}`.trimEnd();
    case 'missing':
      return `missing ${event.byteCount} bytes`;
  }
}
