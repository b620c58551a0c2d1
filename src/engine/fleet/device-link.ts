// One network connection of one simulated device: CONNECT, publishes with their answers, commands, keep alive, and an end
// with or without DISCONNECT. It has no timer of its own: the fleet looks after all links once in a while.
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import { DEFAULT_CONNECT_TIMEOUT_S } from '../../core/mqtt/connection-profile.ts';
import { PROPERTY } from '../../core/mqtt/property.ts';
import { sizedOverLimit } from '../../core/protocol/outbound-limits.ts';
import type { FleetRefusal } from '../../core/publish/fleet.ts';
import type { PreparedPublish } from '../../core/publish/prepared-publish.ts';
import { encodeDisconnect } from '../../core/wire/encode-disconnect.ts';
import { emptyHead, type PacketHead, readPacketHead } from '../../core/wire/packet-head.ts';
import { type PacketBatch, PacketSplitter } from '../../core/wire/packet-splitter.ts';
import { PACKET } from '../../core/wire/packet-type.ts';
import { readAcknowledgement, readConnack, readDisconnect } from '../../core/wire/read-answer.ts';
import { numberProperty, stringProperty } from '../../core/wire/read-properties.ts';
import { readServerLimits, type ServerLimits } from '../../core/wire/server-limits.ts';
import type { Transport, TransportListener } from '../transport/transport.ts';
import { DeviceInFlight } from './device-in-flight.ts';
import { encodeAnswer, encodeConnect, encodePublish, encodeSubscribe, PINGREQ } from './device-packets.ts';

/** Publishes of one device without an answer; the broker's receive maximum may be less. */
const MAX_IN_FLIGHT = 20;
/** Handed to the network and not sent yet, of one device. */
const MAX_UNSENT_BYTES = 64 * 1024;
/** A device is told nothing but commands: what is larger is none. */
const MAX_INBOUND_BYTES = 1024 * 1024;

export interface DeviceLinkListener {
  onOnline(): void;
  onMessage(topic: string, payload: Uint8Array): void;
  /** Of publishes at QoS 1 and 2. */
  onSettled(good: boolean): void;
  /** Exactly once, unless `close` was called. `lost`: publishes without their last answer. */
  onEnd(end: { readonly wasOnline: boolean; readonly refusal: FleetRefusal; readonly lost: number }): void;
  /** The network connection is closed, whoever closed it: all that was to be sent was. */
  onGone(): void;
}

export type OpenTransport = (listener: TransportListener) => Transport;

export class DeviceLink {
  readonly #settings: ConnectionSettings;
  readonly #listener: DeviceLinkListener;
  readonly #transport: Transport;
  readonly #splitter = new PacketSplitter((batch) => this.#takeBatch(batch), MAX_INBOUND_BYTES);
  readonly #inFlight = new DeviceInFlight();
  readonly #head: PacketHead = emptyHead();
  readonly #beganAt: number;
  #phase: 'opening' | 'connecting' | 'online' | 'over' = 'opening';
  #limits: ServerLimits | null = null;
  #keepAliveMs: number;
  #wroteAt = 0;
  /** When a PINGREQ went out that is not answered. */
  #pingedAt: number | null = null;

  constructor(settings: ConnectionSettings, open: OpenTransport, listener: DeviceLinkListener) {
    this.#settings = settings;
    this.#listener = listener;
    this.#keepAliveMs = settings.keepAliveS * 1_000;
    this.#beganAt = performance.now();
    this.#transport = open({
      onOpen: () => this.#opened(),
      onBytes: (bytes) => {
        if (this.#phase !== 'over' && this.#splitter.push(bytes)) this.#fail({ kind: 'closed' });
      },
      onEnd: ({ cause }) => {
        const neverOpened = cause !== null || this.#phase === 'opening';
        const message = cause && 'message' in cause ? cause.message : '';
        this.#fail(neverOpened ? { kind: 'unreachable', message } : { kind: 'closed' });
        listener.onGone();
      },
    });
  }

  get isOnline(): boolean {
    return this.#phase === 'online';
  }

  /** Publishes without their last answer. */
  get unanswered(): number {
    return this.#inFlight.publishes;
  }

  get unsentBytes(): number {
    return this.#transport.unsentBytes();
  }

  /** False: it was not written, as it would pile up or break a limit that the broker announces. */
  publish(message: PreparedPublish): boolean {
    if (this.#phase !== 'online' || this.unsentBytes > MAX_UNSENT_BYTES) return false;
    const limits = this.#limits;
    if (limits && sizedOverLimit({ ...message, payloadBytes: message.payload.length }, limits)) return false;
    const { qos } = message;
    if (qos > 0 && this.#inFlight.publishes >= Math.min(MAX_IN_FLIGHT, limits?.receiveMaximum ?? MAX_IN_FLIGHT)) {
      return false;
    }
    this.#write(encodePublish(message, this.#inFlight.takeFor(qos), this.#settings.version));
    return true;
  }

  subscribe(filters: readonly string[]): void {
    if (this.#phase !== 'online' || filters.length === 0) return;
    this.#write(encodeSubscribe(filters, this.#inFlight.takeForSubscribe(), this.#settings.version));
  }

  /** Ends it; `onEnd` does not follow. Answers how many publishes are without their last answer. */
  close(how: 'disconnect' | 'abrupt'): number {
    if (this.#phase === 'over') return 0;
    if (how === 'disconnect' && this.#phase === 'online') this.#write(encodeDisconnect(this.#settings.version));
    this.#phase = 'over';
    this.#transport.close();
    return this.#inFlight.publishes;
  }

  /** Once a second or so: keep alive, and what takes too long. */
  look(now: number): void {
    const { connectTimeoutS = DEFAULT_CONNECT_TIMEOUT_S } = this.#settings;
    if (this.#phase === 'opening' || this.#phase === 'connecting') {
      if (now - this.#beganAt < connectTimeoutS * 1_000) return;
      return this.#fail({ kind: this.#phase === 'opening' ? 'open-timeout' : 'no-connack' });
    }
    if (this.#phase !== 'online' || this.#keepAliveMs === 0) return;
    if (this.#pingedAt !== null && now - this.#pingedAt > this.#keepAliveMs) return this.#fail({ kind: 'closed' });
    if (this.#pingedAt !== null || now - this.#wroteAt < this.#keepAliveMs * 0.75) return;
    this.#pingedAt = now;
    this.#write(PINGREQ);
  }

  #opened(): void {
    if (this.#phase !== 'opening') return;
    this.#phase = 'connecting';
    this.#write(encodeConnect(this.#settings));
  }

  #write(bytes: Uint8Array<ArrayBuffer>): void {
    this.#wroteAt = performance.now();
    this.#transport.send(bytes);
  }

  #takeBatch({ bytes, offsets, count }: PacketBatch): void {
    for (let i = 0; i < count && this.#phase !== 'over'; i++) {
      this.#take(bytes.subarray(offsets[i] as number, offsets[i + 1] as number));
    }
  }

  #take(packet: Uint8Array): void {
    const { version } = this.#settings;
    const head = this.#head;
    readPacketHead(packet, 0, packet.length, version, head);
    if (head.truncated) return this.#fail({ kind: 'closed' });
    const { packetId } = head;
    switch (head.type) {
      case PACKET.connack:
        return this.#takeConnack(packet, head.bodyStart);
      case PACKET.publish:
        return this.#takeMessage(packet, head);
      case PACKET.puback:
      case PACKET.pubcomp:
        return this.#settled(packetId, readAcknowledgement(packet, head.bodyStart, version).reasonCode);
      case PACKET.pubrec: {
        const { reasonCode } = readAcknowledgement(packet, head.bodyStart, version);
        if (reasonCode >= 0x80) return this.#settled(packetId, reasonCode);
        if (this.#inFlight.release(packetId)) this.#write(encodeAnswer(PACKET.pubrel, packetId));
        return;
      }
      case PACKET.pubrel:
        return this.#write(encodeAnswer(PACKET.pubcomp, packetId));
      case PACKET.suback:
        this.#inFlight.settle(packetId);
        return;
      case PACKET.pingresp:
        this.#pingedAt = null;
        return;
      case PACKET.disconnect:
        return this.#fail({ kind: 'disconnect', ...readDisconnect(packet, head.bodyStart) });
    }
  }

  #takeConnack(packet: Uint8Array, bodyStart: number): void {
    if (this.#phase !== 'connecting') return;
    const { version } = this.#settings;
    const { code, properties } = readConnack(packet, bodyStart, version);
    if (code !== 0) {
      const reasonString = stringProperty(properties, PROPERTY.reasonString) ?? null;
      return this.#fail({ kind: 'connack', version, reasonCode: code, reasonString });
    }
    this.#limits = version === 5 ? readServerLimits(properties) : null;
    this.#keepAliveMs = (numberProperty(properties, PROPERTY.serverKeepAlive) ?? this.#settings.keepAliveS) * 1_000;
    this.#phase = 'online';
    this.#listener.onOnline();
  }

  #takeMessage(packet: Uint8Array, { flags, packetId, topicStart, topicEnd, payloadStart }: PacketHead): void {
    const qos = (flags >> 1) & 3;
    const topic = new TextDecoder().decode(packet.subarray(topicStart, topicEnd));
    if (qos > 0) this.#write(encodeAnswer(qos === 1 ? PACKET.puback : PACKET.pubrec, packetId));
    this.#listener.onMessage(topic, packet.subarray(payloadStart));
  }

  #settled(packetId: number, reasonCode: number): void {
    if (this.#inFlight.settle(packetId)) this.#listener.onSettled(reasonCode < 0x80);
  }

  #fail(refusal: FleetRefusal): void {
    if (this.#phase === 'over') return;
    const wasOnline = this.#phase === 'online';
    this.#phase = 'over';
    this.#transport.close();
    this.#listener.onEnd({ wasOnline, refusal, lost: this.#inFlight.publishes });
  }
}
