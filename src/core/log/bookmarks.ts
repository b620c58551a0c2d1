// Messages that a person has marked to be kept: copies of their packets, which neither the budget nor a clear lets go.

import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import { META_OUT, META_VERSION_SHIFT, META_VIOLATION } from './log-block.ts';
import type { MessageSource } from './message-source.ts';
import { type LoggedPacket, PacketLog } from './packet-log.ts';

/** Copies are memory beside the log's budget. */
export const MAX_BOOKMARKED_BYTES = 64 * 1024 * 1024;

export class Bookmarks {
  readonly #log: PacketLog;
  readonly #packets = new Map<number, LoggedPacket>();
  #bytes = 0;
  #source: MessageSource | null = null;
  /** Positions of one source are never those of another. */
  #nextOrdinal = 0;

  constructor(log: PacketLog) {
    this.#log = log;
  }

  get count(): number {
    return this.#packets.size;
  }

  has(seq: number): boolean {
    return this.#packets.has(seq);
  }

  packet(seq: number): LoggedPacket | undefined {
    return this.#packets.get(seq);
  }

  /** Whether the message has a bookmark now: not where it is not kept any more, or copies would take too much. */
  set(seq: number, bookmarked: boolean): boolean {
    const known = this.#packets.get(seq);
    if (bookmarked === (known !== undefined)) return bookmarked;
    if (known) {
      this.#bytes -= known.bytes.length;
      this.#packets.delete(seq);
    } else {
      const packet = this.#log.packet(seq);
      if (!packet || this.#log.ordinalOfSeq(seq) === undefined) return false;
      if (this.#bytes + packet.bytes.length > MAX_BOOKMARKED_BYTES) return false;
      this.#bytes += packet.bytes.length;
      this.#packets.set(seq, { ...packet, bytes: packet.bytes.slice() });
    }
    this.#source = null;
    return bookmarked;
  }

  /** All of them as a log of their own; another one after each change. */
  get source(): MessageSource {
    this.#source ??= this.#copy();
    return this.#source;
  }

  #copy(): MessageSource {
    const seqs = [...this.#packets.keys()].sort((a, b) => a - b);
    const log = new PacketLog(Number.POSITIVE_INFINITY, this.#nextOrdinal);
    this.#nextOrdinal += seqs.length;
    const head = emptyHead();
    for (const seq of seqs) {
      const { bytes, version, direction, violation, time, topicId } = this.#packets.get(seq) as LoggedPacket;
      readPacketHead(bytes, 0, bytes.length, version, head);
      const shift = log.reserve(bytes, 0, bytes.length);
      const meta =
        ((version - 3) << META_VERSION_SHIFT) | (direction === 'out' ? META_OUT : 0) | (violation ? META_VIOLATION : 0);
      log.append(0, bytes.length, shift, head, time, meta, topicId);
    }
    return { log, seqs };
  }
}
