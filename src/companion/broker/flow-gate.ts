// Holds back publishers while a subscriber does not keep up. Aedes itself goes on reading, and piles up what it cannot
// deliver: in memory, or, with its `concurrency`, in a queue which it walks by recursion once the subscriber is gone, until
// the stack overflows and the process ends.

import type { Duplex } from 'node:stream';

/** A client's stream whose incoming bytes can be kept from Aedes. */
export interface GatedStream extends Duplex {
  hold(): void;
  release(): void;
}

export class FlowGate {
  readonly #streams = new Set<GatedStream>();
  /** Those that have been given more than they have taken. */
  readonly #full = new Set<Duplex>();

  /** Every client's stream is added before Aedes gets it. */
  add(stream: GatedStream): void {
    this.#streams.add(stream);
    stream.once('close', () => this.#streams.delete(stream));
    if (this.#full.size > 0) stream.hold();
  }

  /** Called before each delivery. Aedes gives up a client that stays full for its `drainTimeout`. */
  beforeDelivery(to: Duplex): void {
    if (!to.writableNeedDrain || this.#full.has(to)) return;
    this.#full.add(to);
    const onMoving = () => {
      to.off('drain', onMoving);
      to.off('close', onMoving);
      this.#full.delete(to);
      if (this.#full.size > 0) return;
      for (const stream of this.#streams) stream.release();
    };
    to.on('drain', onMoving);
    // Aedes takes off all listeners of `drain` before it destroys a stream.
    to.on('close', onMoving);
    if (this.#full.size === 1) for (const stream of this.#streams) stream.hold();
  }
}
