// Connects to a broker over TCP or TLS.

import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import { fail, ok, type Result } from '../../core/base/result.ts';
import type { BridgeOpen } from '../../core/protocol/companion-contract.ts';
import { type ConnectFailure, connectFailure } from './connect-failure.ts';
import { trustedContext } from './trusted-certificates.ts';

export interface ConnectOptions {
  readonly timeoutMs: number;
  /** Gives up when it fires; the result is then a `timeout`. */
  readonly signal: AbortSignal;
  /** Whom to trust; the machine's own authorities by default. */
  readonly secureContext?: SecureContext;
}

const KEEP_ALIVE_DELAY_MS = 30_000;
/** Node tries a name's addresses one after the other and gives each 250 ms by default: too little for a far broker. */
const ADDRESS_TIMEOUT_MS = 2_000;

/** The socket comes paused, so that nothing is lost before somebody reads, and without listeners. */
export function connectBroker(
  target: BridgeOpen['target'],
  options: ConnectOptions,
): Promise<Result<Socket, ConnectFailure>> {
  const { scheme, host, port } = target;
  const tls = scheme === 'mqtts';
  const address = { host, port, autoSelectFamilyAttemptTimeout: ADDRESS_TIMEOUT_MS };
  return new Promise((resolve) => {
    // An address has no server name indication (RFC 6066, section 3); the certificate is then checked for the address.
    const socket = tls
      ? connectTls({
          ...address,
          ...(isIP(host) === 0 ? { servername: host } : {}),
          secureContext: options.secureContext ?? trustedContext(),
          rejectUnauthorized: true,
        })
      : connectTcp(address);
    let tcpOpen = false;

    const settle = (result: Result<Socket, ConnectFailure>) => {
      clearTimeout(timer);
      options.signal.removeEventListener('abort', onAbort);
      // Only our own: sockets have listeners of Node's on themselves.
      socket.off('connect', onTcpOpen).off(ready, onReady).off('error', onError).off('close', onClose);
      if (!result.ok) {
        // A late error of a socket that nobody listens to would end the process.
        socket.on('error', () => {});
        socket.destroy();
      }
      resolve(result);
    };
    const onAbort = () => settle(fail({ code: 'timeout', message: 'the page gave up' }));
    const onTcpOpen = () => {
      tcpOpen = true;
    };
    const onError = (error: Error) => settle(fail(connectFailure(error, tcpOpen && tls)));
    const onClose = () => {
      const message = 'the connection was closed before it stood';
      settle(fail({ code: tls && tcpOpen ? 'tls' : 'reset', message }));
    };
    const onReady = () => {
      socket.pause();
      socket.setNoDelay(true);
      socket.setKeepAlive(true, KEEP_ALIVE_DELAY_MS);
      settle(ok(socket));
    };
    const timer = setTimeout(() => {
      const what = tcpOpen ? 'the TLS handshake was not answered' : 'the connection was not answered';
      settle(fail({ code: 'timeout', message: `${what} within ${options.timeoutMs / 1_000} s` }));
    }, options.timeoutMs);

    const ready = tls ? 'secureConnect' : 'connect';
    options.signal.addEventListener('abort', onAbort);
    socket.on('connect', onTcpOpen).on('error', onError).on('close', onClose).on(ready, onReady);
  });
}
