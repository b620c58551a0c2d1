// From a profile's TLS settings to what Node needs for a handshake, or to which of them cannot be used and why. The
// private key goes into the context and nowhere else: no message repeats it, and nothing here outlives the connection.

import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { fail, ok, type Result } from '../../core/base/result.ts';
import type { BridgeTls, TlsSetting } from '../../core/protocol/companion-contract.ts';
import { trustedCertificates, trustedContext } from './trusted-certificates.ts';

export interface TlsFault {
  readonly setting: TlsSetting;
  /** For people who look closer. */
  readonly message: string;
}

export interface TlsPlan {
  readonly context: SecureContext;
  /** `AB:CD:…` in upper case; null: none was accepted. */
  readonly acceptedSha256: string | null;
  readonly alpnProtocols: readonly string[];
  /** Null: the host's. */
  readonly serverName: string | null;
}

const BLOCK = /-----BEGIN (?:X509 )?CERTIFICATE-----[^-]*-----END (?:X509 )?CERTIFICATE-----/g;
/** RFC 7301, section 3.1: a name has 1 to 255 bytes. */
const MAX_ALPN_BYTES = 255;

/** `trusted`: authorities in PEM instead of the machine's own. */
export function planTls(settings: BridgeTls, trusted: readonly string[] | null): Result<TlsPlan, TlsFault> {
  const accepted = readFingerprint(settings.acceptedSha256);
  if (!accepted.ok) return accepted;
  const serverName = settings.serverName?.trim().replace(/\.$/, '') ?? '';
  if (serverName.length > 255 || /[\s\p{Cc}/\\@?#]/u.test(serverName))
    return fault('server-name', 'it can be no host name');
  const alpnProtocols = settings.alpnProtocols ?? [];
  for (const name of alpnProtocols) {
    const length = Buffer.byteLength(name);
    if (length < 1 || length > MAX_ALPN_BYTES) return fault('alpn', `a name has 1 to ${MAX_ALPN_BYTES} bytes`);
  }
  const context = makeContext(settings, trusted);
  if (!context.ok) return context;
  return ok({
    context: context.value,
    acceptedSha256: accepted.value,
    alpnProtocols,
    serverName: serverName === '' ? null : serverName,
  });
}

function makeContext(settings: BridgeTls, trusted: readonly string[] | null): Result<SecureContext, TlsFault> {
  const { ca, clientCertificate, clientKey } = settings;
  if (ca === undefined && clientCertificate === undefined && clientKey === undefined && trusted === null) {
    return ok(trustedContext());
  }
  const authorities = readCertificates('ca', ca);
  if (!authorities.ok) return authorities;
  const own = readIdentity(settings);
  if (!own.ok) return own;
  try {
    return ok(
      createSecureContext({
        ca: [...(trusted ?? trustedCertificates()), ...authorities.value.map(String)],
        // An intermediate authority may be given alone, as `openssl verify -partial_chain` takes it.
        allowPartialTrustChain: true,
        ...(own.value === null ? {} : { cert: own.value.certificate, key: own.value.key }),
      }),
    );
  } catch (error) {
    // What OpenSSL itself refuses, at its security level: a key that is too short, a signature with MD5.
    return fault(own.value === null ? 'ca' : 'client-certificate', words(error));
  }
}

/** The client certificate and its key in the clear; null: there is none. */
function readIdentity(settings: BridgeTls): Result<{ certificate: string; key: string } | null, TlsFault> {
  const { clientCertificate, clientKey, clientKeyPassphrase } = settings;
  if (clientCertificate === undefined && clientKey === undefined) return ok(null);
  if (clientCertificate === undefined) return fault('client-certificate', 'there is a key, but no certificate');
  const chain = readCertificates('client-certificate', clientCertificate);
  if (!chain.ok) return chain;
  if (clientKey === undefined) return fault('client-key', 'there is a certificate, but no key');
  const key = readKey(clientKey, clientKeyPassphrase);
  if (!key.ok) return key;
  if (chain.value[0]?.checkPrivateKey(key.value) !== true) {
    return fault('key-mismatch', 'the key is not that of the (first) certificate');
  }
  return ok({ certificate: chain.value.join(''), key: key.value.export({ type: 'pkcs8', format: 'pem' }).toString() });
}

function readCertificates(setting: TlsSetting, pem: string | undefined): Result<X509Certificate[], TlsFault> {
  if (pem === undefined) return ok([]);
  const blocks = pem.match(BLOCK) ?? [];
  if (blocks.length === 0) return fault(setting, 'there is no certificate in PEM in it');
  const certificates: X509Certificate[] = [];
  for (const [at, block] of blocks.entries()) {
    try {
      certificates.push(new X509Certificate(block));
    } catch (error) {
      return fault(setting, `certificate ${at + 1} of ${blocks.length} cannot be read: ${words(error)}`);
    }
  }
  return ok(certificates);
}

function readKey(pem: string, passphrase: string | undefined): Result<KeyObject, TlsFault> {
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem))
    return fault('client-key', 'there is no private key in PEM in it');
  try {
    return ok(createPrivateKey({ key: pem, format: 'pem', ...(passphrase === undefined ? {} : { passphrase }) }));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!/ENCRYPTED/.test(pem)) return fault('client-key', `it cannot be read: ${words(error)}`);
    if (passphrase === undefined || code === 'ERR_MISSING_PASSPHRASE') {
      return fault('passphrase', 'the key is encrypted, and there is no passphrase');
    }
    return fault('passphrase', `the key cannot be decrypted with this passphrase: ${words(error)}`);
  }
}

function readFingerprint(text: string | undefined): Result<string | null, TlsFault> {
  if (text === undefined) return ok(null);
  const digits = text.replace(/[:\s]/g, '').toUpperCase();
  if (!/^[0-9A-F]{64}$/.test(digits))
    return fault('accepted-sha256', 'a SHA-256 fingerprint has 64 hexadecimal digits');
  return ok((digits.match(/../g) ?? []).join(':'));
}

function fault(setting: TlsSetting, message: string) {
  return fail<TlsFault>({ setting, message: `${LABELS[setting]}: ${message}` });
}

const LABELS: Readonly<Record<TlsSetting, string>> = {
  ca: 'CA certificate',
  'client-certificate': 'client certificate',
  'client-key': 'client key',
  passphrase: 'passphrase',
  'key-mismatch': 'client key',
  'accepted-sha256': 'accepted fingerprint',
  alpn: 'ALPN',
  'server-name': 'server name',
  other: 'TLS settings',
};

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
