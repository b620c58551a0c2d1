// Packet identifiers of one device's connection, and which publishes wait for an answer under them.
import type { Qos } from '../../core/mqtt/qos.ts';

type Stage = 'published' | 'released' | 'subscribing';

export class DeviceInFlight {
  readonly #stages = new Map<number, Stage>();
  #lastId = 0;

  /** Publishes without their last answer. */
  get publishes(): number {
    let count = 0;
    for (const stage of this.#stages.values()) if (stage !== 'subscribing') count++;
    return count;
  }

  /** 0 at QoS 0, which needs none. */
  takeFor(qos: Qos): number {
    return qos === 0 ? 0 : this.#take('published');
  }

  takeForSubscribe(): number {
    return this.#take('subscribing');
  }

  #take(stage: Stage): number {
    do this.#lastId = (this.#lastId % 65_535) + 1;
    while (this.#stages.has(this.#lastId));
    this.#stages.set(this.#lastId, stage);
    return this.#lastId;
  }

  /** PUBREC came, PUBREL goes out. */
  release(packetId: number): boolean {
    if (this.#stages.get(packetId) !== 'published') return false;
    this.#stages.set(packetId, 'released');
    return true;
  }

  /** The last answer came. False: to nothing that was sent. */
  settle(packetId: number): boolean {
    return this.#stages.delete(packetId);
  }
}
