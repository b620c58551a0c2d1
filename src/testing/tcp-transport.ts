// A network connection as the engine has them, straight over TCP: for tests that run outside a browser.
import { connect } from 'node:net';
import type { ConnectionSettings } from '../core/mqtt/connection-profile.ts';
import type { Transport, TransportListener } from '../engine/transport/transport.ts';

export function openTcp({ endpoint }: ConnectionSettings, listener: TransportListener): Transport {
  const socket = connect({ host: endpoint.host, port: endpoint.port, noDelay: true });
  let opened = false;
  socket.on('connect', () => {
    opened = true;
    listener.onOpen();
  });
  socket.on('data', (bytes) => listener.onBytes(new Uint8Array(bytes)));
  socket.on('error', () => {});
  socket.on('close', () => listener.onEnd({ close: null, cause: opened ? null : { kind: 'never-opened' } }));
  return {
    send: (bytes) => void socket.write(bytes),
    close: () => socket.end(),
    unsentBytes: () => socket.writableLength,
  };
}
