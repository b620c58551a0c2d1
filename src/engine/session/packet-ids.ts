// Packet identifiers for MQTT.js: 1, 2, 3, …, as people expect to see them, and never one that is in use. Its own
// provider begins anywhere and does not look whether an identifier is free [MQTT-2.2.1-3].

const MAX_ID = 65_535;

export class PacketIds {
  readonly #used = new Set<number>();
  #last = 0;

  /** Null when all are in use. */
  allocate(): number | null {
    if (this.#used.size >= MAX_ID) return null;
    let id = this.#last;
    do id = id >= MAX_ID ? 1 : id + 1;
    while (this.#used.has(id));
    this.#last = id;
    this.#used.add(id);
    return id;
  }

  getLastAllocated(): number | null {
    return this.#last === 0 ? null : this.#last;
  }

  /** Marks an identifier as used by a packet that will be sent again; false when it was used already. */
  register(id: number): boolean {
    if (this.#used.has(id)) return false;
    this.#used.add(id);
    return true;
  }

  deallocate(id: number): void {
    this.#used.delete(id);
  }

  /** A new network connection: what is in flight registers again. */
  clear(): void {
    this.#used.clear();
  }
}
