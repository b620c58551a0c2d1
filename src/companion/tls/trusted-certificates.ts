// The certificate authorities that the companion trusts: those that Node brings along, those of NODE_EXTRA_CA_CERTS, and
// those of the system (a company's own, or one that somebody installed for a lab).

import { readFileSync } from 'node:fs';
import tls, { type SecureContext } from 'node:tls';

/** From Node 22.15 on. */
interface CertificateSource {
  getCACertificates?(type: 'default' | 'system'): string[];
}

/** Where Linux distributions and the BSDs keep them; older Nodes do not look there. */
const SYSTEM_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

let certificates: readonly string[] | null = null;
let context: SecureContext | null = null;

/** Made at the first use and kept: it parses some 300 certificates. */
export function trustedContext(): SecureContext {
  context ??= tls.createSecureContext({ ca: [...trustedCertificates()] });
  return context;
}

/** In PEM, each entry one or many. Read once: a certificate installed later counts from the next start. */
export function trustedCertificates(): readonly string[] {
  certificates ??= readCertificates();
  return certificates;
}

function readCertificates(): string[] {
  const source = tls as typeof tls & CertificateSource;
  if (source.getCACertificates !== undefined) {
    return [...new Set([...source.getCACertificates('default'), ...source.getCACertificates('system')])];
  }
  const { SSL_CERT_FILE, NODE_EXTRA_CA_CERTS } = process.env;
  const system = [SSL_CERT_FILE, ...SYSTEM_BUNDLES].map(readBundle).find((bundle) => bundle !== null);
  const extra = readBundle(NODE_EXTRA_CA_CERTS);
  return [...tls.rootCertificates, ...(system ? [system] : []), ...(extra === null ? [] : [extra])];
}

function readBundle(file: string | undefined): string | null {
  if (file === undefined || file === '') return null;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
