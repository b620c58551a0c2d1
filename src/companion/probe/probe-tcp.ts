// Opens a TCP connection to addresses that were looked up before.

import type { LookupAddress } from 'node:dns';
import { connect, type Socket } from 'node:net';
import type { ProbeTarget, TcpProbe } from '../../core/protocol/companion-contract.ts';
import { NETWORK_CODES, networkErrorWords } from '../bridge/connect-failure.ts';
import { msSince, type ProbeScope } from './probe-scope.ts';

export type TcpTried =
  | { readonly probe: Extract<TcpProbe, { ok: true }>; readonly socket: Socket }
  | { readonly probe: Extract<TcpProbe, { ok: false }>; readonly socket: null };

type TcpFailureCode = Extract<TcpProbe, { ok: false }>['code'];

/** Node's own 250 ms an address are too little for a far broker. */
const ADDRESS_TIMEOUT_MS = 2_000;

/** The socket reads nothing until somebody listens to it. */
export function probeTcp(
  { host, port }: Pick<ProbeTarget, 'host' | 'port'>,
  addresses: readonly LookupAddress[],
  { timeoutMs, signal }: ProbeScope,
): Promise<TcpTried> {
  const began = performance.now();
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      noDelay: true,
      autoSelectFamilyAttemptTimeout: ADDRESS_TIMEOUT_MS,
      lookup: (_host, options, found) => {
        const [first] = addresses;
        if (options.all === true) found(null, [...addresses]);
        else found(null, first?.address ?? '', first?.family ?? 0);
      },
    });
    const settle = (tried: TcpTried) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onTimeout);
      socket.off('connect', onConnect).off('error', onError);
      // A late error of a socket that nobody listens to would end the process.
      socket.on('error', () => {});
      if (tried.socket === null) socket.destroy();
      resolve(tried);
    };
    const failed = (code: TcpFailureCode, message: string) =>
      settle({ probe: { ok: false, code, message, ms: msSince(began) }, socket: null });
    const onConnect = () =>
      settle({ probe: { ok: true, remoteAddress: socket.remoteAddress ?? host, ms: msSince(began) }, socket });
    const onError = (error: NodeJS.ErrnoException) => failed(tcpCode(error), networkErrorWords(error));
    const onTimeout = () => failed('timeout', 'the connection was not answered in time');
    const timer = setTimeout(onTimeout, timeoutMs);
    signal.addEventListener('abort', onTimeout);
    socket.on('connect', onConnect).on('error', onError);
    if (signal.aborted) onTimeout();
  });
}

function tcpCode(error: NodeJS.ErrnoException): TcpFailureCode {
  const code = NETWORK_CODES[error.code ?? ''];
  return code === 'refused' || code === 'timeout' || code === 'unreachable' || code === 'reset' ? code : 'other';
}
