// Why a connection to a broker failed: Node's error codes to the bridge's.

import type { BridgeErrorCode } from '../../core/protocol/companion-contract.ts';

export interface ConnectFailure {
  readonly code: BridgeErrorCode;
  /** For people who look closer. */
  readonly message: string;
}

const NETWORK_CODES: Readonly<Record<string, BridgeErrorCode>> = {
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

/** OpenSSL's verification results, as Node names them, and what they mean. */
const CERTIFICATE_CODES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet',
  CERT_REVOKED: 'the certificate was revoked',
  CERT_REJECTED: 'the certificate was rejected',
  CERT_UNTRUSTED: 'the certificate is not trusted',
  CERT_SIGNATURE_FAILURE: "the certificate's signature is wrong",
  CERT_CHAIN_TOO_LONG: "the certificate's chain is too long",
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate comes from an issuer that this machine does not know (self-signed)',
  UNABLE_TO_GET_ISSUER_CERT: 'the certificate comes from an issuer that this machine does not know',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate comes from an issuer that this machine does not know',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate comes from an issuer that this machine does not know',
  INVALID_CA: "the certificate's issuer may not issue certificates",
  INVALID_PURPOSE: 'the certificate is not meant for a server',
  HOSTNAME_MISMATCH: 'the certificate is for another name',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another name',
};

/** `tcpOpen`: whether the TCP connection stood when it happened, so that only TLS can be to blame. */
export function connectFailure(error: NodeJS.ErrnoException, tcpOpen: boolean): ConnectFailure {
  const code = error.code ?? '';
  const message = words(error);
  const certificate = CERTIFICATE_CODES[code];
  if (certificate !== undefined) return { code: 'certificate', message: `${certificate}: ${message} (${code})` };
  if (tcpOpen || code === 'EPROTO' || code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) {
    return { code: 'tls', message };
  }
  return { code: NETWORK_CODES[code] ?? 'other', message };
}

/** When a name has several addresses and none answers, Node gives one error that holds all of them. */
function words(error: Error): string {
  if (error instanceof AggregateError) {
    return error.errors.map((one: unknown) => (one instanceof Error ? one.message : String(one))).join('; ');
  }
  return error.message;
}
