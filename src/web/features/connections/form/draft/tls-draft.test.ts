import { expect, it } from 'vitest';
import { NO_SECRETS } from './secret-drafts.ts';
import { tlsDraft, tlsFaults, tlsSettings } from './tls-draft.ts';

const block = (label: string) => `-----BEGIN ${label}-----\nAQID\n-----END ${label}-----\n`;
const CERTIFICATE = block('CERTIFICATE');
const KEY = block('PRIVATE KEY');
const LOCKED = block('ENCRYPTED PRIVATE KEY');

function secrets(clientKey: string, passphrase = '') {
  return {
    ...NO_SECRETS,
    clientKey: { typed: clientKey, stored: false },
    clientKeyPassphrase: { typed: passphrase, stored: false },
  };
}

it('gives the settings back as they were', () => {
  const tls = {
    ca: CERTIFICATE.trim(),
    clientCertificate: CERTIFICATE.trim(),
    acceptedSha256: 'AB:CD',
    alpnProtocols: ['mqtt', 'x-amzn-mqtt-ca'],
    serverName: 'broker.example',
  };
  expect(tlsSettings(tlsDraft(tls))).toEqual(tls);
  expect(tlsSettings(tlsDraft())).toBeUndefined();
  expect(tlsSettings({ ...tlsDraft(), alpn: ' , ' })).toBeUndefined();
});

it.each([
  [{}, secrets(''), {}],
  [{ ca: `${CERTIFICATE}${CERTIFICATE}` }, secrets(''), {}],
  [{ ca: 'x' }, secrets(''), { 'tls.ca': 'pem-none' }],
  [{ ca: KEY }, secrets(''), { 'tls.ca': 'pem-key-here' }],
  [{ ca: block('CERTIFICATE REQUEST') }, secrets(''), { 'tls.ca': 'pem-no-certificate' }],
  [{ clientCertificate: CERTIFICATE }, secrets(KEY), {}],
  [{ clientCertificate: CERTIFICATE }, { ...NO_SECRETS, clientKey: { typed: '', stored: true } }, {}],
  [{ clientCertificate: CERTIFICATE }, secrets(''), { 'tls.clientKey': 'certificate-needs-key' }],
  [{}, secrets(KEY), { 'tls.clientCertificate': 'key-needs-certificate' }],
  [{ clientCertificate: CERTIFICATE }, secrets(CERTIFICATE), { 'tls.clientKey': 'pem-no-key' }],
  [{ clientCertificate: CERTIFICATE }, secrets(`${KEY}${KEY}`), { 'tls.clientKey': 'pem-no-key' }],
  [{ clientCertificate: CERTIFICATE }, secrets(LOCKED), { 'tls.clientKeyPassphrase': 'key-needs-passphrase' }],
  [{ clientCertificate: CERTIFICATE }, secrets(LOCKED, 'open'), {}],
  [{ serverName: 'broker.example' }, secrets(''), {}],
  [{ serverName: '10.0.0.1' }, secrets(''), { 'tls.serverName': 'server-name' }],
  [{ serverName: 'a b' }, secrets(''), { 'tls.serverName': 'server-name' }],
  [{ alpn: `mqtt, ${'x'.repeat(256)}` }, secrets(''), { 'tls.alpn': 'alpn' }],
])('%#', (change, given, faults) => {
  expect(tlsFaults({ ...tlsDraft(), ...change }, given)).toEqual(faults);
});
