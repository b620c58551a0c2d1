// The embedded broker: Aedes on a TCP port and on a WebSocket port.

import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { ok, type Result } from '../../core/base/result.ts';
import { ownNames } from '../http/own-origin.ts';
import { refuseUpgrade } from '../http/refuse-upgrade.ts';
import { FaultBook } from '../lab/fault-book.ts';
import { FaultFilter, type FilteredStream } from '../lab/fault-filter.ts';
import { remoteHost } from '../lab/remote-host.ts';
import { type Listening, listenOnFreePort } from '../listen.ts';
import { mayUseBroker } from './broker-origin.ts';
import { FlowGate, type GatedStream } from './flow-gate.ts';
import { createLabBroker, MAX_PACKET_BYTES } from './lab-broker.ts';
import { PacketStream } from './packet-stream.ts';
import { SocketStream } from './socket-stream.ts';
import { SysTopics } from './sys-topics.ts';

export const BROKER_WS_PATH = '/mqtt';

/** `mqttv3.1` is what MQTT 3.1 clients ask for. */
const SUBPROTOCOLS = ['mqtt', 'mqttv3.1'];

/** Room for several packets of the largest size in a frame is not needed: clients send a packet a frame. */
const MAX_FRAME_BYTES = MAX_PACKET_BYTES + 1024;
const CLOSE_TIMEOUT_MS = 1_000;

export interface EmbeddedBroker {
  readonly tcp: Listening;
  readonly ws: Listening;
  /** What goes wrong on purpose. */
  readonly faults: FaultBook;
  close(): Promise<void>;
}

type FaultyStream = GatedStream & FilteredStream & { faults: FaultFilter | null };

export interface EmbeddedBrokerOptions {
  readonly host: string;
  readonly tcpPort: number;
  readonly wsPort: number;
  /** What it calls itself under `$SYS/broker/version`. */
  readonly version?: string;
}

export async function startEmbeddedBroker(options: EmbeddedBrokerOptions): Promise<Result<EmbeddedBroker, string>> {
  const gate = new FlowGate();
  const faults = new FaultBook();
  const hosts = new WeakMap<object, string>();
  const sys: { topics: SysTopics | null } = { topics: null };
  const { aedes, shared } = await createLabBroker({
    gate,
    faults: ({ id, conn }) => faults.of(id, hosts.get(conn) ?? ''),
    onDelivery: () => sys.topics?.delivered(),
  });
  sys.topics = new SysTopics(aedes, options.version ?? 'MQTT Loupe, embedded broker (Aedes)');
  aedes.on('client', ({ id, conn }) => (conn as Partial<FaultyStream>).faults?.named(id));
  const serve = (stream: FaultyStream, address: string | undefined, request?: IncomingMessage) => {
    const host = remoteHost(address);
    hosts.set(stream, host);
    stream.faults = new FaultFilter(stream, faults, host);
    gate.add(stream);
    shared.serve(aedes.handle(stream, request));
  };
  const sockets = new Set<Socket>();
  const tcpServer = createTcpServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    sys.topics?.watch(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(new SocketStream(socket), socket.remoteAddress);
  });

  const httpServer = createHttpServer((_request, response) => {
    response.writeHead(426, { 'Content-Type': 'text/plain; charset=utf-8', Upgrade: 'websocket' });
    response.end('This port speaks MQTT over WebSocket.\n');
  });
  const wsServer = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    handleProtocols: (offered) => SUBPROTOCOLS.find((name) => offered.has(name)) ?? false,
  });

  const close = async () => {
    faults.close();
    sys.topics?.close();
    await new Promise<void>((resolve) => {
      // Aedes waits for each client's clean-up; a stuck one must not keep the process.
      const timer = setTimeout(resolve, CLOSE_TIMEOUT_MS);
      aedes.close(() => {
        clearTimeout(timer);
        resolve();
      });
    });
    for (const client of wsServer.clients) client.terminate();
    for (const socket of sockets) socket.destroy();
    httpServer.closeAllConnections();
    await Promise.all([closed(tcpServer), closed(httpServer)]);
  };

  const tcp = await listenOnFreePort(tcpServer, options.host, options.tcpPort);
  if (!tcp.ok) {
    await close();
    return tcp;
  }
  const ws = await listenOnFreePort(httpServer, options.host, options.wsPort);
  if (!ws.ok) {
    await close();
    return ws;
  }

  const names = ownNames(options.host, ws.value.port);
  httpServer.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const path = (request.url ?? '').split('?', 1)[0];
    if (path !== BROKER_WS_PATH) return refuseUpgrade(socket, 404, `The broker's path is ${BROKER_WS_PATH}.`);
    if (!mayUseBroker(request.headers.origin, request.headers.host, names)) {
      return refuseUpgrade(socket, 403, 'Pages of other sites may not use this broker.');
    }
    if (!offersSubprotocol(request)) {
      return refuseUpgrade(socket, 400, `Ask for the subprotocol ${SUBPROTOCOLS.join(' or ')}.`);
    }
    socket.setNoDelay(true);
    sys.topics?.watch(socket);
    wsServer.handleUpgrade(request, socket, head, (client) =>
      serve(new PacketStream(client), socket.remoteAddress, request),
    );
  });

  return ok({ tcp: tcp.value, ws: ws.value, faults, close });
}

function offersSubprotocol(request: IncomingMessage): boolean {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  return SUBPROTOCOLS.some((name) => offered.includes(name));
}

function closed(server: { close(done: () => void): unknown; readonly listening: boolean }): Promise<void> {
  return new Promise((resolve) => {
    if (server.listening) server.close(() => resolve());
    else resolve();
  });
}
