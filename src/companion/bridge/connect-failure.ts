// Why a connection to a broker failed: Node's error codes, and those of TLS, to the bridge's.

import type { BridgeErrorCode, CertificateFacts, TlsSetting } from '../../core/protocol/companion-contract.ts';
import type { TlsFailed } from '../tls/start-tls.ts';

export interface ConnectFailure {
  readonly code: BridgeErrorCode;
  /** For people who look closer. */
  readonly message: string;
  /** What the broker showed. */
  readonly certificate?: CertificateFacts;
  /** With `bad-tls-settings`: which of them. */
  readonly setting?: TlsSetting;
}

export const NETWORK_CODES: Readonly<Record<string, BridgeErrorCode>> = {
  ENOTFOUND: 'host-not-found',
  EAI_AGAIN: 'host-not-found',
  EAI_FAIL: 'host-not-found',
  EAI_NODATA: 'host-not-found',
  EAI_NONAME: 'host-not-found',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
};

export function networkFailure(error: NodeJS.ErrnoException): ConnectFailure {
  return { code: NETWORK_CODES[error.code ?? ''] ?? 'other', message: networkErrorWords(error) };
}

const TLS_CODES: Readonly<Record<TlsFailed['code'], BridgeErrorCode>> = {
  certificate: 'certificate',
  'client-certificate': 'client-certificate',
  timeout: 'timeout',
  'not-tls': 'tls',
  closed: 'tls',
  other: 'tls',
};

/** `timeoutMs`: what the whole attempt was given, of which TLS had the rest. */
export function tlsFailure({ code, message, certificate }: TlsFailed, timeoutMs: number): ConnectFailure {
  if (code === 'timeout') {
    return { code: 'timeout', message: `the TLS handshake was not answered within ${timeoutMs / 1_000} s` };
  }
  return { code: TLS_CODES[code], message, ...(certificate === null ? {} : { certificate }) };
}

/** When a name has several addresses and none answers, Node gives one error that holds all of them. */
export function networkErrorWords(error: Error): string {
  if (error instanceof AggregateError) {
    return error.errors.map((one: unknown) => (one instanceof Error ? one.message : String(one))).join('; ');
  }
  return error.message;
}
