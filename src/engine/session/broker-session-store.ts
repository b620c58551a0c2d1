// What MQTT.js has in flight on its way out. MQTT.js's own store, which also writes everything down where there is a keeper.
import storeModule from 'mqtt/lib/store';
import type { InFlightKeeper, KeptPacket } from './in-flight-keeper.ts';

// CommonJS modules: some bundlers hand out their `exports`, some the `default` in them.
const Store = ((storeModule as { default?: typeof storeModule }).default ?? storeModule) as typeof storeModule;

type Packet = Parameters<storeModule['put']>[0];
type Key = Parameters<storeModule['del']>[0];

export class OutgoingStore extends Store {
  readonly #keeper: InFlightKeeper | null;
  /** The same as in MQTT.js's, which does not let look. */
  readonly #packets = new Map<number, KeptPacket>();

  /** Begins with what the keeper has found; without one everything is in memory only. */
  constructor(keeper: InFlightKeeper | null) {
    super({ clean: false });
    this.#keeper = keeper;
    for (const packet of keeper?.packets ?? []) {
      this.#packets.set(packet.messageId, packet);
      super.put(packet as Packet, () => {});
    }
  }

  /** PUBLISH and PUBREL packets without their last answer, in order. */
  get inFlight(): readonly KeptPacket[] {
    return [...this.#packets.values()];
  }

  /** MQTT.js sends the packet when `done` is called: after it was written down. */
  override put(packet: Packet, done: () => void): this {
    const kept = packet as KeptPacket;
    this.#packets.set(kept.messageId, kept);
    if (!this.#keeper) return super.put(packet, done);
    super.put(packet, () => {});
    this.#keeper.put(kept, done);
    return this;
  }

  override del(key: Key, done: Parameters<storeModule['del']>[1]): this {
    const messageId = key.messageId as number;
    this.#packets.delete(messageId);
    this.#keeper?.delete(messageId);
    return super.del(key, done);
  }
}
