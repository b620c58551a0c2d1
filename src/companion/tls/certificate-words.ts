// What is wrong with a certificate, for people who look closer: one line, with OpenSSL's own name for it.

import type { CertificateFacts, CertificateProblem } from '../../core/protocol/companion-contract.ts';

const WORDS: Readonly<Record<CertificateProblem, string>> = {
  revoked: 'the certificate was revoked',
  expired: 'the certificate has expired',
  'not-yet-valid': 'the certificate is not valid yet',
  'self-signed': 'the certificate is self-signed',
  'wrong-name': 'the certificate is for another name',
  'unknown-issuer': 'the certificate comes from an issuer that this machine does not know',
  other: 'the certificate is not trusted',
};

/** `name` is what was asked for; `verdict` OpenSSL's, null when it had nothing to say. */
export function certificateWords(certificate: CertificateFacts, name: string, verdict: string | null): string {
  const problem = certificate.problem ?? 'other';
  const detail = details(certificate, name)[problem];
  return `${WORDS[problem]}${detail === undefined ? '' : `: ${detail}`}${verdict === null ? '' : ` (${verdict})`}`;
}

function details(certificate: CertificateFacts, name: string): Partial<Record<CertificateProblem, string>> {
  const names = certificate.names.length === 0 ? certificate.subject : certificate.names.join(', ');
  return {
    expired: `it was valid until ${day(certificate.validTo)}`,
    'not-yet-valid': `it is valid from ${day(certificate.validFrom)} on`,
    'wrong-name': `it is for ${names}, and not for ${name}`,
    'unknown-issuer': certificate.issuer,
  };
}

function day(time: number): string {
  return new Date(time).toISOString();
}
