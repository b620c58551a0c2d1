// Refuses a WebSocket handshake with a plain HTTP answer.

import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

export function refuseUpgrade(socket: Duplex, status: number, words: string): void {
  const body = Buffer.from(`${words}\n`);
  socket.on('error', () => socket.destroy());
  socket.end(
    Buffer.concat([
      Buffer.from(
        [
          `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
          'Connection: close',
          'Content-Type: text/plain; charset=utf-8',
          `Content-Length: ${body.length}`,
          'X-Content-Type-Options: nosniff',
          '',
          '',
        ].join('\r\n'),
      ),
      body,
    ]),
  );
}
