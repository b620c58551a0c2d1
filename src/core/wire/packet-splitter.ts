// Frames of any size in, whole control packets out. A packet may span frames; a frame may hold hundreds.

/** The largest control packet: 5 bytes of fixed header and a remaining length of 268,435,455 (MQTT 5, 1.5.5). */
export const MAX_PACKET_BYTES = 5 + 268_435_455;

/**
 * Whole packets that lie one after another in `bytes`: packet i is `bytes[offsets[i]] .. bytes[offsets[i + 1]]`.
 * `offsets` is reused by the next batch; `bytes` is not.
 */
export interface PacketBatch {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
  readonly count: number;
}

export interface SplitFault {
  readonly kind: 'remaining-length' | 'reserved-type' | 'too-large';
  readonly clause: string;
  readonly message: string;
  /** Position in the stream, in bytes since its begin, of the packet that is broken. */
  readonly streamOffset: number;
  /** The bytes of the broken packet that are at hand, at most 64. */
  readonly head: Uint8Array;
}

export class PacketSplitter {
  readonly #maxPacketBytes: number;
  readonly #onBatch: (batch: PacketBatch) => void;
  #offsets = new Uint32Array(1024);
  /** The beginning of a packet whose end has not come. */
  #partial = new Uint8Array(0);
  #partialLength = 0;
  #streamOffset = 0;
  #fault: SplitFault | null = null;

  constructor(onBatch: (batch: PacketBatch) => void, maxPacketBytes = MAX_PACKET_BYTES) {
    this.#onBatch = onBatch;
    this.#maxPacketBytes = maxPacketBytes;
  }

  /** Takes the next bytes of the stream; `chunk` is kept, not copied. After a fault everything is ignored. */
  push(chunk: Uint8Array): SplitFault | null {
    if (this.#fault) return this.#fault;
    let position = 0;
    if (this.#partialLength > 0) {
      position = this.#completePartial(chunk);
      if (this.#fault || this.#partialLength > 0) return this.#fault;
    }
    const end = this.#emitWhole(chunk, position);
    if (!this.#fault && end < chunk.length) this.#keepPartial(chunk.subarray(end), 0);
    return this.#fault;
  }

  /** Whether the stream stands inside a packet. */
  get isInsidePacket(): boolean {
    return this.#partialLength > 0;
  }

  /** Emits all packets that lie whole in `chunk` from `start` on; returns where the rest begins. */
  #emitWhole(chunk: Uint8Array, start: number): number {
    let count = 0;
    let position = start;
    while (position < chunk.length) {
      const size = this.#packetSize(chunk, position, chunk.length);
      if (size <= 0 || position + size > chunk.length) break;
      if (count + 1 >= this.#offsets.length) this.#growOffsets();
      this.#offsets[count++] = position;
      position += size;
    }
    if (count > 0) {
      this.#offsets[count] = position;
      this.#onBatch({ bytes: chunk, offsets: this.#offsets, count });
      this.#streamOffset += position - start;
    }
    // Only now, so that the packets before a broken one are out and the offset names the broken one.
    if (position < chunk.length && this.#packetSize(chunk, position, chunk.length) < 0) this.#fail(chunk, position);
    return position;
  }

  #growOffsets(): void {
    const larger = new Uint32Array(this.#offsets.length * 2);
    larger.set(this.#offsets);
    this.#offsets = larger;
  }

  /** Adds what the pending packet lacks; returns how much of `chunk` it took. */
  #completePartial(chunk: Uint8Array): number {
    let taken = 0;
    for (;;) {
      const size = this.#packetSize(this.#partial, 0, this.#partialLength);
      if (size < 0) {
        this.#fail(this.#partial.subarray(0, this.#partialLength), 0);
        return taken;
      }
      if (size > 0 && this.#partialLength >= size) break;
      if (taken >= chunk.length) return taken;
      // As long as the size is unknown, one byte at a time: a fixed header is at most five bytes.
      const wanted = size === 0 ? 1 : size - this.#partialLength;
      const step = Math.min(wanted, chunk.length - taken);
      this.#keepPartial(chunk.subarray(taken, taken + step), size);
      taken += step;
    }
    const bytes = this.#partial.slice(0, this.#partialLength);
    this.#partialLength = 0;
    if (this.#partial.length > 1 << 20) this.#partial = new Uint8Array(0);
    this.#offsets[0] = 0;
    this.#offsets[1] = bytes.length;
    this.#onBatch({ bytes, offsets: this.#offsets, count: 1 });
    this.#streamOffset += bytes.length;
    return taken;
  }

  /** Grows by doubling, never at once to an announced size: the announcement may be a lie. */
  #keepPartial(bytes: Uint8Array, announced: number): void {
    const need = this.#partialLength + bytes.length;
    if (need > this.#partial.length) {
      const doubled = Math.max(need, this.#partial.length * 2, 256);
      const larger = new Uint8Array(announced > 0 ? Math.max(need, Math.min(doubled, announced)) : doubled);
      larger.set(this.#partial.subarray(0, this.#partialLength));
      this.#partial = larger;
    }
    this.#partial.set(bytes, this.#partialLength);
    this.#partialLength = need;
  }

  /** The packet's size in bytes; 0 when its fixed header is not whole yet; negative (see `#fail`) when it is broken. */
  #packetSize(bytes: Uint8Array, at: number, end: number): number {
    if ((bytes[at] as number) < 0x10) return -1;
    let remaining = 0;
    for (let i = 0; i < 4; i++) {
      const position = at + 1 + i;
      if (position >= end) return 0;
      const byte = bytes[position] as number;
      remaining += (byte & 0x7f) * 128 ** i;
      if (byte < 0x80) {
        const size = 2 + i + remaining;
        return size > this.#maxPacketBytes ? -3 : size;
      }
    }
    return -2;
  }

  #fail(bytes: Uint8Array, at: number): void {
    const common = { streamOffset: this.#streamOffset, head: bytes.slice(at, at + 64) };
    switch (this.#packetSize(bytes, at, bytes.length)) {
      case -1:
        this.#fault = {
          ...common,
          kind: 'reserved-type',
          clause: 'MQTT-2.1.2',
          message: 'control packet type 0 is reserved',
        };
        break;
      case -2:
        this.#fault = {
          ...common,
          kind: 'remaining-length',
          clause: 'MQTT-1.5.5',
          message: 'the remaining length takes more than four bytes',
        };
        break;
      default:
        this.#fault = {
          ...common,
          kind: 'too-large',
          clause: 'MQTT-3.1.2-25',
          message: `the packet is larger than ${this.#maxPacketBytes} bytes`,
        };
    }
  }
}
