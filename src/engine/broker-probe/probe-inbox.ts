// Messages that a probing client has received, and the topic aliases that the broker may use for them.
import { PROPERTY, type PropertyEntry } from '../../core/mqtt/property.ts';
import type { ProtocolVersion } from '../../core/mqtt/protocol-version.ts';
import type { PacketHead } from '../../core/wire/packet-head.ts';
import { numberProperty, readProperties } from '../../core/wire/read-properties.ts';

export interface ProbeMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: number;
  readonly retain: boolean;
  readonly dup: boolean;
  readonly properties: readonly PropertyEntry[];
  /** By `performance.now()`. */
  readonly time: number;
}

export class ProbeInbox {
  readonly messages: ProbeMessage[] = [];
  readonly #aliases = new Map<number, string>();

  take(packet: Uint8Array, head: PacketHead, version: ProtocolVersion): void {
    const { flags, topicStart, topicEnd, propertiesStart, propertiesEnd, payloadStart } = head;
    const read = version === 5 ? readProperties(packet, propertiesStart, propertiesEnd) : null;
    const properties = read?.ok ? read.value : [];
    const alias = numberProperty(properties, PROPERTY.topicAlias);
    let topic = new TextDecoder().decode(packet.subarray(topicStart, topicEnd));
    if (alias !== undefined) {
      if (topic === '') topic = this.#aliases.get(alias) ?? '';
      else this.#aliases.set(alias, topic);
    }
    this.messages.push({
      ...{ topic, properties, time: performance.now() },
      payload: packet.slice(payloadStart),
      qos: (flags >> 1) & 3,
      retain: (flags & 1) === 1,
      dup: (flags & 8) !== 0,
    });
  }

  of(topic: string): readonly ProbeMessage[] {
    return this.messages.filter((message) => message.topic === topic);
  }

  /** Payloads as text, in the order in which they came. */
  textsOf(topic: string): readonly string[] {
    return this.of(topic).map(({ payload }) => new TextDecoder().decode(payload));
  }

  has(topic: string, payload: string): boolean {
    return this.textsOf(topic).includes(payload);
  }
}
