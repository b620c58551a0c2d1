// What a server's certificate says of itself, and what is wrong with it. OpenSSL names one fault only, and the one it
// names first may be the least telling: an expired certificate of an unknown issuer is "of an unknown issuer" to it. So
// dates and names are looked at here as well.

import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import type { CertificateFacts, CertificateProblem } from '../../core/protocol/companion-contract.ts';

export interface CertificateContext {
  /** The name or address that it must be for. */
  readonly name: string;
  /** OpenSSL's verdict as Node names it (`CERT_HAS_EXPIRED`); null: trusted. Of names it knows nothing. */
  readonly verdict: string | null;
  /** Whether the subject's common name counts where no other names are listed. Browsers ignore it, other clients do not. */
  readonly commonNameCounts: boolean;
  readonly now: number;
}

/** The most telling first: without trust in a self-signed certificate the names in it say nothing. */
const TELLING: readonly CertificateProblem[] = [
  'revoked',
  'expired',
  'not-yet-valid',
  'self-signed',
  'wrong-name',
  'unknown-issuer',
  'other',
];

const SELF_SIGNED = new Set(['DEPTH_ZERO_SELF_SIGNED_CERT']);
const UNKNOWN_ISSUER = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
/** Said of the whole chain; the leaf's own dates are read here. */
const DATES = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

/** A stranger may put thousands into it. */
const MAX_NAMES = 100;
const MAX_TEXT = 300;

export function certificateFacts(x509: X509Certificate, context: CertificateContext): CertificateFacts {
  const legacy = x509.toLegacyObject();
  // A date that cannot be read is long past.
  const validFrom = Date.parse(x509.validFrom) || 0;
  const validTo = Date.parse(x509.validTo) || 0;
  const selfSigned = isSelfSigned(x509);
  const found = new Set<CertificateProblem>();
  if (context.now > validTo) found.add('expired');
  if (context.now < validFrom) found.add('not-yet-valid');
  if (isForAnotherName(legacy, context)) found.add('wrong-name');
  const { verdict } = context;
  if (verdict !== null) {
    if (verdict === 'CERT_REVOKED') found.add('revoked');
    else if (SELF_SIGNED.has(verdict)) found.add('self-signed');
    else if (UNKNOWN_ISSUER.has(verdict)) found.add(selfSigned ? 'self-signed' : 'unknown-issuer');
    // The dates of one above it in the chain, or a fault that has no name here.
    else if (!DATES.has(verdict) || (!found.has('expired') && !found.has('not-yet-valid'))) found.add('other');
  }
  const [problem = null, ...furtherProblems] = TELLING.filter((one) => found.has(one));
  return {
    subject: (first(legacy.subject?.CN) ?? oneLine(x509.subject)).slice(0, MAX_TEXT),
    issuer: (first(legacy.issuer?.CN) ?? oneLine(x509.issuer)).slice(0, MAX_TEXT),
    names: listNames(x509.subjectAltName ?? ''),
    validFrom,
    validTo,
    sha256: x509.fingerprint256,
    selfSigned,
    problem,
    ...(furtherProblems.length === 0 ? {} : { furtherProblems }),
  };
}

function isForAnotherName(certificate: PeerCertificate, { name, commonNameCounts }: CertificateContext): boolean {
  if (certificate.subjectaltname === undefined && !commonNameCounts) return true;
  try {
    return checkServerIdentity(name, certificate) !== undefined;
  } catch {
    return true; // names that cannot be taken apart
  }
}

function isSelfSigned(certificate: X509Certificate): boolean {
  try {
    return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);
  } catch {
    return false; // a key of a kind that Node does not know
  }
}

/** `DNS:a, IP Address:1.2.3.4`; an entry with a comma or a quote in it stands as a JSON string (CVE-2021-44532). */
export function listNames(subjectAltName: string): readonly string[] {
  const names: string[] = [];
  // One entry after another, so that what stands within quotes is never taken for an entry.
  for (const [, kind, quoted, plain] of subjectAltName.matchAll(/(?:^|, )([^:,"]+):(?:("(?:[^"\\]|\\.)*")|([^,]*))/g)) {
    const name = quoted === undefined ? (plain ?? '') : unquote(quoted);
    if (kind !== 'DNS' && !(kind === 'IP Address' && isIP(name) !== 0)) continue;
    names.push(name.slice(0, MAX_TEXT));
    if (names.length === MAX_NAMES) break;
  }
  return names;
}

function unquote(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

function first(name: string | string[] | undefined): string | undefined {
  return Array.isArray(name) ? name[0] : name;
}

function oneLine(name: string): string {
  return name.trim().split('\n').join(', ');
}
