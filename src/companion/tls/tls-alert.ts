// What the other side, or our own OpenSSL, says when TLS fails. Node's codes are made of OpenSSL's words, which differ
// between its versions; an alert's number (RFC 8446, section 6) does not.

/** Alerts that a server sends about the client's certificate, and about nothing else. */
const CLIENT_CERTIFICATE_ALERTS = new Set([
  41, // no_certificate
  42, // bad_certificate
  43, // unsupported_certificate
  44, // certificate_revoked
  45, // certificate_expired
  46, // certificate_unknown
  48, // unknown_ca
  116, // certificate_required
]);
const HANDSHAKE_FAILURE = 40;

/** Null: `error` is no alert. */
export function alertNumber(error: Error): number | null {
  const found = /SSL alert number (\d+)/.exec(error.message)?.[1];
  return found === undefined ? null : Number(found);
}

/**
 * Whether the server refused for want of a client certificate it takes. TLS 1.2 says `handshake_failure` when there was
 * none (RFC 5246, section 7.4.6): that is it once the server has shown its own, for ciphers are agreed on before.
 */
export function isAboutClientCertificate(error: Error, serverShowedCertificate: boolean): boolean {
  const alert = alertNumber(error);
  if (alert === null) return false;
  return CLIENT_CERTIFICATE_ALERTS.has(alert) || (alert === HANDSHAKE_FAILURE && serverShowedCertificate);
}

/** Whether what came was no TLS at all. */
export function isNoTls(error: NodeJS.ErrnoException): boolean {
  return /wrong version number|packet length too long|http request|record layer failure/i.test(
    `${error.code ?? ''} ${error.message}`.replaceAll('_', ' '),
  );
}

/** OpenSSL's reason where there is one: its message holds places in its source, which say nothing to anybody here. */
export function tlsErrorWords(error: NodeJS.ErrnoException & { readonly reason?: string }): string {
  const code = error.code === undefined ? '' : ` (${error.code})`;
  return error.reason === undefined ? error.message : `${error.reason}${code}`;
}
