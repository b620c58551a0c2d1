// Which packets belong together: every packet but a message at QoS 0 is shown to it once, in order, and joins an exchange
// or begins one. Says, too, which packet has no place in its session. O(1) a packet.
import type { Direction } from '../mqtt/direction.ts';
import { PROPERTY } from '../mqtt/property.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { Qos } from '../mqtt/qos.ts';
import { PACKET } from '../wire/packet-type.ts';
import { propertiesAt, readAcknowledgement, readConnack, readSuback } from '../wire/read-answer.ts';
import { type ConnectFacts, readConnectFacts } from '../wire/read-connect-facts.ts';
import { numberProperty, stringProperty } from '../wire/read-properties.ts';
import { ClientConnection, ClientSession, type OpenPublish, type OpenRequest } from './client-session.ts';
import type { ConnectionEvent } from './connection-event.ts';
import type { ExchangeKind, ExchangeMark, ExchangeStatistics, ExchangeStatus } from './exchange.ts';
import { type ExchangeRecord, ExchangeTable } from './exchange-table.ts';
import type { PacketLog } from './packet-log.ts';
import { RoundTrips } from './round-trips.ts';
import { packetIdInUse, type SessionFault, sessionFault } from './session-clause.ts';

/** A packet that is in the log. `bytes` is the whole packet. */
export interface BookedPacket {
  readonly seq: number;
  readonly time: number;
  readonly direction: Direction;
  readonly connection: number;
  readonly version: ProtocolVersion;
  readonly type: number;
  /** Lower four bits of the first byte. */
  readonly flags: number;
  readonly packetId: number;
  /** Where its variable header begins. */
  readonly bodyStart: number;
  readonly bytes: Uint8Array;
}

/** An event, or a CONNACK: what stands between the packets of an exchange that outlived its connection. */
export interface Landmark {
  readonly seq: number;
  readonly clientId: string;
}

const MAX_FAULTS = 10_000;
const MAX_LANDMARKS = 10_000;
/** Sessions of clients that are not connected: a capture on a broker may have many. */
const MAX_SESSIONS = 10_000;

const OPPOSITE = { out: 'in', in: 'out' } as const;

export class ExchangeBook {
  readonly #log: PacketLog;
  readonly #table = new ExchangeTable();
  readonly #roundTrips = new RoundTrips();
  readonly #connections = new Map<number, ClientConnection>();
  /** By client identifier. */
  readonly #sessions = new Map<string, ClientSession>();
  readonly #clientIds = new Map<number, string>();
  readonly #faults = new Map<number, SessionFault>();
  readonly #landmarks: Landmark[] = [];
  readonly #open: Record<ExchangeKind, number> = {
    connect: 0,
    publish: 0,
    subscribe: 0,
    unsubscribe: 0,
    ping: 0,
    disconnect: 0,
    authenticate: 0,
  };
  readonly #inFlight: Record<Direction, number> = { out: 0, in: 0 };
  #receiveMaximum: Readonly<Record<Direction, number>> = { out: 65_535, in: 65_535 };
  #sinceEviction = 0;
  #lost = 0;

  constructor(log: PacketLog) {
    this.#log = log;
  }

  /** What is wrong with a packet where it stands in its session. */
  fault(seq: number): SessionFault | null {
    return this.#faults.get(seq) ?? null;
  }

  /** Null: it was let go. */
  record(id: number): ExchangeRecord | null {
    return this.#table.record(id) ?? null;
  }

  mark(id: number): ExchangeMark | null {
    const record = this.#table.record(id);
    if (!record) return null;
    const { kind, status, seqs } = record;
    return { id, kind, status, firstSeq: seqs[0] as number, lastSeq: seqs.at(-1) as number };
  }

  /** Of the client that a network connection belongs to, ascending. */
  landmarks(connection: number): readonly Landmark[] {
    const clientId = this.#clientIds.get(connection) ?? '';
    return this.#landmarks.filter((landmark) => landmark.clientId === clientId);
  }

  /** Of its first packet; undefined: it was let go. */
  firstSeq(id: number): number | undefined {
    return this.#table.firstSeq(id);
  }

  /** How many exchanges got lost so far: what was no problem when it was looked at may be one now. */
  get lostCount(): number {
    return this.#lost;
  }

  get openCount(): number {
    return Object.values(this.#open).reduce((sum, count) => sum + count, 0);
  }

  statistics(): ExchangeStatistics {
    return { ...this.#roundTrips.statistics(), receiveMaximum: this.#receiveMaximum, open: { ...this.#open } };
  }

  /** A number that comes round again belongs to another client. */
  connectionOpened(connection: number): void {
    this.#connections.delete(connection);
    this.#clientIds.delete(connection);
  }

  /** What an event of the log means for what waits. */
  addEvent(seq: number, connection: number, event: ConnectionEvent): void {
    if (event.kind === 'opened') this.connectionOpened(connection);
    this.#addLandmark(seq, connection);
    if (event.kind === 'closed') this.#closed(connection);
    if (event.kind === 'missing') {
      const known = this.#connections.get(connection);
      if (known) known.session.isPartial = true;
    }
  }

  add(packet: BookedPacket): void {
    if (++this.#sinceEviction === 4096) {
      this.#sinceEviction = 0;
      this.#table.evict(this.#log.firstSeq);
    }
    switch (packet.type) {
      case PACKET.connect:
        return this.#connect(packet);
      case PACKET.connack:
        return this.#connack(packet);
      case PACKET.publish:
        return this.#publish(packet);
      case PACKET.puback:
      case PACKET.pubrec:
      case PACKET.pubcomp:
        return this.#acknowledge(packet);
      case PACKET.pubrel:
        return this.#release(packet);
      case PACKET.subscribe:
      case PACKET.unsubscribe:
        return this.#ask(packet);
      case PACKET.suback:
      case PACKET.unsuback:
        return this.#answer(packet);
      case PACKET.pingreq:
        this.#connectionOf(packet).pings.push(this.#request('ping', packet));
        return;
      case PACKET.pingresp:
        return this.#pingresp(packet);
      case PACKET.disconnect:
        return this.#disconnect(packet);
      case PACKET.auth:
        return this.#auth(packet);
    }
  }

  // ---- the connection ----

  #connectionOf(packet: BookedPacket): ClientConnection {
    const known = this.#connections.get(packet.connection);
    if (known) return known;
    // No CONNECT was seen on it: what came before is not known.
    const session = new ClientSession();
    session.isPartial = true;
    const connection = new ClientConnection('', session);
    connection.connackSeen = true;
    this.#connections.set(packet.connection, connection);
    return connection;
  }

  #connect(packet: BookedPacket): void {
    const facts = readConnectFacts(packet.bytes, packet.bodyStart);
    const before = this.#connections.get(packet.connection);
    if (before)
      this.#blame(packet, sessionFault('secondConnect', packet.version, 'a second CONNECT on one connection'));
    const request = this.#request('connect', packet);
    if (before) return;
    const clientId = facts.clientId || `\0${packet.connection}`;
    const connection = new ClientConnection(clientId, this.#sessions.get(clientId) ?? new ClientSession());
    connection.connect = request;
    connection.cleanStart = facts.cleanStart;
    connection.sessionEnds = sessionEnds(facts, packet.version);
    connection.receiveMaximum.in = facts.receiveMaximum;
    this.#connections.set(packet.connection, connection);
    this.#nameClient(packet.connection, clientId);
  }

  #connack(packet: BookedPacket): void {
    const connection = this.#connectionOf(packet);
    const { version } = packet;
    const { connect } = connection;
    if (!connect) {
      if (connection.connackSeen && !connection.session.isPartial)
        this.#blame(packet, sessionFault('secondConnack', version, 'a CONNACK that no CONNECT waits for'));
      return;
    }
    const { code, sessionPresent, properties } = readConnack(packet.bytes, packet.bodyStart, version);
    connection.connect = null;
    connection.connackSeen = true;
    this.#addLandmark(packet.seq, packet.connection);
    this.#complete(connect, packet, code === 0 ? 'complete' : 'refused', 'connect');
    if (code !== 0) return;
    connection.receiveMaximum.out = numberProperty(properties, PROPERTY.receiveMaximum) ?? 65_535;
    this.#receiveMaximum = { ...connection.receiveMaximum };
    const expiry = numberProperty(properties, PROPERTY.sessionExpiryInterval);
    if (expiry !== undefined) connection.sessionEnds = expiry === 0;
    const isResumed = version === 3 ? !connection.cleanStart : sessionPresent;
    if (isResumed) connection.session.isPartial ||= connection.session.isEmpty();
    else this.#replaceSession(connection);
    const assigned = stringProperty(properties, PROPERTY.assignedClientIdentifier);
    if (assigned !== undefined) {
      connection.clientId = assigned;
      this.#nameClient(packet.connection, assigned);
    }
    this.#keepSession(connection.clientId, connection.session);
  }

  #nameClient(connection: number, clientId: string): void {
    const before = this.#clientIds.get(connection);
    this.#clientIds.set(connection, clientId);
    // What was noted of the connection before its client was known.
    for (let at = this.#landmarks.length - 1; at >= 0 && this.#landmarks.length - at < 16; at--) {
      const { seq, clientId: named } = this.#landmarks[at] as Landmark;
      if (named === (before ?? unnamed(connection))) this.#landmarks[at] = { seq, clientId };
    }
  }

  #replaceSession(connection: ClientConnection): void {
    for (const direction of ['out', 'in'] as const) {
      for (const { exchange } of connection.session.publishes[direction].values())
        this.#losePublish(exchange, direction);
    }
    connection.session = new ClientSession();
  }

  #keepSession(clientId: string, session: ClientSession): void {
    this.#sessions.delete(clientId);
    this.#sessions.set(clientId, session);
    if (this.#sessions.size <= MAX_SESSIONS) return;
    this.#sessions.delete(this.#sessions.keys().next().value as string);
  }

  #closed(index: number): void {
    const connection = this.#connections.get(index);
    if (!connection) return;
    this.#connections.delete(index);
    const { connect, pings, subscribes, unsubscribes } = connection;
    if (connect) this.#finish(connect.exchange, 'connect', 'lost');
    for (const { exchange } of pings) this.#finish(exchange, 'ping', 'lost');
    for (const { exchange } of subscribes.values()) this.#finish(exchange, 'subscribe', 'lost');
    for (const { exchange } of unsubscribes.values()) this.#finish(exchange, 'unsubscribe', 'lost');
    if (connection.authentication !== null) this.#finish(connection.authentication, 'authenticate', 'lost');
    if (!connection.sessionEnds) return;
    this.#replaceSession(connection);
    this.#sessions.delete(connection.clientId);
  }

  #disconnect(packet: BookedPacket): void {
    const connection = this.#connectionOf(packet);
    const { bytes, bodyStart, version, direction } = packet;
    const id = this.#begin('disconnect', packet, 0);
    const reasonCode = version === 5 ? (bytes[bodyStart] ?? 0) : 0;
    this.#finish(id, 'disconnect', reasonCode < 0x80 ? 'complete' : 'refused');
    if (direction !== 'out' || version !== 5 || bytes.length <= bodyStart + 1) return;
    const interval = numberProperty(propertiesAt(bytes, bodyStart + 1), PROPERTY.sessionExpiryInterval);
    if (interval !== undefined) connection.sessionEnds = interval === 0;
  }

  #auth(packet: BookedPacket): void {
    const connection = this.#connectionOf(packet);
    if (connection.connect) return this.#join(connection.connect.exchange, packet.seq);
    const reasonCode = packet.bytes[packet.bodyStart] ?? 0;
    const id = connection.authentication ?? this.#begin('authenticate', packet, 0);
    if (connection.authentication !== null) this.#join(id, packet.seq);
    // 0x18 goes on, 0x19 begins; 0 is the end of it (4.12.1).
    const isDone = reasonCode === 0 && packet.direction === 'in';
    connection.authentication = isDone ? null : id;
    if (isDone) this.#finish(id, 'authenticate', 'complete');
  }

  // ---- requests with one answer ----

  #ask(packet: BookedPacket): void {
    const connection = this.#connectionOf(packet);
    const isSubscribe = packet.type === PACKET.subscribe;
    this.#blameUsedId(packet, connection);
    const open = isSubscribe ? connection.subscribes : connection.unsubscribes;
    open.set(packet.packetId, this.#request(isSubscribe ? 'subscribe' : 'unsubscribe', packet));
  }

  #answer(packet: BookedPacket): void {
    const connection = this.#connectionOf(packet);
    const { type, packetId, version } = packet;
    const isSuback = type === PACKET.suback;
    const open = isSuback ? connection.subscribes : connection.unsubscribes;
    const request = open.get(packetId);
    if (!request) return this.#blameUnknown(packet, connection, isSuback ? 'SUBACK' : 'UNSUBACK');
    open.delete(packetId);
    const { codes } = readSuback(packet.bytes, packet.bodyStart, version);
    const status = codes.length > 0 && codes.every((code) => code >= 0x80) ? 'refused' : 'complete';
    this.#complete(request, packet, status, isSuback ? 'subscribe' : 'unsubscribe');
  }

  #pingresp(packet: BookedPacket): void {
    const connection = this.#connectionOf(packet);
    const request = connection.pings.shift();
    if (request) this.#complete(request, packet, 'complete', 'ping');
    else this.#blameUnknown(packet, connection, 'PINGRESP');
  }

  // ---- messages ----

  #publish(packet: BookedPacket): void {
    const connection = this.#connectionOf(packet);
    const { packetId, direction, version, flags, time } = packet;
    const qos = ((flags >> 1) & 3) as Qos;
    if (qos !== 1 && qos !== 2) return;
    const { publishes, completed } = connection.session;
    const open = publishes[direction];
    const known = open.get(packetId);
    const isRepeated = (flags & 0b1000) !== 0;
    if (known && known.qos === qos && (isRepeated || this.#isElsewhere(known, packet))) {
      this.#join(known.exchange, packet.seq);
      known.askedAt = time;
      if (known.released)
        this.#blame(packet, sessionFault('afterRelease', version, 'PUBLISH is sent again after its PUBREL'));
      else if (!isRepeated) this.#blame(packet, sessionFault('noDup', version, 'PUBLISH is sent again without DUP'));
      return;
    }
    if (direction === 'out') this.#blameUsedId(packet, connection);
    else if (known) this.#blameId(packet);
    if (known) this.#losePublish(known.exchange, direction);
    completed[direction].delete(packetId);
    const exchange = this.#begin('publish', packet, qos);
    open.set(packetId, { exchange, qos, released: false, askedAt: time });
    this.#inFlight[direction]++;
    this.#blameTooMany(packet, open.size, connection.receiveMaximum[direction]);
    this.#roundTrips.inFlight(time, this.#inFlight);
  }

  /** PUBACK, PUBREC, PUBCOMP: of the side that did not publish. */
  #acknowledge(packet: BookedPacket): void {
    const connection = this.#connectionOf(packet);
    const { type, packetId, version, time } = packet;
    const direction = OPPOSITE[packet.direction];
    const name = type === PACKET.puback ? 'PUBACK' : type === PACKET.pubrec ? 'PUBREC' : 'PUBCOMP';
    const open = connection.session.publishes[direction];
    const known = open.get(packetId);
    if (known?.qos !== (type === PACKET.puback ? 1 : 2)) {
      const completed = connection.session.completed[direction].get(packetId);
      // PUBCOMP for a PUBREL that was repeated.
      if (type === PACKET.pubcomp && completed !== undefined) return this.#join(completed, packet.seq);
      return this.#blameUnknown(packet, connection, name);
    }
    this.#join(known.exchange, packet.seq);
    const kind = type === PACKET.puback ? 'publish1' : type === PACKET.pubrec ? 'publish2' : 'release';
    this.#roundTrips.add(kind, known.askedAt, time);
    known.askedAt = time;
    const { reasonCode } = readAcknowledgement(packet.bytes, packet.bodyStart, version);
    const refuses = reasonCode >= 0x80;
    if (type === PACKET.pubrec && !refuses) return;
    open.delete(packetId);
    this.#inFlight[direction]--;
    this.#roundTrips.inFlight(time, this.#inFlight);
    if (type === PACKET.pubcomp) connection.session.completed[direction].set(packetId, known.exchange);
    this.#finish(known.exchange, 'publish', refuses ? 'refused' : 'complete');
  }

  /** Of the side that published. */
  #release(packet: BookedPacket): void {
    const connection = this.#connectionOf(packet);
    const { packetId, direction, time } = packet;
    const { publishes, completed } = connection.session;
    const known = publishes[direction].get(packetId);
    if (known?.qos === 2) {
      known.released = true;
      known.askedAt = time;
      return this.#join(known.exchange, packet.seq);
    }
    const before = completed[direction].get(packetId);
    if (before !== undefined) return this.#join(before, packet.seq);
    this.#blameUnknown(packet, connection, 'PUBREL');
  }

  /** Whether the packet came on another network connection than the last one of its exchange. */
  #isElsewhere({ exchange }: OpenPublish, { connection }: BookedPacket): boolean {
    const last = this.#table.record(exchange)?.seqs.at(-1);
    const packet = last === undefined ? undefined : this.#log.packet(last);
    return packet !== undefined && packet.connection !== connection;
  }

  #losePublish(exchange: number, direction: Direction): void {
    this.#inFlight[direction]--;
    this.#finish(exchange, 'publish', 'lost');
  }

  // ---- what is wrong ----

  #blame({ seq }: BookedPacket, fault: SessionFault): void {
    if (this.#faults.has(seq)) return;
    this.#faults.set(seq, fault);
    if (this.#faults.size > MAX_FAULTS) this.#faults.delete(this.#faults.keys().next().value as number);
  }

  #blameUnknown(
    packet: BookedPacket,
    { session }: ClientConnection,
    name: 'PUBACK' | 'PUBREC' | 'PUBREL' | 'PUBCOMP' | 'SUBACK' | 'UNSUBACK' | 'PINGRESP',
  ): void {
    if (session.isPartial) return;
    const message =
      name === 'PINGRESP' ? 'PINGRESP without a PINGREQ' : `${name} ${packet.packetId}: nobody waits for it`;
    this.#blame(packet, sessionFault(name, packet.version, message));
  }

  /** A client's SUBSCRIBE, UNSUBSCRIBE and PUBLISH share their identifiers. */
  #blameUsedId(packet: BookedPacket, { session, subscribes, unsubscribes }: ClientConnection): void {
    const { packetId } = packet;
    if (session.publishes.out.has(packetId) || subscribes.has(packetId) || unsubscribes.has(packetId))
      this.#blameId(packet);
  }

  #blameId(packet: BookedPacket): void {
    const message = `the packet identifier ${packet.packetId} is still in use`;
    this.#blame(packet, packetIdInUse(packet.direction, packet.version, message));
  }

  #blameTooMany(packet: BookedPacket, open: number, maximum: number): void {
    if (packet.version !== 5 || open <= maximum) return;
    const rule = packet.direction === 'out' ? 'receiveMaximumOut' : 'receiveMaximumIn';
    this.#blame(packet, sessionFault(rule, 5, `${open} messages in flight, the receive maximum is ${maximum}`));
  }

  // ---- keeping the book ----

  #request(kind: ExchangeKind, packet: BookedPacket): OpenRequest {
    return { exchange: this.#begin(kind, packet, 0), askedAt: packet.time };
  }

  #begin(kind: ExchangeKind, packet: BookedPacket, qos: Qos): number {
    const { direction, packetId, connection, seq } = packet;
    const id = this.#table.begin(kind, direction, qos, packetId, connection, seq);
    this.#open[kind]++;
    this.#log.join(seq, id);
    return id;
  }

  #join(id: number, seq: number): void {
    this.#table.addStep(id, seq);
    this.#log.join(seq, id);
  }

  #complete(
    request: OpenRequest,
    packet: BookedPacket,
    status: ExchangeStatus,
    kind: 'connect' | 'ping' | 'subscribe' | 'unsubscribe',
  ): void {
    this.#join(request.exchange, packet.seq);
    this.#roundTrips.add(kind, request.askedAt, packet.time);
    this.#finish(request.exchange, kind, status);
  }

  /** Once each. */
  #finish(id: number, kind: ExchangeKind, status: ExchangeStatus): void {
    this.#open[kind]--;
    if (status === 'lost') this.#lost++;
    this.#table.setStatus(id, status);
  }

  #addLandmark(seq: number, connection: number): void {
    this.#landmarks.push({ seq, clientId: this.#clientIds.get(connection) ?? unnamed(connection) });
    if (this.#landmarks.length > MAX_LANDMARKS) this.#landmarks.shift();
  }
}

function unnamed(connection: number): string {
  return `\0${connection}`;
}

/** Version 5: without an expiry interval it is 0 (3.1.2.11.2); before, a clean session ends with its connection. */
function sessionEnds({ cleanStart, sessionExpiryS }: ConnectFacts, version: ProtocolVersion): boolean {
  return version === 5 ? sessionExpiryS === 0 : cleanStart;
}
