// Carries bytes between a WebSocket and a broker's socket until either ends. Neither side is read faster than the other
// takes it, so a tunnel holds a bounded number of bytes whatever flows through it.

import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import type { BridgeEnd, BridgeErrorCode } from '../../core/protocol/companion-contract.ts';
import { isAboutClientCertificate, tlsErrorWords } from '../tls/tls-alert.ts';

/** Bytes waiting towards the page at which the broker is no longer read, and at which it is read again. */
const PAUSE_BYTES = 1024 * 1024;
const RESUME_BYTES = 256 * 1024;
/** How long the broker may take to accept what the page sent last, a DISCONNECT with its reason, say. */
const LINGER_MS = 2_000;
/** How long the broker may read nothing of what the page sent before the tunnel gives it up. */
const STALL_MS = 60_000;

const CLOSE_NORMAL = 1000;
const CLOSE_UNSUPPORTED_DATA = 1003;

/** Runs until both are closed; the broker may have hung up already. */
export function tunnel(page: WebSocket, broker: Socket): void {
  let ended = false;
  let stall: NodeJS.Timeout | undefined;
  const end = (how: BridgeEnd['how'], message: string, code?: BridgeErrorCode) => {
    if (ended) return;
    ended = true;
    const last: BridgeEnd = { type: 'end', how, message, ...(code === undefined ? {} : { code }) };
    page.resume();
    if (page.readyState === page.OPEN) page.send(JSON.stringify(last));
    page.close(CLOSE_NORMAL);
  };

  broker.on('data', (chunk) => {
    if (page.readyState !== page.OPEN) return;
    page.send(chunk, { binary: true, compress: false }, onSent);
    if (page.bufferedAmount > PAUSE_BYTES) broker.pause();
  });
  const onSent = () => {
    if (broker.isPaused() && page.bufferedAmount < RESUME_BYTES) broker.resume();
  };
  broker.on('end', () => end('fin', 'the broker closed the connection'));
  broker.on('error', (error: NodeJS.ErrnoException) => {
    if (isAboutClientCertificate(error, true)) return end('reset', tlsErrorWords(error), 'client-certificate');
    // Keep-alive probes, or bytes on their way, went unanswered: it was this side that gave up.
    end(error.code === 'ETIMEDOUT' ? 'idle' : 'reset', error.message);
  });
  broker.on('close', () => {
    clearTimeout(stall);
    end('reset', 'the connection to the broker is gone');
  });

  page.on('message', (data: RawData, isBinary: boolean) => {
    if (!isBinary) {
      page.close(CLOSE_UNSUPPORTED_DATA, 'only binary frames follow');
      return;
    }
    if (!broker.writable || broker.write(data as Buffer)) return;
    page.pause();
    clearTimeout(stall);
    // While the page is not read, its going away is not seen either: this must end by itself.
    stall = setTimeout(() => {
      end('idle', `the broker has read nothing for ${STALL_MS / 1_000} s`);
      broker.destroy();
    }, STALL_MS);
  });
  broker.on('drain', () => {
    clearTimeout(stall);
    page.resume();
  });
  page.on('close', () => {
    ended = true;
    broker.end();
    const timer = setTimeout(() => broker.destroy(), LINGER_MS);
    broker.once('close', () => clearTimeout(timer));
    // Nobody is left to read it; unread bytes would keep the socket open.
    broker.resume();
  });

  if (!broker.destroyed) broker.resume();
  else if (broker.errored === null) end('fin', 'the broker closed the connection');
  else end('reset', broker.errored.message);
}
