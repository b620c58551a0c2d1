// Where the packets of a capture become log: both directions of many connections, with the times they were captured at.
// Nobody acts upon them, so nothing guards: what breaks the protocol is shown, and the next packet taken.
import type { CapturedConnection, CaptureSink } from '../core/capture/capture-sink.ts';
import type { CapturedConnectionFacts } from '../core/capture/capture-state.ts';
import type { ConnectionEvent } from '../core/log/connection-event.ts';
import { META_OUT, META_REPEATED, META_VERSION_SHIFT } from '../core/log/log-block.ts';
import { NO_TOPIC_ID } from '../core/log/topic-table.ts';
import type { Direction } from '../core/mqtt/direction.ts';
import { PROPERTY } from '../core/mqtt/property.ts';
import type { ProtocolVersion } from '../core/mqtt/protocol-version.ts';
import { emptyHead, type PacketHead, readPacketHead } from '../core/wire/packet-head.ts';
import { PACKET } from '../core/wire/packet-type.ts';
import { readConnack } from '../core/wire/read-answer.ts';
import { readConnectFacts } from '../core/wire/read-connect-facts.ts';
import { numberProperty, readProperties, stringProperty } from '../core/wire/read-properties.ts';
import { CapturedDeliveries } from './captured-deliveries.ts';
import type { PacketIntake } from './packet-intake.ts';

/** Sessions of clients, the last ones used: a capture may hold any number. */
const MAX_SESSIONS = 10_000;

/** The log counts network connections modulo this. */
const CONNECTION_NUMBERS = 0x1_0000;

class OpenConnection {
  readonly facts: CapturedConnection;
  clientId = '';
  packets = 0;
  deliveries = new CapturedDeliveries();
  /** By the direction of the messages that set them: alias -> topic id. Most connections have none. */
  readonly aliases: Record<Direction, Map<number, number> | null> = { out: null, in: null };

  constructor(facts: CapturedConnection) {
    this.facts = facts;
  }
}

export class CapturedIntake implements CaptureSink {
  readonly #intake: PacketIntake;
  readonly #connections: OpenConnection[] = [];
  /** By client identifier. */
  readonly #sessions = new Map<string, CapturedDeliveries>();
  readonly #head = emptyHead();
  packets = 0;
  firstTime: number | null = null;
  lastTime: number | null = null;

  constructor(intake: PacketIntake) {
    this.#intake = intake;
  }

  get connectionCount(): number {
    return this.#connections.length;
  }

  connections(from: number, count: number): readonly CapturedConnectionFacts[] {
    const wanted = this.#connections.slice(from, from + count);
    return wanted.map(({ facts, clientId, packets }) => ({ ...facts, clientId, packets }));
  }

  connection(facts: CapturedConnection): void {
    this.#connections[facts.index] = new OpenConnection(facts);
    const address = `${facts.client} → ${facts.server}`;
    this.#note(facts.index, { kind: 'opened', address }, facts.openedAt);
  }

  closed(index: number, by: 'client' | 'broker' | null, time: number): void {
    this.#note(index, { kind: 'closed', by, code: null, reason: '' }, time);
  }

  missing(index: number, direction: Direction, byteCount: number, time: number): void {
    this.#connections[index]?.deliveries.forget();
    this.#note(index, { kind: 'missing', direction, byteCount }, time);
  }

  /** `bytes` is one whole packet, a view that may go after this call. Call `settle` now and then. */
  packet(index: number, direction: Direction, bytes: Uint8Array, time: number): void {
    const connection = this.#connections[index] as OpenConnection;
    const { version } = connection.facts;
    const { log } = this.#intake;
    const head = this.#head;
    const end = bytes.length;
    readPacketHead(bytes, 0, end, version, head);
    const isMessage = head.type === PACKET.publish;
    const topicId = isMessage ? this.#topicOf(bytes, head, connection.aliases, direction) : NO_TOPIC_ID;
    const isRepeated = isMessage && connection.deliveries.isRepeated(direction, head);
    const meta =
      ((version - 3) << META_VERSION_SHIFT) | (direction === 'out' ? META_OUT : 0) | (isRepeated ? META_REPEATED : 0);
    log.connection = index % CONNECTION_NUMBERS;
    const seq = log.append(0, end, log.reserve(bytes, 0, end), head, time, meta, topicId);
    if (isMessage && !isRepeated) this.#countMessage(direction, topicId, seq, time, head, end);
    if (!isMessage || (head.flags & 0b0110) !== 0) {
      if (!isMessage) this.#follow(connection, direction, bytes, head);
      this.#book(direction, version, bytes, head, seq, time);
    }
    connection.packets++;
    this.packets++;
    this.firstTime ??= time;
    this.lastTime = time;
  }

  /** Lets the oldest go where there is too much. */
  settle(): void {
    this.#intake.log.settle();
  }

  #countMessage(
    direction: Direction,
    topicId: number,
    seq: number,
    time: number,
    { flags, payloadStart }: PacketHead,
    end: number,
  ): void {
    if (direction === 'out') this.#intake.sent++;
    else this.#intake.received++;
    this.#intake.statistics.count(topicId, seq, time, (flags & 1) === 1, payloadStart >= end);
  }

  #book(
    direction: Direction,
    version: ProtocolVersion,
    bytes: Uint8Array,
    { type, flags, packetId, bodyStart }: PacketHead,
    seq: number,
    time: number,
  ): void {
    const { connection } = this.#intake.log;
    this.#intake.exchanges.add({
      ...{ seq, time, direction, connection, version },
      ...{ type, flags, packetId, bodyStart, bytes },
    });
  }

  #note(index: number, event: ConnectionEvent, time: number): void {
    const { log, exchanges } = this.#intake;
    log.connection = index % CONNECTION_NUMBERS;
    exchanges.addEvent(log.appendEvent(event, time), log.connection, event);
  }

  /** What a packet that is no message says of the session. */
  #follow(
    connection: OpenConnection,
    direction: Direction,
    bytes: Uint8Array,
    { type, packetId, bodyStart }: PacketHead,
  ): void {
    const { version } = connection.facts;
    if (type === PACKET.connect) {
      const { clientId, cleanStart } = readConnectFacts(bytes, bodyStart);
      connection.clientId = clientId;
      if (clientId !== '') connection.deliveries = this.#session(clientId);
      if (cleanStart) connection.deliveries.forget();
    } else if (type === PACKET.connack) {
      const { sessionPresent, properties } = readConnack(bytes, bodyStart, version);
      // Before 3.1.1 the broker does not say it.
      if (!sessionPresent && version > 3) connection.deliveries.forget();
      connection.clientId = stringProperty(properties, PROPERTY.assignedClientIdentifier) ?? connection.clientId;
    } else connection.deliveries.answered(direction, type, packetId, bytes, bodyStart, version);
  }

  #session(clientId: string): CapturedDeliveries {
    const session = this.#sessions.get(clientId) ?? new CapturedDeliveries();
    this.#sessions.delete(clientId);
    this.#sessions.set(clientId, session);
    if (this.#sessions.size > MAX_SESSIONS) this.#sessions.delete(this.#sessions.keys().next().value as string);
    return session;
  }

  #topicOf(bytes: Uint8Array, head: PacketHead, aliases: OpenConnection['aliases'], direction: Direction): number {
    const isNamed = head.topicStart < head.topicEnd;
    const topicId = isNamed ? this.#intake.topics.intern(bytes, head.topicStart, head.topicEnd) : NO_TOPIC_ID;
    if (head.propertiesStart === head.propertiesEnd) return topicId;
    const properties = readProperties(bytes, head.propertiesStart, head.propertiesEnd);
    const alias = properties.ok ? numberProperty(properties.value, PROPERTY.topicAlias) : undefined;
    if (alias === undefined) return topicId;
    if (!isNamed) return aliases[direction]?.get(alias) ?? NO_TOPIC_ID;
    aliases[direction] ??= new Map();
    aliases[direction].set(alias, topicId);
    return topicId;
  }
}
