// Stands between a connection and the broker, and lets go wrong what its client has asked for. As long as nothing is on it
// only follows where packets end, so that it can begin between two of them.

import type { FaultRule } from '../../core/learn/lab-faults.ts';
import type { ProtocolVersion } from '../../core/mqtt/protocol-version.ts';
import { topicMatches } from '../../core/mqtt/topic.ts';
import { emptyHead, readPacketHead } from '../../core/wire/packet-head.ts';
import { PacketSplitter } from '../../core/wire/packet-splitter.ts';
import { PACKET, packetName } from '../../core/wire/packet-type.ts';
import { readConnectFacts } from '../../core/wire/read-connect-facts.ts';
import { readTopicFilters } from '../../core/wire/read-subscribe.ts';
import type { ClientFaults, FaultBook, FaultLine } from './fault-book.ts';
import { PacketBoundary } from './packet-boundary.ts';

/** The connection, as the filter uses it. */
export interface FilteredStream {
  /** From the client: the broker is to read it. */
  passIn(bytes: Buffer): void;
  /** To the client. */
  passOut(bytes: Buffer): void;
  /** Ends the network connection without a word. */
  cutOff(): void;
}

/** What is held back is let go at once where it grows beyond this. */
const MAX_HELD_BYTES = 4 * 1024 * 1024;

/** A packet that comes before a cut gets this long on its way. */
const LAST_WORDS_MS = 30;

/** No CONNECT is longer, but for those with a large will. */
const MAX_CONNECT_BYTES = 1024 * 1024;

type From = FaultRule['from'];

export class FaultFilter implements FaultLine {
  readonly #stream: FilteredStream;
  readonly #book: FaultBook;
  readonly #host: string;
  readonly #in: Way;
  readonly #out: Way;
  #client: ClientFaults | null = null;
  #detach: (() => void) | null = null;
  #version: ProtocolVersion = 4;
  #clientId: string | null = null;
  #isCut = false;

  constructor(stream: FilteredStream, book: FaultBook, host: string) {
    this.#stream = stream;
    this.#book = book;
    this.#host = host;
    this.#in = new Way(
      (bytes) => stream.passIn(bytes),
      (packet) => this.#judge('client', packet, this.#in),
    );
    this.#out = new Way(
      (bytes) => stream.passOut(bytes),
      (packet) => this.#judge('broker', packet, this.#out),
    );
  }

  /** Bytes from the client. True: they are seen to; false: they go on as they are. */
  takesIncoming(bytes: Buffer): boolean {
    return this.#isCut || this.#in.takes(bytes, this.#clientId === null || this.#hasRules);
  }

  /** Bytes from the broker, likewise. */
  takesOutgoing(bytes: Buffer): boolean {
    return this.#isCut || this.#out.takes(bytes, this.#hasRules);
  }

  get #hasRules(): boolean {
    return this.#client !== null && this.#client.faults.rules.length > 0;
  }

  /** The broker has given the client an id that it did not have. */
  named(clientId: string): void {
    if (this.#clientId !== null && this.#clientId !== '') return;
    this.#attach(clientId);
  }

  cut(): void {
    this.#isCut = true;
    this.closed();
    this.#stream.cutOff();
  }

  /** The connection is over. */
  closed(): void {
    this.#in.stop();
    this.#out.stop();
    this.#detach?.();
    this.#detach = null;
  }

  #attach(clientId: string): void {
    this.#clientId = clientId;
    if (clientId === '') return;
    const { client, detach } = this.#book.attach(clientId, this.#host, this);
    this.#client = client;
    this.#detach = detach;
  }

  #judge(from: From, packet: Buffer, way: Way): void {
    if (this.#isCut) return;
    const type = (packet[0] as number) >> 4;
    if (this.#clientId === null && from === 'client') this.#begin(type, packet);
    const rule = this.#client?.take((one) => this.#fits(one, from, type, packet)) ?? null;
    if (rule === null) return way.pass(packet);
    switch (rule.effect) {
      case 'hold':
        return way.hold(packet, rule.holdMs ?? 0);
      case 'lose':
        return;
      case 'cut':
        return this.cut();
      case 'cut-after':
        way.pass(packet);
        setTimeout(() => this.cut(), LAST_WORDS_MS);
    }
  }

  #begin(type: number, packet: Buffer): void {
    if (type !== PACKET.connect || packet.length > MAX_CONNECT_BYTES) return this.#attach('');
    const head = emptyHead();
    readPacketHead(packet, 0, packet.length, 4, head);
    const { clientId, level } = readConnectFacts(packet, head.bodyStart);
    this.#version = level === 3 || level === 5 ? level : 4;
    this.#attach(clientId);
  }

  #fits(rule: FaultRule, from: From, type: number, packet: Buffer): boolean {
    if (rule.from !== from || rule.packet !== packetName(type)) return false;
    const { topic } = rule;
    if (topic === undefined) return true;
    const head = emptyHead();
    readPacketHead(packet, 0, packet.length, this.#version, head);
    if (type === PACKET.publish) return topicMatches(topic, packet.toString('utf8', head.topicStart, head.topicEnd));
    if (type !== PACKET.subscribe) return true;
    return readTopicFilters(packet, head.bodyStart, this.#version, 'SUBSCRIBE').some(
      (filter) => filter === topic || topicMatches(topic, filter),
    );
  }
}

/** One direction. */
class Way {
  readonly #forward: (bytes: Buffer) => void;
  readonly #judge: (packet: Buffer) => void;
  readonly #boundary = new PacketBoundary();
  #splitter: PacketSplitter | null = null;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(forward: (bytes: Buffer) => void, judge: (packet: Buffer) => void) {
    this.#forward = forward;
    this.#judge = judge;
  }

  /** `looks`: packets are to be judged one by one. False: nothing has to be done with these bytes. */
  takes(bytes: Buffer, looks: boolean): boolean {
    if (this.#splitter === null && !(looks && this.#boundary.isBetween)) {
      this.#boundary.push(bytes);
      if (this.#timer === undefined) return false;
      this.pass(bytes);
      return true;
    }
    this.#splitter ??= new PacketSplitter(({ bytes: all, offsets, count }) => {
      const whole = Buffer.from(all.buffer, all.byteOffset, all.length);
      for (let i = 0; i < count; i++) this.#judge(whole.subarray(offsets[i], offsets[i + 1]));
    });
    const splitter = this.#splitter;
    // What is no MQTT is the broker's to judge.
    if (splitter.push(bytes) !== null) {
      this.#splitter = null;
      this.pass(bytes);
    }
    // The boundary was followed by the splitter meanwhile, and stands between packets again.
    if (!looks && !splitter.isInsidePacket) this.#splitter = null;
    return true;
  }

  /** After what is held back, if anything is. */
  pass(bytes: Buffer): void {
    if (this.#timer === undefined) return this.#forward(bytes);
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
    if (this.#heldBytes > MAX_HELD_BYTES) this.#release();
  }

  hold(packet: Buffer, ms: number): void {
    if (this.#timer !== undefined) return this.pass(packet);
    // The bytes are the stream's, which may use them again.
    this.#held.push(Buffer.from(packet));
    this.#heldBytes += packet.length;
    this.#timer = setTimeout(() => this.#release(), ms);
  }

  #release(): void {
    const held = this.#held;
    this.stop();
    for (const bytes of held) this.#forward(bytes);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#held = [];
    this.#heldBytes = 0;
  }
}
