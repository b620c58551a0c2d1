// The list of messages that is in view: all of them, or those that match a query.
import type { FilteredMessages } from './filtered-messages.ts';
import type { MessageSource } from './message-source.ts';
import type { PacketLog } from './packet-log.ts';

export class MessageList {
  #source: MessageSource;
  #filtered: FilteredMessages | null = null;

  constructor(log: PacketLog) {
    this.#source = { log, seqs: null };
  }

  /** Null: all messages. */
  get filtered(): FilteredMessages | null {
    return this.#filtered;
  }

  /** `filtered` is one of the source's messages. */
  setFilter(filtered: FilteredMessages | null, source: MessageSource = this.#source): void {
    this.#filtered = filtered;
    this.#source = source;
  }

  /** The list holds the positions `first <= position < end`. */
  get first(): number {
    return this.#filtered?.first ?? this.#source.log.firstOrdinal;
  }

  get end(): number {
    return this.#filtered?.end ?? this.#source.log.endOrdinal;
  }

  /** The packet at a position; undefined when it is not kept. */
  seqAt(position: number): number | undefined {
    const ordinal = this.#filtered ? this.#filtered.ordinalAt(position) : position;
    return ordinal === undefined ? undefined : this.seqOfOrdinal(ordinal);
  }

  /** The position of a message; of the next one in the list where the filter leaves it out. Undefined: not kept. */
  positionOf(seq: number): number | undefined {
    const ordinal = this.ordinalOf(seq);
    return ordinal === undefined ? undefined : this.positionOfOrdinal(ordinal);
  }

  /** A message's number in the source, whatever the filter. */
  ordinalOf(seq: number): number | undefined {
    const { log, seqs } = this.#source;
    if (!seqs) return log.ordinalOfSeq(seq);
    const at = seqs.indexOf(seq);
    return at < 0 ? undefined : log.ordinalOfSeq(at);
  }

  seqOfOrdinal(ordinal: number): number | undefined {
    const { log, seqs } = this.#source;
    const seq = log.seqOfOrdinal(ordinal);
    return seq === undefined || !seqs ? seq : seqs[seq];
  }

  /** The first position at or after a message of the source. */
  positionOfOrdinal(ordinal: number): number {
    return this.#filtered?.positionOf(ordinal) ?? ordinal;
  }

  /** The message of the source at a position. */
  ordinalAt(position: number): number | undefined {
    if (this.#filtered) return this.#filtered.ordinalAt(position);
    return position >= this.first && position < this.end ? position : undefined;
  }
}
