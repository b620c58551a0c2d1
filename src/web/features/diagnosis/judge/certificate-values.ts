// What the texts say of a certificate.
import type { CertificateFacts } from '../../../../core/protocol/companion-contract.ts';

const DAY_MS = 86_400_000;

/** `count`: whole days that it is still valid, at least 0. Times in milliseconds. */
export function certificateValues(certificate: CertificateFacts, now: number) {
  return {
    subject: certificate.subject,
    issuer: certificate.issuer,
    names: certificate.names.slice(0, 3).join(', ') || certificate.subject,
    count: Math.max(0, Math.floor((certificate.validTo - now) / DAY_MS)),
  };
}
