// The one file that imports MQTT.js, which is the protocol engine: CONNECT, acknowledgements, keep alive, what is in
// flight, delivery after a reconnect. It sees all packets but inbound QoS 0 messages, through a stream of ours.
import '../shims/node-globals.ts';
import { Buffer } from 'buffer';
import mqttClientModule from 'mqtt/lib/client';
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import type { PublishRequest, SubscriptionRequest } from '../../core/protocol/engine-contract.ts';
import { connectPacketOptions } from './broker-session-options.ts';
import { publishProperties } from './broker-session-properties.ts';
import { OutgoingStore } from './broker-session-store.ts';
import type { InFlightKeeper, KeptPacket } from './in-flight-keeper.ts';
import { MqttStream } from './mqtt-stream.ts';
import { PacketIds } from './packet-ids.ts';

// CommonJS modules: some bundlers hand out their `exports`, some the `default` in them.
const MqttClient = (mqttClientModule as { default?: typeof mqttClientModule }).default ?? mqttClientModule;

export interface BrokerSessionListener {
  /** Whole packets to be sent. */
  onWrite(bytes: Uint8Array<ArrayBuffer>): void;
  /** PINGREQ was not answered in time. */
  onKeepAliveTimeout(): void;
  /** MQTT.js gave the connection up for a reason of its own. */
  onGiveUp(message: string): void;
  /** What was in flight has been delivered again: new publishes may go out. Not before, as MQTT.js would lose them. */
  onReady(): void;
}

/** setTimeout's largest delay: MQTT.js's own time limits are off, ours (see connection-attempt) know more. */
const NEVER_MS = 2_147_483_647;

export class BrokerSession {
  readonly #client: mqttClientModule;
  readonly #listener: BrokerSessionListener;
  #stream: MqttStream | null = null;
  #lastError = '';
  #begun = false;
  readonly #outgoing: OutgoingStore;

  /**
   * Does nothing until `begin`. Holds what is in flight over several network connections, and, where there is a keeper,
   * over a reload of the page.
   */
  constructor(settings: ConnectionSettings, keeper: InFlightKeeper | null, listener: BrokerSessionListener) {
    this.#listener = listener;
    this.#outgoing = new OutgoingStore(keeper);
    this.#client = new MqttClient(() => this.#newStream() as never, {
      ...connectPacketOptions(settings),
      clientId: settings.clientId,
      manualConnect: true,
      reconnectPeriod: 0,
      connectTimeout: NEVER_MS,
      resubscribe: false,
      timerVariant: 'native',
      messageIdProvider: new PacketIds(),
      outgoingStore: this.#outgoing,
      log: ignore,
    });
    this.#client.on('connect', () => listener.onReady());
    this.#client.on('error', (error) => {
      this.#lastError = error.message;
    });
    this.#client.onKeepaliveTimeout = () => listener.onKeepAliveTimeout();
  }

  #newStream(): MqttStream {
    const stream = new MqttStream({
      onWrite: (bytes) => this.#listener.onWrite(bytes),
      // MQTT.js emits its error after it has destroyed the stream.
      onGiveUp: () => queueMicrotask(() => this.#stream === stream && this.#listener.onGiveUp(this.#lastError)),
    });
    this.#stream = stream;
    return stream;
  }

  /** PUBLISH and PUBREL packets without their last answer, in order. */
  get inFlight(): readonly KeptPacket[] {
    return this.#outgoing.inFlight;
  }

  /** A network connection is open: sends CONNECT. */
  begin(cleanStart: boolean, clientId: string): void {
    this.#lastError = '';
    this.#client.options.clean = cleanStart;
    this.#client.options.clientId = clientId;
    this.#begun = true;
    this.#client.connect();
    this.#stream?.flush();
  }

  /**
   * The broker has no session any more. A PUBREL in it would release nothing; whether its message arrived is not known.
   * Returns the packet identifiers of these. A PUBLISH stays: it will be sent as a new message.
   */
  forgetReleased(): readonly number[] {
    const released = this.inFlight.filter(({ cmd }) => cmd === 'pubrel').map(({ messageId }) => messageId);
    for (const messageId of released) this.#client.removeOutgoingMessage(messageId);
    // What was restored MQTT.js has no callback for, and so does not remove.
    for (const messageId of released) this.#outgoing.del({ messageId }, ignore);
    return released;
  }

  /** Hands on one or more whole packets from the broker. */
  deliver(bytes: Uint8Array): void {
    this.#stream?.deliver(bytes);
  }

  /** The network connection is gone. */
  connectionLost(): void {
    const stream = this.#stream;
    this.#stream = null;
    stream?.close();
  }

  /** What becomes of it is read from the packets that follow. */
  publish({ topic, payload, qos, retain, properties }: PublishRequest): void {
    const buffer = Buffer.from(payload.buffer as ArrayBuffer, payload.byteOffset, payload.length);
    const options = { qos, retain, ...(properties && { properties: publishProperties(properties) }) };
    this.#client.publish(topic, buffer, options, ignore);
  }

  /** One SUBSCRIBE: all have the same subscription identifier, which is a property of the packet (3.8.2.1.2). */
  subscribe(subscriptions: readonly SubscriptionRequest[]): void {
    const map = Object.fromEntries(
      subscriptions.map(({ filter, qos, noLocal = false, retainAsPublished = false, retainHandling = 0 }) => [
        filter,
        { qos, nl: noLocal, rap: retainAsPublished, rh: retainHandling },
      ]),
    );
    const subscriptionIdentifier = subscriptions[0]?.subscriptionIdentifier;
    const properties = subscriptionIdentifier === undefined ? undefined : { subscriptionIdentifier };
    this.#client.subscribe(map, { qos: 0, ...(properties && { properties }) }, ignore);
  }

  unsubscribe(filters: readonly string[]): void {
    this.#client.unsubscribe([...filters], ignore);
  }

  /** Asks the broker for a sign of life. */
  ping(): void {
    if (this.#stream) this.#client.sendPing();
  }

  /** For good. */
  dispose(): void {
    this.connectionLost();
    this.#client.removeAllListeners();
    this.#client.on('error', () => {});
    // Before the first connection MQTT.js has no stream to end.
    if (this.#begun) this.#client.end(true);
  }
}

function ignore(): void {}
