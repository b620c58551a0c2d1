// Small servers for the connection probe: a broker that knows CONNACK only, and what else stands on ports.
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TlsOptions } from 'node:tls';
import { WebSocketServer } from 'ws';
import { listenForTest } from './loopback-server.ts';

const CONNACK = Buffer.from([0x20, 0x02, 0x00, 0x00]);
const CONNECT = 0x10;

/** What a broker does with a stream: answers CONNECT, hangs up on anything else. `heard` gets every byte. */
export function answerConnect(stream: Duplex, heard: Buffer[] = [], connack: Buffer = CONNACK): void {
  stream.on('error', () => {});
  stream.once('data', (first: Buffer) => {
    if (first[0] === CONNECT) stream.write(connack);
    else stream.destroy();
  });
  stream.on('data', (chunk: Buffer) => heard.push(chunk));
}

export interface WebSocketBrokerOptions {
  readonly tls?: TlsOptions;
  /** Null: it names none. Absent: the first that was offered. */
  readonly subprotocol?: string | null;
  /** Absent: every path. */
  readonly path?: string;
  /** One byte a frame. */
  readonly trickles?: boolean;
  /** Closes with this instead of answering. */
  readonly closes?: { readonly code: number; readonly reason: string };
  readonly onRequest?: RequestListener;
}

/** A broker behind WebSocket; anything but an upgrade is answered 404. */
export function startWebSocketBroker(options: WebSocketBrokerOptions = {}): Promise<number> {
  const { tls, subprotocol, path, trickles, closes, onRequest = notFound } = options;
  const server = tls ? createHttpsServer(tls, onRequest) : createHttpServer(onRequest);
  server.on('tlsClientError', () => {});
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (subprotocol === undefined ? ([...offered][0] ?? false) : (subprotocol ?? false)),
  });
  server.on('upgrade', (request, socket: Socket, head) => {
    if (path !== undefined && request.url !== path) {
      socket.end('HTTP/1.1 404 Not Found\r\nServer: test\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      client.on('message', () => {
        if (closes) client.close(closes.code, closes.reason);
        else if (trickles) for (const byte of CONNACK) client.send(Buffer.of(byte));
        else client.send(CONNACK);
      });
    });
  });
  return listenForTest(server);
}

const notFound: RequestListener = (_request, response) => {
  response.writeHead(404, { server: 'test' });
  response.end();
};
