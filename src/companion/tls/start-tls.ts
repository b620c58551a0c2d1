// Makes a TCP connection a TLS one, and judges the certificate itself: Node would end the connection at the first fault
// with nothing to show for it. So nothing but this file decides whether a connection is trusted.

import { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { connect, type PeerCertificate, type TLSSocket } from 'node:tls';
import { domainToASCII } from 'node:url';
import type { CertificateFacts } from '../../core/protocol/companion-contract.ts';
import { certificateFacts } from './certificate-facts.ts';
import { certificateWords } from './certificate-words.ts';
import { isAboutClientCertificate, isNoTls, tlsErrorWords } from './tls-alert.ts';
import type { TlsPlan } from './tls-context.ts';

export interface TlsOptions {
  readonly host: string;
  readonly plan: TlsPlan;
  /** See `CertificateContext`. */
  readonly commonNameCounts: boolean;
  /**
   * False: the handshake is made to see what is there, and any certificate will do. For a probe that says nothing
   * secret, never for a connection that is handed on.
   */
  readonly mustBeTrusted: boolean;
  readonly timeoutMs: number;
  /** Gives up when it fires; the result is then a `timeout`. */
  readonly signal: AbortSignal;
}

export interface TlsStarted {
  readonly ok: true;
  /** Nothing of ours listens to it any more. Already destroyed when the server hung up as soon as TLS stood. */
  readonly socket: TLSSocket;
  readonly certificate: CertificateFacts;
}

export interface TlsFailed {
  readonly ok: false;
  readonly code: 'certificate' | 'client-certificate' | 'not-tls' | 'timeout' | 'closed' | 'other';
  readonly message: string;
  readonly certificate: CertificateFacts | null;
}

/**
 * In TLS 1.3 a server refuses a client certificate after the client holds the handshake for done. Most servers send
 * session tickets when they are content; those that do not get twice the time of the handshake to object.
 */
const MIN_OBJECTION_MS = 40;
const MAX_OBJECTION_MS = 400;

/** `raw` is connected. On failure it is destroyed. */
export function startTls(raw: Socket, options: TlsOptions): Promise<TlsStarted | TlsFailed> {
  const { plan, timeoutMs, signal } = options;
  const name = domainToASCII(plan.serverName ?? options.host) || (plan.serverName ?? options.host);
  const began = performance.now();
  return new Promise((resolve) => {
    const socket = connect({
      socket: raw,
      secureContext: plan.context,
      // An address has no server name indication (RFC 6066, section 3); the certificate is then checked for the address.
      ...(isIP(name) === 0 ? { servername: name } : {}),
      ...(plan.alpnProtocols.length === 0 ? {} : { ALPNProtocols: [...plan.alpnProtocols] }),
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
    });
    let objection: NodeJS.Timeout | undefined;
    let trusted: CertificateFacts | null = null;
    let settled = false;

    const settle = (result: TlsStarted | TlsFailed) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearTimeout(objection);
      signal.removeEventListener('abort', onAbort);
      // Only our own: sockets have listeners of Node's on themselves.
      socket.off('secureConnect', onSecure).off('session', onSession).off('error', onError).off('close', onClose);
      if (!result.ok) {
        // A late error of a socket that nobody listens to would end the process.
        socket.on('error', () => {});
        socket.destroy();
        raw.destroy();
      }
      resolve(result);
    };
    const failed = (code: TlsFailed['code'], message: string, certificate: CertificateFacts | null) =>
      settle({ ok: false, code, message, certificate });
    const look = () => facts(socket, name, options.commonNameCounts);

    const onSecure = () => {
      const certificate = look();
      if (certificate === null) return failed('other', 'the server showed no certificate that can be read', null);
      const vouchedFor = socket.authorized && certificate.problem === null;
      const accepted = vouchedFor || certificate.sha256 === plan.acceptedSha256;
      if (options.mustBeTrusted && !accepted) {
        return failed('certificate', certificateWords(certificate, name, verdict(socket)), certificate);
      }
      trusted = certificate;
      if (socket.getProtocol() !== 'TLSv1.3') return settle({ ok: true, socket, certificate });
      const waitMs = Math.min(Math.max(2 * (performance.now() - began), MIN_OBJECTION_MS), MAX_OBJECTION_MS);
      objection = setTimeout(() => settle({ ok: true, socket, certificate }), waitMs);
    };
    const onSession = () => {
      // Not within the event: OpenSSL is still reading then, and what is written is held back until it reads again.
      if (trusted !== null) setImmediate(onContent, trusted);
    };
    const onContent = (certificate: CertificateFacts) => settle({ ok: true, socket, certificate });
    const onError = (error: NodeJS.ErrnoException) => {
      const certificate = trusted ?? look();
      const message = tlsErrorWords(error);
      if (isAboutClientCertificate(error, certificate !== null)) {
        return failed('client-certificate', message, certificate);
      }
      if (trusted !== null) return onContent(trusted);
      if (certificate === null && isNoTls(error)) return failed('not-tls', message, null);
      failed(error.code === 'ECONNRESET' || error.code === 'EPIPE' ? 'closed' : 'other', message, certificate);
    };
    const onClose = () => {
      if (trusted !== null) return onContent(trusted);
      failed('closed', 'the connection was closed before TLS stood', look());
    };
    const onAbort = () => failed('timeout', 'the page gave up', null);
    const timer = setTimeout(() => {
      failed('timeout', `the TLS handshake was not answered within ${timeoutMs / 1_000} s`, null);
    }, timeoutMs);

    raw.on('error', () => {}); // TLS says it, too
    signal.addEventListener('abort', onAbort);
    socket.on('secureConnect', onSecure).on('session', onSession).on('error', onError).on('close', onClose);
    if (signal.aborted) onAbort();
  });
}

/** Null: none was shown, it is no longer at hand, or Node cannot read it. */
function facts(socket: TLSSocket, name: string, commonNameCounts: boolean): CertificateFacts | null {
  // `getPeerX509Certificate` takes the certificate out of the chain: asked again, it would give the issuer's (Node 20).
  const { raw }: Partial<PeerCertificate> = socket.getPeerCertificate() ?? {};
  if (raw === undefined) return null;
  const context = { name, verdict: verdict(socket), commonNameCounts, now: Date.now() };
  try {
    return certificateFacts(new X509Certificate(raw), context);
  } catch {
    return null; // whatever a stranger put into it, it must not end the companion
  }
}

/** OpenSSL's, as Node names it; null: trusted (names are not its business). */
function verdict(socket: TLSSocket): string | null {
  if (socket.authorized) return null;
  // Typed as an error, but Node keeps the error's code here. Unset before the handshake is over.
  const code: unknown = socket.authorizationError;
  return code === null || code === undefined ? null : String(code);
}
