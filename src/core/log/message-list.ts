// The list of messages that is in view: all of them, or those that match a query.
import type { FilteredMessages } from './filtered-messages.ts';
import type { PacketLog } from './packet-log.ts';

export class MessageList {
  readonly #log: PacketLog;
  #filtered: FilteredMessages | null = null;

  constructor(log: PacketLog) {
    this.#log = log;
  }

  /** Null: all messages. */
  get filtered(): FilteredMessages | null {
    return this.#filtered;
  }

  setFilter(filtered: FilteredMessages | null): void {
    this.#filtered = filtered;
  }

  /** The list holds the positions `first <= position < end`. */
  get first(): number {
    return this.#filtered?.first ?? this.#log.firstOrdinal;
  }

  get end(): number {
    return this.#filtered?.end ?? this.#log.endOrdinal;
  }

  /** The packet at a position; undefined when it is not kept. */
  seqAt(position: number): number | undefined {
    const ordinal = this.#filtered ? this.#filtered.ordinalAt(position) : position;
    return ordinal === undefined ? undefined : this.#log.seqOfOrdinal(ordinal);
  }

  /** The position of a message; of the next one in the list where the filter leaves it out. Undefined: not kept. */
  positionOf(seq: number): number | undefined {
    const ordinal = this.#log.ordinalOfSeq(seq);
    return ordinal === undefined ? undefined : (this.#filtered?.positionOf(ordinal) ?? ordinal);
  }
}
