// What a query asks of a packet beside its text. The columns decide as far as they can; nothing is dissected but for a
// reason code, or to tell whether something is wrong with a packet that is not plain.
import { topicMatches } from '../mqtt/topic.ts';
import { PACKET, packetName } from '../wire/packet-type.ts';
import { hasReasonCode } from '../wire/read-reason-codes.ts';
import type { ExchangeBook } from './exchange-book.ts';
import { type LogBlock, META_EVENT, META_OUT, NO_EXCHANGE } from './log-block.ts';
import type { PacketLog } from './packet-log.ts';
import type { PacketQuery } from './packet-query.ts';
import { PacketProblems } from './packet-query-problems.ts';
import { lies, topicOf, versionOf } from './query-conditions.ts';
import { NO_TOPIC_ID, type TopicTable } from './topic-table.ts';

/** Among the bits of types: no packet has it. */
const EVENT_BIT = 1 << 16;

export class PacketConditions {
  readonly #query: PacketQuery;
  readonly #log: PacketLog;
  readonly #topics: TopicTable;
  readonly #exchanges: ExchangeBook;
  readonly #problems: PacketProblems;
  /** A bit for each packet type; 0: any. */
  readonly #types: number;
  readonly #asksTopic: boolean;
  /** By topic id: 1 allowed, 2 not. */
  #allowed = new Uint8Array(1024);

  constructor(query: PacketQuery, log: PacketLog, topics: TopicTable, exchanges: ExchangeBook) {
    this.#query = query;
    this.#log = log;
    this.#topics = topics;
    this.#exchanges = exchanges;
    this.#problems = new PacketProblems(topics, exchanges);
    this.#types = typeBits(query);
    this.#asksTopic = query.topicFilter !== null || query.hiddenFilters.length > 0;
  }

  /** Of the packet number `index` of the block. The cheapest conditions come first. */
  hold(block: LogBlock, index: number): boolean {
    const meta = block.meta[index] as number;
    const first = block.bytes[block.offsets[index] as number] as number;
    const isEvent = (meta & META_EVENT) !== 0;
    const type = first >> 4;
    if (this.#types !== 0 && (this.#types & (isEvent ? EVENT_BIT : 1 << type)) === 0) return false;
    return (
      this.#column(block, index) &&
      (isEvent ? this.#mayBeEvent() : this.#packet(block, index, meta, first)) &&
      (!this.#asksTopic || this.#topic(block, index, isEvent ? 0 : type)) &&
      (!this.#query.onlyProblems || this.#problems.has(block, index))
    );
  }

  #column(block: LogBlock, index: number): boolean {
    const { exchange, connection, time } = this.#query;
    if (exchange !== null && block.exchangeOf(index) !== exchange) return false;
    if (connection !== null && block.connectionOf(index) !== connection) return false;
    return time === null || lies(block.times[index] as number, time);
  }

  /** What only a packet can have is not asked for. */
  #mayBeEvent(): boolean {
    const { direction, packetId, reasonCode, qos, size } = this.#query;
    return direction === null && packetId === null && reasonCode === null && qos === null && size === null;
  }

  #packet(block: LogBlock, index: number, meta: number, first: number): boolean {
    const { direction, packetId, reasonCode, qos, withoutQos0, size } = this.#query;
    if (withoutQos0 && qosOf(first) === 0) return false;
    if (direction !== null && ((meta & META_OUT) !== 0) !== (direction === 'out')) return false;
    if (packetId !== null && (block.packetIds[index] !== packetId || !hasPacketId(first))) return false;
    if (qos !== null && qosOf(first) !== qos) return false;
    const start = block.offsets[index] as number;
    const end = block.end(index);
    if (size !== null && !lies(end - start, size)) return false;
    return reasonCode === null || hasReasonCode(block.bytes, start, end, versionOf(block, index), reasonCode);
  }

  /** A packet without a topic is hidden by none, and matches none. `type`: 0 of an event. */
  #topic(block: LogBlock, index: number, type: number): boolean {
    const { topicFilter } = this.#query;
    let topicId = block.topicIds[index] as number;
    if (type !== PACKET.publish) {
      const exchange = block.exchangeOf(index);
      if (type === 0 || exchange === NO_EXCHANGE) return topicFilter === null;
      const message = this.#log.packet(this.#exchanges.firstSeq(exchange) ?? -1);
      if (!message || (message.bytes[0] as number) >> 4 !== PACKET.publish) return topicFilter === null;
      topicId = message.topicId;
      if (topicId === NO_TOPIC_ID) return topicFilter === null;
    } else if (topicId === NO_TOPIC_ID) return this.#allows(topicOf(block, index, this.#topics));
    if (topicId >= this.#allowed.length) {
      const larger = new Uint8Array(Math.max(topicId + 1, this.#allowed.length * 2));
      larger.set(this.#allowed);
      this.#allowed = larger;
    }
    if (this.#allowed[topicId] === 0) this.#allowed[topicId] = this.#allows(this.#topics.text(topicId)) ? 1 : 2;
    return this.#allowed[topicId] === 1;
  }

  #allows(topic: string): boolean {
    const { topicFilter, hiddenFilters } = this.#query;
    return (
      (topicFilter === null || topicMatches(topicFilter, topic)) &&
      !hiddenFilters.some((hidden) => topicMatches(hidden, topic))
    );
  }
}

function typeBits({ types }: PacketQuery): number {
  let bits = 0;
  for (const kind of types) {
    if (kind === 'EVENT') bits |= EVENT_BIT;
    else for (let type = 1; type < 16; type++) if (packetName(type) === kind) bits |= 1 << type;
  }
  return bits;
}

/** Of a message, and of what acknowledges it: PUBACK is of QoS 1, PUBREC, PUBREL and PUBCOMP are of QoS 2. */
function qosOf(first: number): number {
  const type = first >> 4;
  if (type === PACKET.publish) return (first >> 1) & 3;
  return type === PACKET.puback ? 1 : type >= PACKET.pubrec && type <= PACKET.pubcomp ? 2 : -1;
}

/** Table 2-2: not CONNECT, CONNACK, PINGREQ, PINGRESP, DISCONNECT, AUTH, nor a PUBLISH at QoS 0. */
export function hasPacketId(first: number): boolean {
  const type = first >> 4;
  if (type === PACKET.publish) return (first & 0b0110) !== 0;
  return type >= PACKET.puback && type <= PACKET.unsuback;
}
