// The list of packets that is in view: all of them, or those that match a query.
import type { FilteredPackets } from './filtered-packets.ts';
import type { PacketLog } from './packet-log.ts';

export class PacketList {
  readonly #log: PacketLog;
  /** Null: all packets; a position is a sequence number then. */
  filtered: FilteredPackets | null = null;

  constructor(log: PacketLog) {
    this.#log = log;
  }

  /** The list holds the positions `first <= position < end`. */
  get first(): number {
    return this.filtered?.first ?? this.#log.firstSeq;
  }

  get end(): number {
    return this.filtered?.end ?? this.#log.endSeq;
  }

  /** Undefined: nothing stands at the position. */
  seqAt(position: number): number | undefined {
    if (this.filtered) return this.filtered.ordinalAt(position);
    return position >= this.first && position < this.end ? position : undefined;
  }

  /** The first position at or after a packet. */
  positionOf(seq: number): number {
    return this.filtered?.positionOf(seq) ?? seq;
  }
}
