// What the embedded broker says of itself under `$SYS/broker/`, by the names that people know from mosquitto.

import type { Socket } from 'node:net';
import type { Aedes } from 'aedes';

/** As mosquitto's `sys_interval`. */
const INTERVAL_MS = 10_000;

export class SysTopics {
  readonly #aedes: Aedes;
  readonly #version: string;
  readonly #startedAt = performance.now();
  readonly #sockets = new Set<Socket>();
  /** Of connections that are over. */
  #bytesReceived = 0;
  #bytesSent = 0;
  #publishReceived = 0;
  #publishSent = 0;
  #clientsMaximum = 0;
  readonly #retained = new Set<string>();
  readonly #timer: ReturnType<typeof setInterval>;
  /** What was said last: only what has changed is said again. */
  readonly #said = new Map<string, string>();

  constructor(aedes: Aedes, version: string) {
    this.#aedes = aedes;
    this.#version = version;
    aedes.on('publish', (packet, client) => {
      if (client) this.#publishReceived++;
      if (!packet.retain || packet.topic.startsWith('$')) return;
      if (packet.payload.length > 0) this.#retained.add(packet.topic);
      else this.#retained.delete(packet.topic);
    });
    aedes.on('client', () => {
      this.#clientsMaximum = Math.max(this.#clientsMaximum, aedes.connectedClients);
    });
    this.#timer = setInterval(() => this.#say(), INTERVAL_MS);
    this.#timer.unref();
    this.#say();
  }

  /** A connection of either kind. */
  watch(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => {
      this.#sockets.delete(socket);
      this.#bytesReceived += socket.bytesRead;
      this.#bytesSent += socket.bytesWritten;
    });
  }

  /** A message goes to a subscriber. */
  delivered(): void {
    this.#publishSent++;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #say(): void {
    for (const [name, value] of Object.entries(this.#values())) {
      const text = String(value);
      if (this.#said.get(name) === text) continue;
      this.#said.set(name, text);
      const topic = `$SYS/broker/${name}`;
      this.#aedes.publish(
        { cmd: 'publish', topic, payload: Buffer.from(text), qos: 0, retain: true, dup: false },
        () => {},
      );
    }
  }

  #values(): Record<string, string | number> {
    const live = [...this.#sockets];
    return {
      version: this.#version,
      uptime: `${Math.floor((performance.now() - this.#startedAt) / 1000)} seconds`,
      'clients/connected': this.#aedes.connectedClients,
      'clients/maximum': this.#clientsMaximum,
      'publish/messages/received': this.#publishReceived,
      'publish/messages/sent': this.#publishSent,
      'bytes/received': live.reduce((sum, { bytesRead }) => sum + bytesRead, this.#bytesReceived),
      'bytes/sent': live.reduce((sum, { bytesWritten }) => sum + bytesWritten, this.#bytesSent),
      'retained messages/count': this.#retained.size,
      'subscriptions/count': this.#subscriptions(),
      'heap/current': process.memoryUsage().heapUsed,
    };
  }

  /** Of those that are connected. Aedes keeps them with its clients, though its types do not say so. */
  #subscriptions(): number {
    const { clients } = this.#aedes as Aedes & {
      readonly clients: Record<string, { readonly subscriptions: Record<string, unknown> }>;
    };
    return Object.values(clients).reduce((sum, { subscriptions }) => sum + Object.keys(subscriptions).length, 0);
  }
}
