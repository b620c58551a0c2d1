// Settings that cannot be used are named, and no private key is ever repeated.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BridgeTls, TlsSetting } from '../../core/protocol/companion-contract.ts';
import { type Certificates, makeCertificates, PASSPHRASE } from '../../testing/certificates.ts';
import { planTls } from './tls-context.ts';

let all: Certificates;
beforeAll(() => {
  all = makeCertificates();
});
afterAll(() => all.remove());

const ZEROS = '00'.repeat(32);

describe('planTls', () => {
  it.each<[string, () => BridgeTls, TlsSetting, RegExp]>([
    ['a CA that is no PEM', () => ({ ca: 'hello' }), 'ca', /no certificate in PEM/],
    ['a key for a CA', () => ({ ca: all.good.key }), 'ca', /no certificate in PEM/],
    [
      'a CA with a broken second part',
      () => ({ ca: `${all.ca}${broken(all.ca)}` }),
      'ca',
      /certificate 2 of 2 cannot be read/,
    ],
    ['a key alone', () => ({ clientKey: all.client.key }), 'client-certificate', /a key, but no certificate/],
    ['a certificate alone', () => ({ clientCertificate: all.client.cert }), 'client-key', /a certificate, but no key/],
    ['a certificate for a key', () => client({ clientKey: all.client.cert }), 'client-key', /no private key in PEM/],
    ['a broken key', () => client({ clientKey: broken(all.client.key) }), 'client-key', /cannot be read/],
    ['no passphrase', () => client({ clientKey: all.clientKeyEncrypted }), 'passphrase', /there is no passphrase/],
    [
      'another passphrase',
      () => client({ clientKey: all.clientKeyEncrypted, clientKeyPassphrase: 'wrong' }),
      'passphrase',
      /cannot be decrypted/,
    ],
    ["another's key", () => client({ clientKey: all.good.key }), 'key-mismatch', /not that of the/],
    ['a fingerprint that is none', () => ({ acceptedSha256: 'AB:CD' }), 'accepted-sha256', /64 hexadecimal digits/],
    ['a name that is none', () => ({ serverName: 'a/b' }), 'server-name', /no host name/],
    ['an ALPN name of no bytes', () => ({ alpnProtocols: [''] }), 'alpn', /1 to 255 bytes/],
    ['an ALPN name that is too long', () => ({ alpnProtocols: ['é'.repeat(128)] }), 'alpn', /1 to 255 bytes/],
  ])('refuses %s', (_what, settings, setting, words) => {
    const plan = planTls(settings(), null);
    expect(plan).toEqual({ ok: false, error: { setting, message: expect.stringMatching(words) } });
    expect(JSON.stringify(plan)).not.toMatch(/PRIVATE KEY|MIG|wrong"/);
  });

  it.each<[string, () => BridgeTls]>([
    ['nothing', () => ({})],
    ['a CA with words around it', () => ({ ca: `my CA:\n${all.ca}\nand another\n${all.clientCa}` })],
    ['a CA with line ends of Windows', () => ({ ca: all.ca.replaceAll('\n', '\r\n') })],
    ['a certificate and its key', () => client({})],
    ['a chain and its key', () => client({ clientCertificate: all.client.cert + all.clientCa })],
    ['a passphrase', () => client({ clientKey: all.clientKeyEncrypted, clientKeyPassphrase: PASSPHRASE })],
    ['a passphrase that is not needed', () => client({ clientKeyPassphrase: PASSPHRASE })],
  ])('takes %s', (_what, settings) => {
    expect(planTls(settings(), null).ok).toBe(true);
  });

  it('takes a fingerprint however it is written', () => {
    for (const acceptedSha256 of [ZEROS, ZEROS.replace(/..(?!$)/g, '$&:'), ` ${ZEROS} `]) {
      const plan = planTls({ acceptedSha256 }, null);
      expect(plan.ok && plan.value.acceptedSha256).toBe(ZEROS.replace(/..(?!$)/g, '$&:'));
    }
  });
});

function client(changes: BridgeTls): BridgeTls {
  return { clientCertificate: all.client.cert, clientKey: all.client.key, ...changes };
}

/** With a hole in its Base64. */
function broken(pem: string): string {
  return pem.replace(/(\n.{20}).{24}/, '$1');
}
