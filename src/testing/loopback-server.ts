// Servers on free loopback ports that end with the test that started them.
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer, type TlsOptions } from 'node:tls';
import { onTestFinished } from 'vitest';

/** Starts `server` on a free port of 127.0.0.1 and returns the port; all its connections are cut when the test is over. */
export async function listenForTest(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  });
  return (server.address() as AddressInfo).port;
}

/** A plain TCP server. */
export function startTcpServer(onSocket: (socket: Socket) => void): Promise<number> {
  return listenForTest(createServer({ noDelay: true }, onSocket));
}

/** A TLS server; a handshake that fails is the client's business. */
export function startTlsServer(options: TlsOptions, onSocket: (socket: Socket) => void = () => {}): Promise<number> {
  const server = createSecureServer(options, (socket) => {
    socket.on('error', () => {});
    onSocket(socket);
  });
  server.on('tlsClientError', () => {});
  return listenForTest(server);
}

/** A port of 127.0.0.1 that was free a moment ago, and that nothing listens on. */
export async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  return port;
}
