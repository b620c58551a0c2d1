// Where bytes become log. Takes batches of whole packets of either direction, appends them, counts them, and hands on
// those that somebody must act upon. An inbound QoS 0 message needs no answer, so it ends here: that is the hot path.
import type { WallClock } from '../core/base/wall-clock.ts';
import type { ConnectionEvent } from '../core/log/connection-event.ts';
import { ExchangeBook } from '../core/log/exchange-book.ts';
import { META_OUT, META_REPEATED, META_VERSION_SHIFT, META_VIOLATION } from '../core/log/log-block.ts';
import { MessageRates } from '../core/log/message-rates.ts';
import type { PacketLog } from '../core/log/packet-log.ts';
import { TopicStatistics } from '../core/log/topic-statistics.ts';
import { NO_TOPIC_ID, type TopicTable, topicFault } from '../core/log/topic-table.ts';
import type { Direction } from '../core/mqtt/direction.ts';
import { PROPERTY } from '../core/mqtt/property.ts';
import type { ProtocolVersion } from '../core/mqtt/protocol-version.ts';
import { type InboundGuard, PROTOCOL_ERROR, type Violation } from '../core/wire/inbound-guard.ts';
import { emptyHead, type PacketHead, readPacketHead } from '../core/wire/packet-head.ts';
import type { PacketBatch } from '../core/wire/packet-splitter.ts';
import { PACKET } from '../core/wire/packet-type.ts';
import { numberProperty, readProperties } from '../core/wire/read-properties.ts';

/** One packet that is in the log now. `packet` is a view, `head` is reused: neither outlives the call. */
export interface IntakePacket {
  readonly packet: Uint8Array;
  /** Positions relative to `packet`. */
  readonly head: PacketHead;
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** What belongs to one network connection. */
export interface IntakeConnection {
  readonly version: ProtocolVersion;
  readonly guard: InboundGuard;
  /** Topic aliases that the broker has set: alias -> topic id. */
  readonly aliases: Map<number, number>;
  onInbound(packet: IntakePacket): void;
  /** The packet broke the protocol; nothing after it is taken. */
  onViolation(violation: Violation, seq: number): void;
}

/** A message from the broker. Its bytes are a view, its head is reused: neither outlives the call. */
export interface HeardMessage {
  readonly bytes: Uint8Array;
  /** Positions in `bytes`. */
  readonly head: PacketHead;
  readonly end: number;
  readonly version: ProtocolVersion;
  readonly topicId: number;
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

export class PacketIntake {
  readonly log: PacketLog;
  readonly topics: TopicTable;
  readonly rates = new MessageRates();
  readonly statistics = new TopicStatistics();
  readonly exchanges: ExchangeBook;
  #connections = 0;
  received = 0;
  sent = 0;
  /** Hears every message from the broker, once it is in the log; null: nobody does. */
  onMessage: ((message: HeardMessage) => void) | null = null;
  readonly #clock: WallClock;
  readonly #head = emptyHead();
  readonly #packetHead = emptyHead();
  /** Whether the message whose topic was read last has a topic alias. */
  #hasAlias = false;
  /** Packet identifiers of QoS 2 messages that the broker has sent and not released yet: method A of 4.3.3. */
  readonly #unreleased = new Set<number>();
  #restoreStatistics: () => void = () => {};
  /** Topics that no PUBLISH may carry. */
  readonly #faultyTopics = new Map<number, string>();

  constructor(log: PacketLog, topics: TopicTable, clock: WallClock) {
    this.log = log;
    this.topics = topics;
    this.#clock = clock;
    this.exchanges = new ExchangeBook(log);
  }

  /** Packets come, or came, from a connection of this engine's own; of a capture they do not. */
  get hasConnected(): boolean {
    return this.#connections > 0;
  }

  /** A network connection stands: what passes from now on passes on it. Its CONNECT says so in the log. */
  opened(): void {
    this.log.connection = this.#connections++ & 0xffff;
    this.exchanges.connectionOpened(this.log.connection);
  }

  closed(event: ConnectionEvent & { readonly kind: 'closed' }): void {
    this.#note(event);
  }

  #note(event: ConnectionEvent): void {
    const seq = this.log.appendEvent(event, this.#clock.now());
    this.exchanges.addEvent(seq, this.log.connection, event);
    this.log.settle();
  }

  /** The broker has begun a new session, in which packet identifiers mean other messages. */
  sessionReplaced(): void {
    this.#unreleased.clear();
  }

  /** Lays log and statistics aside, until the next clear or the log drops its own. */
  clear(): void {
    this.log.clear();
    this.#restoreStatistics = this.statistics.clear();
  }

  restoreCleared(): void {
    if (this.log.clearedMessages === 0) return;
    this.log.restoreCleared();
    this.#restoreStatistics();
  }

  /** Packets from the broker. False: a violation ended the connection. */
  inbound({ bytes, offsets, count }: PacketBatch, connection: IntakeConnection): boolean {
    const { version, guard } = connection;
    const head = this.#head;
    const time = this.#clock.now();
    const meta = (version - 3) << META_VERSION_SHIFT;
    // One copy for the whole batch; anew for its rest where acting on a packet has appended others.
    let shift = this.log.reserve(bytes, offsets[0] as number, offsets[count] as number);
    for (let i = 0; i < count; i++) {
      const start = offsets[i] as number;
      const end = offsets[i + 1] as number;
      readPacketHead(bytes, start, end, version, head);
      let violation = guard.check(bytes, end, head);
      let topicId = NO_TOPIC_ID;
      const isMessage = head.type === PACKET.publish;
      if (isMessage) {
        if (!violation) {
          topicId = this.#topicOf(bytes, head, connection);
          violation = this.#topicViolation(bytes, head, topicId);
        }
      }
      const isRepeated = !violation && this.#isRepeated(head);
      if (isMessage && !isRepeated) {
        this.received++;
        this.rates.count(topicId);
      }
      const mark = violation ? META_VIOLATION : isRepeated ? META_REPEATED : 0;
      const seq = this.log.append(start, end, shift, head, time, meta | mark, topicId);
      if (!isMessage || (head.flags & 0b0110) !== 0) this.#book(bytes, start, end, seq, time, 'in', version, head);
      if (violation) {
        connection.onViolation(violation, seq);
        return false;
      }
      if (isMessage && !isRepeated) {
        this.#countTopic(topicId, head, end, seq, time);
        this.onMessage?.({ bytes, head, end, version, topicId, seq, time });
      }
      if (isMessage && (head.flags & 0b0110) === 0 && !this.#hasAlias) continue;
      this.#handOn(bytes, start, end, seq, time, version, connection);
      const appended = this.log.endSeq !== seq + 1;
      if (appended && i + 1 < count) shift = this.log.reserve(bytes, end, offsets[count] as number);
    }
    this.log.settle();
    return true;
  }

  #countTopic(topicId: number, { flags, payloadStart }: PacketHead, end: number, seq: number, time: number): void {
    this.statistics.count(topicId, seq, time, (flags & 1) === 1, payloadStart >= end);
  }

  /** Whether this is a QoS 2 message that came before, as the broker did not get PUBREC. Keeps the account of them. */
  #isRepeated({ type, flags, packetId }: PacketHead): boolean {
    if (type === PACKET.pubrel) this.#unreleased.delete(packetId);
    if (type !== PACKET.publish || (flags & 0b0100) === 0) return false;
    if (this.#unreleased.has(packetId)) return true;
    this.#unreleased.add(packetId);
    return false;
  }

  /** Packets from this client, whole ones. Its DUP flag is set where, and only where, a message goes out once more. */
  outbound(
    { bytes, offsets, count }: PacketBatch,
    version: ProtocolVersion,
    onPacket: (p: IntakePacket) => void,
  ): void {
    const head = this.#head;
    const time = this.#clock.now();
    const meta = ((version - 3) << META_VERSION_SHIFT) | META_OUT;
    for (let i = 0; i < count; i++) {
      const start = offsets[i] as number;
      const end = offsets[i + 1] as number;
      readPacketHead(bytes, start, end, version, head);
      const isMessage = head.type === PACKET.publish;
      const topicId = isMessage ? this.topics.intern(bytes, head.topicStart, head.topicEnd) : NO_TOPIC_ID;
      const shift = this.log.reserve(bytes, start, end);
      const isRepeated = isMessage && (head.flags & 0b1000) !== 0;
      const seq = this.log.append(start, end, shift, head, time, isRepeated ? meta | META_REPEATED : meta, topicId);
      if (isMessage && !isRepeated) {
        this.sent++;
        this.rates.count(topicId);
        this.#countTopic(topicId, head, end, seq, time);
      }
      if (!isMessage || (head.flags & 0b0110) !== 0) this.#book(bytes, start, end, seq, time, 'out', version, head);
      const packet = bytes.subarray(start, end);
      readPacketHead(packet, 0, packet.length, version, this.#packetHead);
      onPacket({ packet, head: this.#packetHead, seq, time });
    }
    this.log.settle();
  }

  #book(
    bytes: Uint8Array,
    start: number,
    end: number,
    seq: number,
    time: number,
    direction: Direction,
    version: ProtocolVersion,
    { type, flags, packetId, bodyStart }: PacketHead,
  ): void {
    const { connection } = this.log;
    const packet = bytes.subarray(start, end);
    const body = bodyStart - start;
    this.exchanges.add({
      seq,
      time,
      direction,
      connection,
      version,
      type,
      flags,
      packetId,
      bodyStart: body,
      bytes: packet,
    });
  }

  #handOn(
    bytes: Uint8Array,
    start: number,
    end: number,
    seq: number,
    time: number,
    version: ProtocolVersion,
    connection: IntakeConnection,
  ): void {
    const packet = bytes.subarray(start, end);
    readPacketHead(packet, 0, packet.length, version, this.#packetHead);
    connection.onInbound({ packet, head: this.#packetHead, seq, time });
  }

  #topicOf(bytes: Uint8Array, head: PacketHead, { aliases }: IntakeConnection): number {
    this.#hasAlias = false;
    const known = this.topics.count;
    let topicId = NO_TOPIC_ID;
    if (head.topicStart < head.topicEnd) {
      topicId = this.topics.intern(bytes, head.topicStart, head.topicEnd);
      if (this.topics.count > known) {
        const fault = this.topics.fault(topicId);
        if (fault) this.#faultyTopics.set(topicId, fault);
      }
    }
    if (head.propertiesStart === head.propertiesEnd) return topicId;
    const alias = topicAlias(bytes, head);
    if (alias === undefined) return topicId;
    this.#hasAlias = true;
    if (head.topicStart === head.topicEnd) return aliases.get(alias) ?? NO_TOPIC_ID;
    aliases.set(alias, topicId);
    return topicId;
  }

  #topicViolation(bytes: Uint8Array, head: PacketHead, topicId: number): Violation | null {
    if (topicId !== NO_TOPIC_ID) {
      if (this.#faultyTopics.size === 0) return null;
      const fault = this.#faultyTopics.get(topicId);
      return fault === undefined ? null : malformedTopic(fault);
    }
    if (head.topicStart === head.topicEnd) {
      const message = 'PUBLISH uses a topic alias that was never set';
      return { clause: 'MQTT-3.3.2-7', message, reasonCode: PROTOCOL_ERROR };
    }
    const fault = topicFault(bytes.subarray(head.topicStart, head.topicEnd));
    return fault === null ? null : malformedTopic(fault);
  }
}

function malformedTopic(message: string): Violation {
  return { clause: message.includes('UTF-8') ? 'MQTT-1.5.4-1' : 'MQTT-3.3.2-2', message, reasonCode: 0x81 };
}

function topicAlias(bytes: Uint8Array, head: PacketHead): number | undefined {
  const properties = readProperties(bytes, head.propertiesStart, head.propertiesEnd);
  return properties.ok ? numberProperty(properties.value, PROPERTY.topicAlias) : undefined;
}
