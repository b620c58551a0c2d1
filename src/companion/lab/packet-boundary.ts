// Follows a stream of control packets without looking into them or keeping any: whether one has just ended.

export class PacketBoundary {
  /** Bytes of the packet that are still to come; null: its fixed header is not whole. */
  #left: number | null = 0;
  /** Of the fixed header that is being read. */
  #length = 0;
  #shift = 0;
  #sawType = false;

  get isBetween(): boolean {
    return this.#left === 0;
  }

  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#left !== null && this.#left > 0) {
        const step = Math.min(this.#left, bytes.length - at);
        this.#left -= step;
        at += step;
        continue;
      }
      this.#readHeader(bytes[at++] as number);
    }
  }

  #readHeader(byte: number): void {
    if (!this.#sawType) {
      this.#sawType = true;
      this.#length = 0;
      this.#shift = 0;
      this.#left = null;
      return;
    }
    this.#length += (byte & 0x7f) * 2 ** this.#shift;
    this.#shift += 7;
    // Five length bytes are no MQTT: the broker will see to it.
    if (byte >= 0x80 && this.#shift < 28) return;
    this.#sawType = false;
    this.#left = this.#length;
  }
}
