// A WebSocket server that does to a client exactly what a test says. Speaks MQTT through mqtt-packet, or raw bytes.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { generate, type Packet, parser } from 'mqtt-packet';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ProtocolVersion } from '../core/mqtt/protocol-version.ts';

/** One network connection of a client. */
export interface ScriptedConnection {
  /** The next packet from the client; rejects after eight seconds without one. */
  next<C extends Packet['cmd']>(cmd: C): Promise<Extract<Packet, { cmd: C }>>;
  send(...packets: Packet[]): void;
  sendBytes(...bytes: number[]): void;
  /** Breaks the connection without a close frame. */
  cut(): void;
  close(code: number, reason: string): void;
  readonly closed: Promise<void>;
}

export interface ScriptedBroker {
  readonly port: number;
  /** The next connection; rejects after eight seconds without one. */
  connection(): Promise<ScriptedConnection>;
  /** The next connection, with CONNECT taken and answered. */
  accepted(connack?: Partial<Extract<Packet, { cmd: 'connack' }>>): Promise<ScriptedConnection>;
  stop(): Promise<void>;
}

export async function startScriptedBroker(version: ProtocolVersion): Promise<ScriptedBroker> {
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    handleProtocols: (offered) => [...offered][0] ?? false,
  });
  await once(server, 'listening');
  const connections = new Mailbox<ScriptedConnection>('connection');
  server.on('connection', (socket) => connections.put(scripted(socket, version)));
  const connection = () => connections.take();
  return {
    port: (server.address() as AddressInfo).port,
    connection,
    async accepted(connack = {}) {
      const accepted = await connection();
      await accepted.next('connect');
      accepted.send({ cmd: 'connack', sessionPresent: false, returnCode: 0, reasonCode: 0, ...connack });
      return accepted;
    },
    async stop() {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function scripted(socket: WebSocket, version: ProtocolVersion): ScriptedConnection {
  const packets = new Mailbox<Packet>('packet');
  const reader = parser({ protocolVersion: version });
  reader.on('packet', (packet) => packets.put(packet));
  socket.on('message', (data) => reader.parse(data as Buffer));
  return {
    async next(cmd) {
      const packet = await packets.take();
      if (packet.cmd !== cmd) throw new Error(`the client sent ${packet.cmd}, not ${cmd}`);
      return packet as never;
    },
    send: (...all) => socket.send(Buffer.concat(all.map((packet) => generate(packet, { protocolVersion: version })))),
    sendBytes: (...bytes) => socket.send(Uint8Array.from(bytes)),
    cut: () => socket.terminate(),
    close: (code, reason) => socket.close(code, reason),
    closed: once(socket, 'close').then(() => {}),
  };
}

/** What arrives waits here until somebody asks, and the other way round. */
class Mailbox<T> {
  readonly #name: string;
  readonly #items: T[] = [];
  readonly #takers: ((item: T) => void)[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  put(item: T): void {
    const taker = this.#takers.shift();
    if (taker) taker(item);
    else this.#items.push(item);
  }

  take(): Promise<T> {
    const item = this.#items.shift();
    if (item !== undefined) return Promise.resolve(item);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no ${this.#name} came`)), 8_000);
      this.#takers.push((taken) => {
        clearTimeout(timer);
        resolve(taken);
      });
    });
  }
}
