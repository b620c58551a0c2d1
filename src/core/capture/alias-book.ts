// The topic aliases that the broker has set on one network connection of version 5 (3.3.2.3.4), as the messages that set
// them: whoever reads on from here cannot tell the topics of later messages without.
import { PROPERTY } from '../mqtt/property.ts';
import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import { PACKET } from '../wire/packet-type.ts';
import { readConnectFacts } from '../wire/read-connect-facts.ts';
import { numberProperty, readProperties } from '../wire/read-properties.ts';

/** Of all messages that are kept for one connection: a larger one sets an alias that is not known later. */
const MAX_BYTES = 1 << 20;

export interface AliasSetting {
  readonly time: number;
  readonly bytes: Uint8Array;
}

export class AliasBook {
  readonly #byAlias = new Map<number, AliasSetting>();
  readonly #head = emptyHead();
  #byteCount = 0;

  /** Null: the CONNECT lets the broker set none. */
  static of(connect: Uint8Array): AliasBook | null {
    const head = emptyHead();
    readPacketHead(connect, 0, connect.length, 5, head);
    const { level, topicAliasMaximum } = readConnectFacts(connect, head.bodyStart);
    return level === 5 && topicAliasMaximum > 0 ? new AliasBook() : null;
  }

  /** A packet from the broker. */
  take(bytes: Uint8Array, time: number): void {
    const head = this.#head;
    readPacketHead(bytes, 0, bytes.length, 5, head);
    if (head.type !== PACKET.publish || head.truncated) return;
    if (head.topicStart === head.topicEnd || head.propertiesStart === head.propertiesEnd) return;
    const properties = readProperties(bytes, head.propertiesStart, head.propertiesEnd);
    const alias = properties.ok ? numberProperty(properties.value, PROPERTY.topicAlias) : undefined;
    if (alias === undefined) return;
    this.#byteCount -= this.#byAlias.get(alias)?.bytes.length ?? 0;
    this.#byAlias.delete(alias);
    if (this.#byteCount + bytes.length > MAX_BYTES) return;
    this.#byteCount += bytes.length;
    this.#byAlias.set(alias, { time, bytes: bytes.slice() });
  }

  /** Those in force, in the order in which they were set. */
  get settings(): readonly AliasSetting[] {
    return [...this.#byAlias.values()];
  }
}
