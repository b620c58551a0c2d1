// Connects to a broker over TCP or TLS.

import { connect as connectTcp, type Socket } from 'node:net';
import { fail, ok, type Result } from '../../core/base/result.ts';
import type { BridgeOpen } from '../../core/protocol/companion-contract.ts';
import { startTls } from '../tls/start-tls.ts';
import { planTls } from '../tls/tls-context.ts';
import { type ConnectFailure, networkFailure, tlsFailure } from './connect-failure.ts';

export interface ConnectOptions {
  /** For all of it: name, TCP and TLS. */
  readonly timeoutMs: number;
  /** Gives up when it fires; the result is then a `timeout`. */
  readonly signal: AbortSignal;
  /** Authorities in PEM instead of the machine's own. */
  readonly trusted: readonly string[] | null;
}

const KEEP_ALIVE_DELAY_MS = 30_000;
/** Node tries a name's addresses one after the other and gives each 250 ms by default: too little for a far broker. */
const ADDRESS_TIMEOUT_MS = 2_000;

/** The socket comes paused, so that nothing is lost before somebody reads, and without listeners. */
export async function connectBroker(
  { target, tls }: Pick<BridgeOpen, 'target' | 'tls'>,
  options: ConnectOptions,
): Promise<Result<Socket, ConnectFailure>> {
  const plan = target.scheme === 'mqtts' ? planTls(tls ?? {}, options.trusted) : null;
  if (plan?.ok === false) return fail({ code: 'bad-tls-settings', ...plan.error });
  const began = performance.now();
  const tcp = await openTcp(target, options);
  if (!tcp.ok || plan === null) return tcp.ok ? ok(prepared(tcp.value)) : tcp;
  const secured = await startTls(tcp.value, {
    host: target.host,
    plan: plan.value,
    commonNameCounts: true,
    mustBeTrusted: true,
    timeoutMs: Math.max(1, options.timeoutMs - Math.round(performance.now() - began)),
    signal: options.signal,
  });
  return secured.ok ? ok(prepared(secured.socket)) : fail(tlsFailure(secured, options.timeoutMs));
}

function prepared(socket: Socket): Socket {
  socket.pause();
  socket.setNoDelay(true);
  socket.setKeepAlive(true, KEEP_ALIVE_DELAY_MS);
  return socket;
}

function openTcp(
  { host, port }: BridgeOpen['target'],
  { timeoutMs, signal }: ConnectOptions,
): Promise<Result<Socket, ConnectFailure>> {
  return new Promise((resolve) => {
    const socket = connectTcp({ host, port, autoSelectFamilyAttemptTimeout: ADDRESS_TIMEOUT_MS });
    const settle = (result: Result<Socket, ConnectFailure>) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      // Only our own: sockets have listeners of Node's on themselves.
      socket.off('connect', onConnect).off('error', onError).off('close', onClose);
      if (!result.ok) {
        // A late error of a socket that nobody listens to would end the process.
        socket.on('error', () => {});
        socket.destroy();
      }
      resolve(result);
    };
    const onAbort = () => settle(fail({ code: 'timeout', message: 'the page gave up' }));
    const onConnect = () => settle(ok(socket));
    const onError = (error: Error) => settle(fail(networkFailure(error)));
    const onClose = () => settle(fail({ code: 'reset', message: 'the connection was closed before it stood' }));
    const timer = setTimeout(() => {
      settle(fail({ code: 'timeout', message: `the connection was not answered within ${timeoutMs / 1_000} s` }));
    }, timeoutMs);
    signal.addEventListener('abort', onAbort);
    socket.on('connect', onConnect).on('error', onError).on('close', onClose);
    if (signal.aborted) onAbort();
  });
}
