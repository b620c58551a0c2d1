// The one file that imports MQTT.js, which is the protocol engine: CONNECT, acknowledgements, keep alive, what is in
// flight, delivery after a reconnect. It sees all packets but inbound QoS 0 messages, through a stream of ours.
import '../shims/node-globals.ts';
import { Buffer } from 'buffer';
import mqttClientModule, { type IClientOptions } from 'mqtt/lib/client';
import storeModule from 'mqtt/lib/store';
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import type { PublishRequest, SubscriptionRequest } from '../../core/protocol/engine-contract.ts';
import { MqttStream } from './mqtt-stream.ts';
import { PacketIds } from './packet-ids.ts';

// CommonJS modules: some bundlers hand out their `exports`, some the `default` in them.
const MqttClient = unwrap(mqttClientModule);
const Store = unwrap(storeModule);

function unwrap<T>(module: T): T {
  return (module as { default?: T }).default ?? module;
}

export interface BrokerSessionListener {
  /** Whole packets to be sent. */
  onWrite(bytes: Uint8Array<ArrayBuffer>): void;
  /** PINGREQ was not answered in time. */
  onKeepAliveTimeout(): void;
  /** MQTT.js gave the connection up for a reason of its own. */
  onGiveUp(message: string): void;
}

/** setTimeout's largest delay: MQTT.js's own time limits are off, ours (see connection-attempt) know more. */
const NEVER_MS = 2_147_483_647;

export class BrokerSession {
  readonly #client: mqttClientModule;
  readonly #listener: BrokerSessionListener;
  #stream: MqttStream | null = null;
  #lastError = '';
  #begun = false;

  /** Does nothing until `begin`. Holds what is in flight over several network connections. */
  constructor(settings: ConnectionSettings, listener: BrokerSessionListener) {
    this.#listener = listener;
    this.#client = new MqttClient(() => this.#newStream() as never, clientOptions(settings));
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

  /** A network connection is open: sends CONNECT. */
  begin(): void {
    this.#lastError = '';
    this.#begun = true;
    this.#client.connect();
    this.#stream?.flush();
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
  publish({ topic, payload, qos, retain }: PublishRequest): void {
    const buffer = Buffer.from(payload.buffer as ArrayBuffer, payload.byteOffset, payload.length);
    this.#client.publish(topic, buffer, { qos, retain }, ignore);
  }

  subscribe(subscriptions: readonly SubscriptionRequest[]): void {
    const map = Object.fromEntries(subscriptions.map(({ filter, qos }) => [filter, { qos }]));
    this.#client.subscribe(map, ignore);
  }

  unsubscribe(filters: readonly string[]): void {
    this.#client.unsubscribe([...filters], ignore);
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

function clientOptions(settings: ConnectionSettings): IClientOptions {
  const { version, clientId, username, password, keepAliveS, cleanStart } = settings;
  return {
    protocolId: version === 3 ? 'MQIsdp' : 'MQTT',
    protocolVersion: version,
    clientId,
    clean: cleanStart,
    keepalive: keepAliveS,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    // A session of ours outlives the network connection only when the broker keeps it (3.1.2.11.2). With Clean Start
    // off and no expiry, version 5 would end it at once, which nobody means.
    ...(version === 5 && !cleanStart ? { properties: { sessionExpiryInterval: KEPT_SESSION_S } } : {}),
    manualConnect: true,
    reconnectPeriod: 0,
    connectTimeout: NEVER_MS,
    resubscribe: false,
    timerVariant: 'native',
    messageIdProvider: new PacketIds(),
    incomingStore: new Store({ clean: false }),
    outgoingStore: new Store({ clean: false }),
    log: ignore,
  };
}

/** One day: long enough for a lab, short enough not to litter a broker. */
const KEPT_SESSION_S = 86_400;
