// A stretch of the log: the bytes of its packets in one slab, and columns beside it. Eviction takes whole blocks.

/** Bits of the `meta` column. */
export const META_OUT = 0x01;
/** The packet broke the protocol and was not handed on. */
export const META_VIOLATION = 0x02;
/** A PUBLISH that is known to repeat one before it: the same application message, and no new one. */
export const META_REPEATED = 0x10;
/** Two bits: the protocol version less 3. */
export const META_VERSION_SHIFT = 2;

/** No packet, but a connection event. */
export const META_EVENT = 0x20;

/** Instead of an exchange: part of none. */
export const NO_EXCHANGE = 0xffffffff;

/**
 * Bytes that a packet costs beside its own: 8 + 4 + 4 + 4 + 2 + 1, and 4 more when it is a message. In a block that holds
 * more than messages at QoS 0, or several network connections, 4 and 2 more.
 */
export const COLUMN_BYTES = 23;

/** Instead of the one network connection of a block. */
const SEVERAL = -1;

export class LogBlock {
  /** The sequence number of the block's first packet, and the ordinal of its first message. */
  readonly firstSeq: number;
  readonly firstOrdinal: number;
  bytes: Uint8Array<ArrayBuffer>;
  count = 0;
  messageCount = 0;
  used = 0;
  /** Milliseconds since the epoch. */
  times: Float64Array<ArrayBuffer>;
  /** Where the packet begins in `bytes`; it ends where the next begins. */
  offsets: Uint32Array<ArrayBuffer>;
  topicIds: Uint32Array<ArrayBuffer>;
  /** Relative to the packet's begin. */
  payloadOffsets: Uint32Array<ArrayBuffer>;
  packetIds: Uint16Array<ArrayBuffer>;
  meta: Uint8Array<ArrayBuffer>;
  /** Message number within the block -> packet number within the block. */
  messages: Uint32Array<ArrayBuffer>;

  /** The network connection of all packets, modulo 65,536; SEVERAL: each has its own in the column. */
  #connection: number;
  #connections: Uint16Array<ArrayBuffer> | null = null;
  /** Exchanges, counted from 1; 0: none. As long as nothing is part of one there is no column. */
  #exchanges: Uint32Array<ArrayBuffer> | null = null;

  constructor(
    firstSeq: number,
    firstOrdinal: number,
    byteCapacity: number,
    packetCapacity: number,
    connection: number,
  ) {
    this.#connection = connection;
    this.firstSeq = firstSeq;
    this.firstOrdinal = firstOrdinal;
    this.bytes = new Uint8Array(byteCapacity);
    this.times = new Float64Array(packetCapacity);
    this.offsets = new Uint32Array(packetCapacity);
    this.topicIds = new Uint32Array(packetCapacity);
    this.payloadOffsets = new Uint32Array(packetCapacity);
    this.packetIds = new Uint16Array(packetCapacity);
    this.meta = new Uint8Array(packetCapacity);
    this.messages = new Uint32Array(packetCapacity);
  }

  get packetCapacity(): number {
    return this.times.length;
  }

  /** All memory of the block. */
  get totalBytes(): number {
    const columns = COLUMN_BYTES + (this.#connections ? 2 : 0) + (this.#exchanges ? 4 : 0);
    return this.bytes.length + this.packetCapacity * columns + this.messages.length * 4;
  }

  connectionOf(index: number): number {
    return this.#connections ? (this.#connections[index] as number) : this.#connection;
  }

  /** Whether `setConnection` is to be called for a packet of this connection. */
  isOther(connection: number): boolean {
    return this.#connection !== connection;
  }

  /** Returns the bytes that the block takes more. */
  setConnection(index: number, connection: number): number {
    const isFirst = this.#connections === null;
    this.#connections ??= new Uint16Array(this.packetCapacity).fill(this.#connection, 0, index);
    this.#connection = SEVERAL;
    this.#connections[index] = connection;
    return isFirst ? this.#connections.byteLength : 0;
  }

  /** The exchange that a packet is part of, or NO_EXCHANGE. */
  exchangeOf(index: number): number {
    // 0 becomes the highest number, which is NO_EXCHANGE.
    return this.#exchanges ? ((this.#exchanges[index] as number) - 1) >>> 0 : NO_EXCHANGE;
  }

  /** Returns the bytes that the block takes more. */
  join(index: number, exchange: number): number {
    const isFirst = this.#exchanges === null;
    this.#exchanges ??= new Uint32Array(this.packetCapacity);
    this.#exchanges[index] = exchange + 1;
    return isFirst ? this.#exchanges.byteLength : 0;
  }

  growColumns(): void {
    this.#resizeColumns(this.packetCapacity * 2, this.packetCapacity * 2);
  }

  /** Gives back what columns and slab have too much. Call when no packet will be added any more. */
  seal(): void {
    this.#resizeColumns(this.count, this.messageCount);
    // Large packets can leave much of a slab unused; for small ones the copy is not worth it.
    if (this.used < this.bytes.length * 0.9) this.bytes = this.bytes.slice(0, this.used);
  }

  end(index: number): number {
    return index + 1 < this.count ? (this.offsets[index + 1] as number) : this.used;
  }

  #resizeColumns(packets: number, messages: number): void {
    this.times = resized(this.times, new Float64Array(packets));
    this.offsets = resized(this.offsets, new Uint32Array(packets));
    this.topicIds = resized(this.topicIds, new Uint32Array(packets));
    this.payloadOffsets = resized(this.payloadOffsets, new Uint32Array(packets));
    this.packetIds = resized(this.packetIds, new Uint16Array(packets));
    if (this.#connections) this.#connections = resized(this.#connections, new Uint16Array(packets));
    if (this.#exchanges) this.#exchanges = resized(this.#exchanges, new Uint32Array(packets));
    this.meta = resized(this.meta, new Uint8Array(packets));
    this.messages = resized(this.messages, new Uint32Array(messages));
  }
}

type Column = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

function resized<T extends Column>(from: T, to: T): T {
  to.set(from.length > to.length ? from.subarray(0, to.length) : from);
  return to;
}
