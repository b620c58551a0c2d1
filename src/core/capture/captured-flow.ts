// One TCP connection of a capture: finds out whether it carries MQTT, which end is the client, and gives out its packets.
import type { Direction } from '../mqtt/direction.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import { type PacketBatch, PacketSplitter } from '../wire/packet-splitter.ts';
import { PACKET } from '../wire/packet-type.ts';
import type { CapturedConnection, CaptureSink } from './capture-sink.ts';
import { guessStream, guessVersion, mayBePacket, versionOfConnect } from './guess-stream.ts';
import { TcpHalfStream } from './tcp-half-stream.ts';
import { isFrameHead, WebSocketStream } from './websocket-stream.ts';

/** The end that the first segment came from is 0. */
export type Side = 0 | 1;

export type FlowKind = 'undecided' | 'mqtt' | 'tls' | 'compressed' | 'unknown';

/** Of a side whose first bytes say nothing yet; with more, that will not change. */
const MAX_HELD_BYTES = 64 * 1024;
/** No guess needs more: a fixed header and the protocol's name. */
const GUESS_BYTES = 16;
const MQTT_PORT = 1883;
const NOTHING = new Uint8Array();

export interface FlowEnds {
  /** By side. */
  readonly names: readonly [string, string];
  readonly ports: readonly [number, number];
}

interface Half {
  readonly stream: TcpHalfStream;
  held: { readonly bytes: Uint8Array; readonly time: number }[];
  heldBytes: number;
  /** The first of what is held, enough for a guess. */
  first: Uint8Array;
  splitter: PacketSplitter | null;
  webSocket: WebSocketStream | null;
  /** Bytes are missing: the next packet is looked for. */
  isLost: boolean;
  /** Bytes that have passed, captured or not, since the last packet that was given out. */
  unread: number;
  /** Those of them that no packet will be made of. */
  missing: number;
}

export class CapturedFlow {
  readonly #ends: FlowEnds;
  readonly #sink: CaptureSink;
  readonly #register: () => number;
  readonly #openedAt: number;
  readonly #halves: readonly [Half, Half];
  #kind: FlowKind = 'undecided';
  #transport: 'tcp' | 'websocket' = 'tcp';
  #client: Side | null = null;
  #hasBegin = false;
  #connection: CapturedConnection | null = null;
  #time: number;
  /** A side has ended its stream; what it has sent before may come yet. */
  isOver = false;
  /** How it ended, as long as that is not told. */
  #ending: { readonly side: Side | null; readonly time: number } | null = null;

  /** `register` gives the next index of an MQTT connection. */
  constructor(ends: FlowEnds, time: number, sink: CaptureSink, register: () => number) {
    this.#ends = ends;
    this.#sink = sink;
    this.#register = register;
    this.#openedAt = time;
    this.#time = time;
    this.#halves = [this.#half(0), this.#half(1)];
  }

  get kind(): FlowKind {
    return this.#kind;
  }

  synchronize(side: Side, sequence: number, isAnswer: boolean): void {
    this.#halves[side].stream.synchronize(sequence);
    this.#hasBegin = true;
    this.#client ??= isAnswer ? other(side) : side;
  }

  /** A SYN that does not repeat this side's: addresses and ports are used again, though no end was captured. */
  isOtherBegin(side: Side, sequence: number): boolean {
    return this.#halves[side].stream.isOtherBegin(sequence);
  }

  add(side: Side, sequence: number, bytes: Uint8Array, time: number): void {
    if (this.#kind !== 'undecided' && this.#kind !== 'mqtt') return;
    this.#time = time;
    this.#halves[side].stream.add(sequence, bytes, time);
    if (this.#ending) this.#tellEnd();
  }

  acknowledged(side: Side, sequence: number, time: number): void {
    this.#halves[other(side)].stream.acknowledged(sequence, time);
    if (this.#ending) this.#tellEnd();
  }

  /** A side ends its stream; null: the connection is reset. */
  end(side: Side | null, time: number): void {
    if (this.isOver) return;
    this.isOver = true;
    this.#ending = { side, time };
    if (side === null) for (const half of this.#halves) half.stream.finish(time);
    this.#tellEnd();
  }

  /** Once all is given out that was sent before, from either side. */
  #tellEnd(): void {
    if (!this.#ending || !this.#connection) return;
    const { side, time } = this.#ending;
    if (side !== null && this.#halves.some(({ stream }) => stream.isWaiting)) return;
    this.#ending = null;
    this.#tellUnread();
    const by = side === null ? null : side === this.#client ? 'client' : 'broker';
    this.#sink.closed(this.#connection.index, by, Math.max(time, this.#time));
  }

  /** The capture ends. */
  finish(): void {
    for (const half of this.#halves) half.stream.finish(this.#time);
    if (this.#kind === 'undecided') {
      if (this.#isWithoutConnect(0) || this.#isWithoutConnect(1)) this.#beginMqtt(this.#client as Side, 'tcp');
      else this.#decide('unknown');
    }
    this.#tellEnd();
    this.#tellUnread();
  }

  /** What was looked through for a next packet in vain. */
  #tellUnread(): void {
    for (const side of [0, 1] as const) {
      const half = this.#halves[side];
      if (!half.isLost) continue;
      this.#giveUpUnread(half);
      if (this.#connection) this.#tellMissing(side, this.#connection.index);
    }
  }

  #half(side: Side): Half {
    const stream = new TcpHalfStream({
      onBytes: (bytes, time) => this.#take(side, bytes, time),
      onGap: (count, time) => this.#gap(side, count, time),
    });
    const nothing = { held: [], heldBytes: 0, first: NOTHING, unread: 0, missing: 0 };
    return { stream, ...nothing, splitter: null, webSocket: null, isLost: false };
  }

  #take(side: Side, bytes: Uint8Array, time: number): void {
    if (this.#kind === 'undecided') return this.#guess(side, bytes, time);
    if (this.#kind === 'mqtt') this.#read(side, bytes, time);
  }

  #guess(side: Side, bytes: Uint8Array, time: number): void {
    const half = this.#halves[side];
    half.held.push({ bytes, time });
    half.heldBytes += bytes.length;
    if (half.first.length < GUESS_BYTES) half.first = half.held.length === 1 ? bytes : joined(half.held);
    const { first } = half;
    const guess = guessStream(first);
    if (guess === null) return;
    if (guess === 'mqtt-client') return this.#beginMqtt(side, 'tcp');
    if (guess === 'websocket-client') return this.#beginMqtt(side, 'websocket');
    if (guess === 'websocket-server') return this.#beginMqtt(other(side), 'websocket');
    if (guess === 'tls') return this.#decide('tls');
    if (!this.#hasBegin) return this.#beginInTheMiddle(side, first);
    const isConnack = (first[0] as number) >> 4 === PACKET.connack;
    // What the server answers was captured before what it answers: it waits.
    const waits = side !== this.#client && half.heldBytes <= MAX_HELD_BYTES;
    if (this.#isWithoutConnect(side) && !(isConnack && waits)) return this.#beginMqtt(this.#client as Side, 'tcp');
    if (!waits) this.#decide('unknown');
  }

  /** The handshake was captured and CONNECT was not, or was no good: the port says that it is MQTT, and so do the bytes. */
  #isWithoutConnect(side: Side): boolean {
    const client = this.#client;
    if (client === null || this.#ends.ports[other(client)] !== MQTT_PORT) return false;
    return mayBePacket(this.#halves[side].first, side === client ? 'out' : 'in');
  }

  /** The capture has not what came before: the well-known port says that it is MQTT. */
  #beginInTheMiddle(side: Side, first: Uint8Array): void {
    const { ports } = this.#ends;
    const broker = ports[0] === MQTT_PORT ? 0 : ports[1] === MQTT_PORT ? 1 : null;
    if (broker === null) return this.#decide('unknown');
    const client = other(broker);
    if (!mayBePacket(first, side === client ? 'out' : 'in')) for (const half of this.#halves) half.isLost = true;
    this.#beginMqtt(client, 'tcp');
  }

  #decide(kind: FlowKind): void {
    this.#kind = kind;
    for (const half of this.#halves) letGo(half);
  }

  #beginMqtt(client: Side, transport: 'tcp' | 'websocket'): void {
    this.#kind = 'mqtt';
    this.#client = client;
    this.#transport = transport;
    for (const side of [0, 1] as const) {
      const half = this.#halves[side];
      if (transport === 'websocket')
        half.webSocket = new WebSocketStream(true, (bytes, time) => this.#split(side, bytes, time));
    }
    for (const side of [client, other(client)]) {
      const half = this.#halves[side];
      const { held } = half;
      letGo(half);
      for (const { bytes, time } of held) this.#read(side, bytes, time);
    }
  }

  #read(side: Side, bytes: Uint8Array, time: number): void {
    const half = this.#halves[side];
    const { webSocket } = half;
    if (!webSocket) return this.#split(side, bytes, time);
    if (half.isLost) {
      // Most programs send a frame a segment.
      if (!isFrameHead(bytes)) {
        half.unread += bytes.length;
        return;
      }
      webSocket.resume();
    }
    const left = webSocket.push(bytes, time);
    if (webSocket.fault === null) return;
    if (this.#connection === null) return this.#decide(webSocket.fault === 'compressed' ? 'compressed' : 'unknown');
    // One frame may be compressed, and the next not.
    this.#lose(half, left);
  }

  #split(side: Side, bytes: Uint8Array, time: number): void {
    const half = this.#halves[side];
    this.#time = time;
    if (half.isLost && mayBePacket(bytes, this.#directionOf(side))) {
      half.isLost = false;
      this.#giveUpUnread(half);
    }
    half.unread += bytes.length;
    if (half.isLost) return;
    half.splitter ??= new PacketSplitter((batch) => this.#packets(side, batch));
    // Framing is lost for good, but for what may be found later.
    if (half.splitter.push(bytes)) this.#lose(half, 0);
  }

  /** The next packet is to be looked for, behind so many bytes. */
  #lose(half: Half, byteCount: number): void {
    half.isLost = true;
    half.splitter = null;
    half.unread += byteCount;
  }

  #giveUpUnread(half: Half): void {
    half.missing += half.unread;
    half.unread = 0;
  }

  #tellMissing(side: Side, index: number): void {
    const half = this.#halves[side];
    if (half.missing > 0) this.#sink.missing(index, this.#directionOf(side), half.missing, this.#time);
    half.missing = 0;
  }

  #gap(side: Side, byteCount: number, time: number): void {
    const half = this.#halves[side];
    // What came before the gap is given up, too.
    const before = half.heldBytes;
    letGo(half);
    this.#time = time;
    this.#lose(half, before + byteCount);
  }

  #packets(side: Side, { bytes, offsets, count }: PacketBatch): void {
    const direction = this.#directionOf(side);
    const half = this.#halves[side];
    for (let i = 0; i < count; i++) {
      const start = offsets[i] as number;
      const end = offsets[i + 1] as number;
      // What lies between is most often the whole of what came.
      const packet = start === 0 && end === bytes.length ? bytes : bytes.subarray(start, end);
      const { index } = this.#connection ?? this.#announce(packet);
      if (half.missing > 0) this.#tellMissing(side, index);
      half.unread -= end - start;
      this.#sink.packet(index, direction, packet, this.#time);
    }
  }

  #announce(packet: Uint8Array): CapturedConnection {
    const isConnect = (packet[0] as number) >> 4 === PACKET.connect;
    const version: ProtocolVersion = isConnect ? versionOfConnect(packet) : guessVersion(packet);
    const client = this.#client as Side;
    const { names } = this.#ends;
    this.#connection = {
      index: this.#register(),
      client: names[client],
      server: names[other(client)],
      transport: this.#transport,
      version,
      openedAt: this.#openedAt,
      beginsInTheMiddle: !isConnect,
    };
    this.#sink.connection(this.#connection);
    return this.#connection;
  }

  #directionOf(side: Side): Direction {
    return side === this.#client ? 'out' : 'in';
  }
}

function letGo(half: Half): void {
  half.held = [];
  half.heldBytes = 0;
  half.first = NOTHING;
}

function other(side: Side): Side {
  return side === 0 ? 1 : 0;
}

function joined(held: readonly { readonly bytes: Uint8Array }[]): Uint8Array {
  const bytes = new Uint8Array(held.reduce((sum, part) => sum + part.bytes.length, 0));
  let at = 0;
  for (const part of held) {
    bytes.set(part.bytes, at);
    at += part.bytes.length;
  }
  return bytes;
}
