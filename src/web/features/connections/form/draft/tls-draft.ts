// The fold `TLS` as typed, for mqtts://. The client key and its passphrase are among the secrets.
import type { TlsSettings } from '../../../../../core/mqtt/connection-profile.ts';
import { hostFault } from '../../../../../core/mqtt/host.ts';
import { type DraftFault, present } from './draft-fault.ts';
import { optionalText, withoutEmpty } from './field-text.ts';
import { isCertificate, isPrivateKey, MAX_PEM_BYTES, readPem } from './pem.ts';
import { isGiven, type SecretDrafts } from './secret-drafts.ts';
import { utf8Length } from './text-fault.ts';

export interface TlsDraft {
  readonly ca: string;
  readonly clientCertificate: string;
  /** Empty: none is accepted. */
  readonly acceptedSha256: string;
  /** Separated by commas. */
  readonly alpn: string;
  readonly serverName: string;
}

export function tlsDraft(tls: TlsSettings = {}): TlsDraft {
  return {
    ca: tls.ca ?? '',
    clientCertificate: tls.clientCertificate ?? '',
    acceptedSha256: tls.acceptedSha256 ?? '',
    alpn: tls.alpnProtocols?.join(', ') ?? '',
    serverName: tls.serverName ?? '',
  };
}

export function tlsSettings(draft: TlsDraft): TlsSettings | undefined {
  const alpnProtocols = alpnNames(draft.alpn);
  return withoutEmpty<TlsSettings>({
    ca: optionalText(draft.ca.trim()),
    clientCertificate: optionalText(draft.clientCertificate.trim()),
    acceptedSha256: optionalText(draft.acceptedSha256),
    alpnProtocols: alpnProtocols.length === 0 ? undefined : alpnProtocols,
    serverName: optionalText(draft.serverName.trim()),
  });
}

export function tlsFaults(draft: TlsDraft, secrets: SecretDrafts) {
  const certificateGiven = draft.clientCertificate.trim() !== '';
  const keyGiven = isGiven(secrets.clientKey);
  const certificate = faultOfCertificates(draft.clientCertificate);
  const key = faultOfKey(secrets.clientKey.typed);
  return present({
    'tls.ca': faultOfCertificates(draft.ca),
    'tls.clientCertificate': certificate ?? (keyGiven && !certificateGiven ? 'key-needs-certificate' : undefined),
    'tls.clientKey': key ?? (certificateGiven && !certificate && !keyGiven ? 'certificate-needs-key' : undefined),
    'tls.clientKeyPassphrase':
      isEncryptedKey(secrets.clientKey.typed) && !isGiven(secrets.clientKeyPassphrase)
        ? 'key-needs-passphrase'
        : undefined,
    'tls.serverName': faultOfServerName(draft.serverName.trim()),
    // One byte counts a name's length (RFC 7301, section 3.1).
    'tls.alpn': alpnNames(draft.alpn).some((name) => utf8Length(name) > 255) ? 'alpn' : undefined,
  });
}

/** Whether a key needs a passphrase, as far as it can be seen. */
export function isEncryptedKey(pem: string): boolean {
  const blocks = readPem(pem);
  return blocks.ok && blocks.value.some((block) => isPrivateKey(block) && block.encrypted);
}

function faultOfCertificates(pem: string): DraftFault | undefined {
  if (pem.trim() === '') return undefined;
  if (pem.length > MAX_PEM_BYTES) return 'pem-too-large';
  const blocks = readPem(pem);
  if (!blocks.ok) return `pem-${blocks.error}`;
  if (blocks.value.some(isPrivateKey)) return 'pem-key-here';
  return blocks.value.every(isCertificate) ? undefined : 'pem-no-certificate';
}

/** EC keys stand behind their parameters at times; certificates beside a key have been parted from it. */
function faultOfKey(pem: string): DraftFault | undefined {
  if (pem.trim() === '') return undefined;
  if (pem.length > MAX_PEM_BYTES) return 'pem-too-large';
  const blocks = readPem(pem);
  if (!blocks.ok) return `pem-${blocks.error}`;
  return blocks.value.filter(isPrivateKey).length === 1 ? undefined : 'pem-no-key';
}

/** A name that could be a host: no address may be sent as server name (RFC 6066, section 3). */
function faultOfServerName(name: string): DraftFault | undefined {
  const isName = name === '' || (hostFault(name) === null && !/^[\d.]+$|:/u.test(name));
  return isName ? undefined : 'server-name';
}

function alpnNames(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
