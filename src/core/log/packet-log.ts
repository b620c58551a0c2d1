// The one log that everything shown is derived from: raw control packets of both directions in the order they passed,
// each with a time. Append-only; a byte budget lets the oldest block go whole.
import type { Direction } from '../mqtt/direction.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import { emptyHead, type PacketHead } from '../wire/packet-head.ts';
import { PACKET } from '../wire/packet-type.ts';
import { type ConnectionEvent, encodeConnectionEvent } from './connection-event.ts';
import {
  LogBlock,
  META_EVENT,
  META_OUT,
  META_REPEATED,
  META_VERSION_SHIFT,
  META_VIOLATION,
  NO_EXCHANGE,
} from './log-block.ts';
import { NO_TOPIC_ID } from './topic-table.ts';

/** Large enough that columns and bookkeeping do not count, small enough to be a fine grain of a 256 MiB budget. */
const BLOCK_BYTES = 1 << 20;

/** CONNECT packets that outlive their block: without them nobody knows later how a connection is to be read. */
const MAX_CONNECTS = 1024;

/** One packet of the log. `bytes` is a view into the log: copy it before keeping it. */
export interface LoggedPacket {
  readonly seq: number;
  readonly time: number;
  readonly direction: Direction;
  readonly version: ProtocolVersion;
  readonly violation: boolean;
  /** The topic's number, or NO_TOPIC_ID. */
  readonly topicId: number;
  readonly packetId: number;
  /** Which network connection it passed. */
  readonly connection: number;
  /** Null: it is part of none. */
  readonly exchange: number | null;
  /** `bytes` are no packet, but a connection event. */
  readonly isEvent: boolean;
  /** Where the payload begins in `bytes`. */
  readonly payloadOffset: number;
  readonly bytes: Uint8Array;
}

export interface KeptConnect {
  readonly seq: number;
  readonly time: number;
  readonly bytes: Uint8Array;
}

export type TopicId = number | typeof NO_TOPIC_ID;

export class PacketLog {
  #budgetBytes: number;
  #blocks: LogBlock[] = [];
  #current: LogBlock | null = null;
  #totalBytes = 0;
  #endSeq = 0;
  #endOrdinal = 0;
  #lastPacketCount = 1024;
  #evictedMessages = 0;
  /** What the last `clear` took, oldest first, as long as there is room for it. */
  #cleared: LogBlock[] = [];
  /** The last CONNECT of each network connection, copied. */
  readonly #connects = new Map<number, KeptConnect>();
  /** The network connection that the next packets pass: they are counted, modulo 65,536. */
  connection = 0;

  /** `firstOrdinal`: what the first message is counted as. */
  constructor(budgetBytes: number, firstOrdinal = 0) {
    this.#budgetBytes = budgetBytes;
    this.#endOrdinal = firstOrdinal;
  }

  /** Sequence numbers of the packets that are kept: `firstSeq <= seq < endSeq`. */
  get firstSeq(): number {
    return this.#blocks[0]?.firstSeq ?? this.#endSeq;
  }

  get endSeq(): number {
    return this.#endSeq;
  }

  /** The messages (PUBLISH packets, without those known to repeat one) that are kept: `firstOrdinal <= ordinal < endOrdinal`. */
  get firstOrdinal(): number {
    return this.#blocks[0]?.firstOrdinal ?? this.#endOrdinal;
  }

  get endOrdinal(): number {
    return this.#endOrdinal;
  }

  /** Messages that the budget let go; what a person cleared does not count. */
  get evictedMessages(): number {
    return this.#evictedMessages;
  }

  get totalBytes(): number {
    return this.#totalBytes;
  }

  get budgetBytes(): number {
    return this.#budgetBytes;
  }

  setBudget(budgetBytes: number): void {
    this.#budgetBytes = budgetBytes;
    this.#evict();
  }

  /** Lays all packets aside; sequence numbers and ordinals go on. What was laid aside before is dropped. */
  clear(): void {
    this.#cleared = this.#blocks;
    this.#blocks = [];
    this.#current = null;
    this.#totalBytes = 0;
  }

  /** Messages that `restoreCleared` brings back. */
  get clearedMessages(): number {
    return this.#cleared.reduce((sum, block) => sum + block.messageCount, 0);
  }

  /** Puts what was laid aside back before what has come since. */
  restoreCleared(): void {
    this.#blocks = [...this.#cleared, ...this.#blocks];
    this.#totalBytes += bytesOf(this.#cleared);
    this.#cleared = [];
    this.#evict();
  }

  dropCleared(): void {
    this.#cleared = [];
  }

  /** Oldest first. For scans over all packets. */
  get blocks(): readonly LogBlock[] {
    return this.#blocks;
  }

  /**
   * Copies `bytes[start..end]` into the log in one go, as the ground for `append` calls with positions in there.
   * Returns the difference between a position in the block and one in `bytes`.
   */
  reserve(bytes: Uint8Array, start: number, end: number): number {
    const block = this.#room(end - start);
    const shift = block.used - start;
    if (end - start <= 96) for (let i = start; i < end; i++) block.bytes[i + shift] = bytes[i] as number;
    else block.bytes.set(bytes.subarray(start, end), block.used);
    return shift;
  }

  /** Adds the packet that `reserve` copied to `start + shift .. end + shift`, in order. Returns its sequence number. */
  append(
    start: number,
    end: number,
    shift: number,
    head: PacketHead,
    time: number,
    meta: number,
    topicId: TopicId,
  ): number {
    const block = this.#current as LogBlock;
    const index = block.count;
    if (index >= block.packetCapacity) this.#growColumns(block);
    block.times[index] = time;
    block.offsets[index] = start + shift;
    block.topicIds[index] = topicId;
    block.payloadOffsets[index] = head.payloadStart - start;
    block.packetIds[index] = head.packetId;
    if (block.isOther(this.connection)) this.#totalBytes += block.setConnection(index, this.connection);
    block.meta[index] = meta;
    if (head.type === PACKET.publish && (meta & META_REPEATED) === 0) {
      block.messages[block.messageCount++] = index;
      this.#endOrdinal++;
    } else if (head.type === PACKET.connect) this.#keepConnect(block.bytes.slice(start + shift, end + shift), time);
    block.used = end + shift;
    block.count = index + 1;
    return this.#endSeq++;
  }

  /** Adds what happened to the network connection. Returns its sequence number. */
  appendEvent(event: ConnectionEvent, time: number): number {
    const bytes = encodeConnectionEvent(event);
    const shift = this.reserve(bytes, 0, bytes.length);
    return this.append(0, bytes.length, shift, emptyHead(), time, META_EVENT, NO_TOPIC_ID);
  }

  /** How a network connection began, also where that packet is not kept any more. */
  connectOf(connection: number): KeptConnect | undefined {
    return this.#connects.get(connection);
  }

  #keepConnect(bytes: Uint8Array, time: number): void {
    this.#connects.delete(this.connection);
    this.#connects.set(this.connection, { seq: this.#endSeq, time, bytes });
    if (this.#connects.size > MAX_CONNECTS) this.#connects.delete(this.#connects.keys().next().value as number);
  }

  /** Says which exchange a packet that is kept is part of. */
  join(seq: number, exchange: number): void {
    const block = this.#blockAt(seq, (b) => b.firstSeq);
    const index = block ? seq - block.firstSeq : 0;
    if (block && index < block.count) this.#totalBytes += block.join(index, exchange);
  }

  /** Call after a batch: lets the oldest go when the budget is exceeded. */
  settle(): void {
    if (this.#totalBytes > this.#budgetBytes) this.#evict();
    // What a person let go goes first, before it costs what has come since.
    else if (this.#cleared.length > 0 && this.#totalBytes + bytesOf(this.#cleared) > this.#budgetBytes)
      this.dropCleared();
  }

  /** Undefined when `seq` is not kept. */
  packet(seq: number): LoggedPacket | undefined {
    const block = this.#blockAt(seq, (b) => b.firstSeq);
    const index = block ? seq - block.firstSeq : 0;
    if (!block || index >= block.count) return undefined;
    const meta = block.meta[index] as number;
    const start = block.offsets[index] as number;
    const exchange = block.exchangeOf(index);
    return {
      seq,
      time: block.times[index] as number,
      direction: (meta & META_OUT) !== 0 ? 'out' : 'in',
      version: (((meta >> META_VERSION_SHIFT) & 0b11) + 3) as ProtocolVersion,
      violation: (meta & META_VIOLATION) !== 0,
      topicId: block.topicIds[index] as number,
      packetId: block.packetIds[index] as number,
      connection: block.connectionOf(index),
      exchange: exchange === NO_EXCHANGE ? null : exchange,
      isEvent: (meta & META_EVENT) !== 0,
      payloadOffset: block.payloadOffsets[index] as number,
      bytes: block.bytes.subarray(start, block.end(index)),
    };
  }

  /** The sequence number of a message; undefined when it is not kept. */
  seqOfOrdinal(ordinal: number): number | undefined {
    const block = this.#blockAt(ordinal, (b) => b.firstOrdinal);
    const index = block ? ordinal - block.firstOrdinal : 0;
    if (!block || index >= block.messageCount) return undefined;
    return block.firstSeq + (block.messages[index] as number);
  }

  /** The block that holds a message; undefined when it is not kept. For scans over many at once. */
  blockOfMessage(ordinal: number): LogBlock | undefined {
    const block = this.#blockAt(ordinal, (b) => b.firstOrdinal);
    return block && ordinal - block.firstOrdinal < block.messageCount ? block : undefined;
  }

  /** The block that holds a packet; undefined when it is not kept. For scans over many at once. */
  blockOfPacket(seq: number): LogBlock | undefined {
    const block = this.#blockAt(seq, (b) => b.firstSeq);
    return block && seq - block.firstSeq < block.count ? block : undefined;
  }

  /** The ordinal of a PUBLISH packet; undefined when it is not kept or is no PUBLISH. */
  ordinalOfSeq(seq: number): number | undefined {
    const block = this.#blockAt(seq, (b) => b.firstSeq);
    if (!block) return undefined;
    const wanted = seq - block.firstSeq;
    let low = 0;
    let high = block.messageCount - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const index = block.messages[middle] as number;
      if (index === wanted) return block.firstOrdinal + middle;
      if (index < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /**
   * The first packet after `seq`, among at most `limit`, with this packet id and a wanted first byte and
   * direction.
   */
  findAfter(
    seq: number,
    limit: number,
    want: (firstByte: number, direction: Direction) => boolean,
    packetId: number,
  ): LoggedPacket | undefined {
    const end = Math.min(this.#endSeq, seq + 1 + limit);
    for (let at = Math.max(seq + 1, this.firstSeq); at < end; ) {
      const block = this.#blockAt(at, (b) => b.firstSeq) as LogBlock;
      const stop = Math.min(block.count, end - block.firstSeq);
      for (let i = at - block.firstSeq; i < stop; i++) {
        if (block.packetIds[i] !== packetId) continue;
        const first = block.bytes[block.offsets[i] as number] as number;
        const direction = ((block.meta[i] as number) & META_OUT) !== 0 ? 'out' : 'in';
        if (want(first, direction)) return this.packet(block.firstSeq + i);
      }
      at = block.firstSeq + block.count;
    }
    return undefined;
  }

  /** The last block that begins at or before `position`; blocks without messages share a first ordinal with the next. */
  #blockAt(position: number, key: (block: LogBlock) => number): LogBlock | undefined {
    const blocks = this.#blocks;
    let low = 0;
    let high = blocks.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (key(blocks[middle] as LogBlock) <= position) low = middle + 1;
      else high = middle - 1;
    }
    return blocks[high];
  }

  #room(bytes: number): LogBlock {
    const current = this.#current;
    if (current && current.used + bytes <= current.bytes.length) return current;
    if (current) {
      const before = current.totalBytes;
      current.seal();
      this.#totalBytes += current.totalBytes - before;
      this.#lastPacketCount = Math.max(64, current.count);
    }
    const capacity = Math.max(BLOCK_BYTES, bytes);
    // As many packets as the last block had, and a little more: then columns seldom grow.
    const packets = capacity > BLOCK_BYTES ? 64 : Math.ceil(this.#lastPacketCount * 1.05);
    const block = new LogBlock(this.#endSeq, this.#endOrdinal, capacity, packets, this.connection);
    this.#blocks.push(block);
    this.#current = block;
    this.#totalBytes += block.totalBytes;
    return block;
  }

  #growColumns(block: LogBlock): void {
    const before = block.totalBytes;
    block.growColumns();
    this.#totalBytes += block.totalBytes - before;
  }

  /** The block that is written to stays, whatever the budget. */
  #evict(): void {
    this.#cleared = [];
    let gone = 0;
    while (this.#totalBytes > this.#budgetBytes && gone < this.#blocks.length - 1) {
      const block = this.#blocks[gone++] as LogBlock;
      this.#totalBytes -= block.totalBytes;
      this.#evictedMessages += block.messageCount;
    }
    if (gone > 0) this.#blocks.splice(0, gone);
  }
}

function bytesOf(blocks: readonly LogBlock[]): number {
  return blocks.reduce((sum, block) => sum + block.totalBytes, 0);
}
