// A TLS handshake over a connection, as evidence.

import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { ProbeTarget, TlsProbe } from '../../core/protocol/companion-contract.ts';
import { certificateWords } from '../tls/certificate-words.ts';
import { startTls } from '../tls/start-tls.ts';
import { msSince, type ProbeScope } from './probe-scope.ts';

export interface TlsTried {
  readonly probe: TlsProbe;
  /** Null: it failed. */
  readonly socket: TLSSocket | null;
}

/**
 * `over`: what is to be spoken above it. `mustBeTrusted`: false only where nothing but TLS itself is looked for; the
 * probe still says what is wrong with the certificate, but there is a socket.
 */
export async function probeTls(
  raw: Socket,
  { host }: Pick<ProbeTarget, 'host'>,
  over: 'mqtt' | 'websocket',
  mustBeTrusted: boolean,
  scope: ProbeScope,
): Promise<TlsTried> {
  const began = performance.now();
  const plan = scope.plan();
  if (!plan.ok) {
    raw.destroy();
    const fault = { ok: false, code: 'bad-tls-settings', certificate: null, ms: msSince(began) } as const;
    return { probe: { ...fault, ...plan.error }, socket: null };
  }
  const { alpnProtocols, ...rest } = plan.value;
  const started = await startTls(raw, {
    host,
    // As browsers do, which also take no name from the certificate's subject.
    plan: { ...rest, alpnProtocols: over === 'websocket' && alpnProtocols.length === 0 ? ['http/1.1'] : alpnProtocols },
    commonNameCounts: over === 'mqtt',
    mustBeTrusted,
    timeoutMs: scope.timeoutMs,
    signal: scope.signal,
  });
  const ms = msSince(began);
  if (!started.ok) return { probe: { ...started, ms }, socket: null };
  const { socket, certificate } = started;
  if (certificate.problem !== null && certificate.sha256 !== plan.value.acceptedSha256) {
    const message = certificateWords(certificate, host, null);
    return { probe: { ok: false, code: 'certificate', message, certificate, ms }, socket };
  }
  const protocol = socket.getProtocol() ?? '';
  const alpn = socket.alpnProtocol === false || socket.alpnProtocol === null ? null : socket.alpnProtocol;
  return { probe: { ok: true, protocol, alpn, certificate, ms }, socket };
}
