// One client of a probe: what is sent is awaited step by step, and what goes otherwise is a value. All waiting is a condition
// that is looked at again with everything that arrives.
import { fail, ok, type Result } from '../../core/base/result.ts';
import { type ConnectionSettings, DEFAULT_CONNECT_TIMEOUT_S } from '../../core/mqtt/connection-profile.ts';
import type { RefusingPacket, Setback } from '../../core/protocol/broker-probe-contract.ts';
import { encodeDisconnect } from '../../core/wire/encode-disconnect.ts';
import { emptyHead, type PacketHead, readPacketHead } from '../../core/wire/packet-head.ts';
import { type PacketBatch, PacketSplitter } from '../../core/wire/packet-splitter.ts';
import { PACKET, packetName } from '../../core/wire/packet-type.ts';
import {
  type Connack,
  readAcknowledgement,
  readConnack,
  readDisconnect,
  readSuback,
} from '../../core/wire/read-answer.ts';
import { readServerLimits, type ServerLimits } from '../../core/wire/server-limits.ts';
import { encodeAnswer } from '../fleet/device-packets.ts';
import type { Transport, TransportListener } from '../transport/transport.ts';
import { ProbeInbox } from './probe-inbox.ts';
import {
  encodeProbeConnect,
  encodeProbePublish,
  encodeProbeSubscribe,
  type ProbeConnect,
  type ProbePublish,
  type ProbeSubscribe,
} from './probe-packets.ts';
import type { ProbeWaits } from './probe-waits.ts';

type OpenTransport = (settings: ConnectionSettings, listener: TransportListener) => Transport;

interface Answer {
  readonly packet: RefusingPacket | 'PUBREL';
  readonly reason: number;
}

export class ProbeClient {
  readonly settings: ConnectionSettings;
  readonly inbox = new ProbeInbox();
  readonly clientId: string;
  readonly #waits: ProbeWaits;
  readonly #transport: Transport;
  readonly #head: PacketHead = emptyHead();
  readonly #splitter = new PacketSplitter((batch) => this.#takeBatch(batch));
  /** The last answer to a packet id of ours. */
  readonly #answers = new Map<number, Answer>();
  readonly #granted = new Set<string>();
  readonly #withheld: Uint8Array<ArrayBuffer>[] = [];
  #connack: Connack | null = null;
  #setback: Setback | null = null;
  #opened = false;
  #lastId = 0;
  /** Publishes to it are not acknowledged until `release`. */
  withholdsAnswers = false;
  /** PUBREC is not answered by PUBREL until `releaseInFlight`. */
  withholdsRelease = false;

  private constructor(settings: ConnectionSettings, connect: ProbeConnect, open: OpenTransport, waits: ProbeWaits) {
    this.settings = settings;
    this.clientId = connect.clientId;
    this.#waits = waits;
    this.#transport = open(settings, {
      onOpen: () => {
        this.#opened = true;
        this.#transport.send(encodeProbeConnect(settings, connect));
      },
      onBytes: (bytes) => {
        if (this.#splitter.push(bytes)) this.#over({ kind: 'closed', reason: null });
        waits.look();
      },
      onEnd: ({ cause }) => {
        const message = cause && 'message' in cause ? cause.message : '';
        this.#over(this.#opened ? { kind: 'closed', reason: null } : { kind: 'unreachable', message });
        waits.look();
      },
    });
  }

  static async connect(
    settings: ConnectionSettings,
    connect: ProbeConnect,
    open: OpenTransport,
    waits: ProbeWaits,
  ): Promise<Result<ProbeClient, Setback>> {
    const client = new ProbeClient(settings, connect, open, waits);
    const { connectTimeoutS = DEFAULT_CONNECT_TIMEOUT_S } = settings;
    try {
      await waits.until(() => client.#connack !== null || client.#setback !== null, connectTimeoutS * 1_000);
    } catch (cancelled) {
      client.close();
      throw cancelled;
    }
    if (client.#setback === null && client.#connack?.code === 0) return ok(client);
    client.close();
    if (client.#setback) return fail(client.#setback);
    const code = client.#connack?.code;
    if (code === undefined) return fail({ kind: 'silent', packet: 'CONNACK' });
    return fail({ kind: 'refused', packet: 'CONNACK', reason: code });
  }

  get connack(): Connack {
    return this.#connack as Connack;
  }

  /** Null before version 5. */
  get limits(): ServerLimits | null {
    return this.settings.version === 5 ? readServerLimits(this.connack.properties) : null;
  }

  get isOpen(): boolean {
    return this.#setback === null;
  }

  /** What it sent and is not on its way yet. */
  get unsentBytes(): number {
    return this.#transport.unsentBytes();
  }

  get withheldCount(): number {
    return this.#withheld.length;
  }

  /** False: not in time, or the connection ended. */
  until(condition: () => boolean, timeoutMs = this.#waits.answerMs): Promise<boolean> {
    return this.#waits.until(() => condition() || !this.isOpen, timeoutMs).then(() => condition());
  }

  /** As `subscribe`, unless it was granted on this connection already. */
  async ensureSubscribed(subscribe: ProbeSubscribe): Promise<Setback | null> {
    if (this.#granted.has(subscribe.filter)) return null;
    const setback = await this.subscribe(subscribe);
    if (setback === null) this.#granted.add(subscribe.filter);
    return setback;
  }

  /** Null: granted. */
  async subscribe(subscribe: ProbeSubscribe): Promise<Setback | null> {
    const id = this.#nextId();
    this.#send(encodeProbeSubscribe(subscribe, id, this.settings.version));
    return this.#settled(id, 'SUBACK');
  }

  /** After its last answer; at once at QoS 0. Null: it was taken. */
  async publish(message: ProbePublish, timeoutMs = this.#waits.answerMs): Promise<Setback | null> {
    const id = this.send(message);
    return message.qos === 0 ? this.#setback : this.#settled(id, message.qos === 1 ? 'PUBACK' : 'PUBCOMP', timeoutMs);
  }

  /** Without waiting. Answers with the packet id. */
  send(message: ProbePublish): number {
    const id = message.qos === 0 ? 0 : this.#nextId();
    this.#waits.messages++;
    this.#send(encodeProbePublish(message, id, this.settings.version));
    return id;
  }

  /** The last answer that came to a publish. */
  answerTo(id: number): Answer | undefined {
    return this.#answers.get(id);
  }

  hasSettled(id: number): boolean {
    const answer = this.#answers.get(id);
    return answer !== undefined && (answer.packet !== 'PUBREC' || answer.reason >= 0x80);
  }

  async #settled(id: number, packet: RefusingPacket, timeoutMs = this.#waits.answerMs): Promise<Setback | null> {
    const came = await this.until(() => this.hasSettled(id), timeoutMs);
    return came ? this.refusalOf(id) : (this.#setback ?? { kind: 'silent', packet });
  }

  /** Null: it was not refused, and the connection stands. */
  refusalOf(id: number): Setback | null {
    const { packet, reason } = this.#answers.get(id) ?? { packet: 'PUBACK', reason: 0 };
    return reason >= 0x80 ? { kind: 'refused', packet: packet as RefusingPacket, reason } : this.#setback;
  }

  /** Acknowledges what was withheld. */
  release(): void {
    this.withholdsAnswers = false;
    for (const bytes of this.#withheld.splice(0)) this.#send(bytes);
  }

  releaseInFlight(): void {
    this.withholdsRelease = false;
    for (const [id, { packet, reason }] of this.#answers) {
      if (packet === 'PUBREC' && reason < 0x80) this.#send(encodeAnswer(PACKET.pubrel, id));
    }
  }

  /** In order: with DISCONNECT, so that no will is published. `endSession`: see encodeDisconnect. */
  disconnect(endSession = false): void {
    if (this.isOpen) this.#send(encodeDisconnect(this.settings.version, 0, endSession));
    this.close();
  }

  /** Without a word. */
  close(): void {
    this.#setback ??= { kind: 'closed', reason: null };
    this.#transport.close();
  }

  #over(setback: Setback): void {
    if (this.#setback === null) this.#setback = setback;
    this.#transport.close();
  }

  #send(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.isOpen) this.#transport.send(bytes);
  }

  #nextId(): number {
    this.#lastId = (this.#lastId % 65_535) + 1;
    this.#answers.delete(this.#lastId);
    return this.#lastId;
  }

  #takeBatch({ bytes, offsets, count }: PacketBatch): void {
    for (let i = 0; i < count && this.isOpen; i++) {
      this.#take(bytes.subarray(offsets[i] as number, offsets[i + 1] as number));
    }
  }

  #take(packet: Uint8Array): void {
    const { version } = this.settings;
    const head = this.#head;
    readPacketHead(packet, 0, packet.length, version, head);
    if (head.truncated) return this.#over({ kind: 'closed', reason: null });
    const { type, packetId, bodyStart } = head;
    switch (type) {
      case PACKET.connack:
        this.#connack = readConnack(packet, bodyStart, version);
        return;
      case PACKET.publish:
        return this.#takeMessage(packet, head);
      case PACKET.puback:
      case PACKET.pubrec:
      case PACKET.pubcomp:
        return this.#takeAcknowledgement(
          packetName(type) as RefusingPacket,
          packetId,
          readAcknowledgement(packet, bodyStart, version).reasonCode,
        );
      case PACKET.pubrel:
        return this.#answer(encodeAnswer(PACKET.pubcomp, packetId));
      case PACKET.suback:
        this.#answers.set(packetId, {
          packet: 'SUBACK',
          reason: readSuback(packet, bodyStart, version).codes[0] ?? 0x80,
        });
        return;
      case PACKET.disconnect:
        return this.#over({ kind: 'closed', reason: readDisconnect(packet, bodyStart).reasonCode });
    }
  }

  #takeAcknowledgement(packet: RefusingPacket, id: number, reason: number): void {
    this.#answers.set(id, { packet, reason });
    if (packet === 'PUBREC' && reason < 0x80 && !this.withholdsRelease) this.#send(encodeAnswer(PACKET.pubrel, id));
  }

  #takeMessage(packet: Uint8Array, head: PacketHead): void {
    this.inbox.take(packet, head, this.settings.version);
    const qos = (head.flags >> 1) & 3;
    if (qos > 0) this.#answer(encodeAnswer(qos === 1 ? PACKET.puback : PACKET.pubrec, head.packetId));
  }

  #answer(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.withholdsAnswers) this.#withheld.push(bytes);
    else this.#send(bytes);
  }
}
