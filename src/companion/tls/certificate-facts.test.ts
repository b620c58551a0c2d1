import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Certificates, makeCertificates } from '../../testing/certificates.ts';
import { certificateFacts, listNames } from './certificate-facts.ts';

let certificates: Certificates;
beforeAll(() => {
  certificates = makeCertificates();
});
afterAll(() => certificates.remove());

const context = { name: 'localhost', verdict: null, commonNameCounts: true, now: Date.now() };

function facts(
  choose: (all: Certificates) => { readonly cert: string },
  changes: Partial<typeof context> | object = {},
) {
  return certificateFacts(new X509Certificate(choose(certificates).cert), { ...context, ...changes });
}

describe('certificateFacts', () => {
  it('says what a good certificate says', () => {
    expect(facts((all) => all.good)).toEqual({
      subject: 'good',
      issuer: 'Test CA',
      names: ['localhost', '127.0.0.1'],
      validFrom: expect.any(Number),
      validTo: expect.any(Number),
      sha256: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
      selfSigned: false,
      problem: null,
    });
  });

  it.each<[string, (all: Certificates) => { cert: string }, object, string | null, readonly string[] | undefined]>([
    ['expired', (all) => all.expired, { verdict: 'CERT_HAS_EXPIRED' }, 'expired', undefined],
    [
      'expired, of an unknown issuer',
      (all) => all.expired,
      { verdict: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
      'expired',
      ['unknown-issuer'],
    ],
    ['an authority above it expired', (all) => all.good, { verdict: 'CERT_HAS_EXPIRED' }, 'other', undefined],
    ['not yet valid', (all) => all.notYetValid, { verdict: 'CERT_NOT_YET_VALID' }, 'not-yet-valid', undefined],
    ['self-signed', (all) => all.selfSigned, { verdict: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'self-signed', undefined],
    ['self-signed, and trusted', (all) => all.selfSigned, {}, null, undefined],
    [
      'self-signed, by another name',
      (all) => all.selfSigned,
      { verdict: 'DEPTH_ZERO_SELF_SIGNED_CERT', name: 'a.example' },
      'self-signed',
      ['wrong-name'],
    ],
    [
      'unknown issuer',
      (all) => all.good,
      { verdict: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' },
      'unknown-issuer',
      undefined,
    ],
    ['wrong name', (all) => all.good, { name: 'broker.example' }, 'wrong-name', undefined],
    ['wrong address', (all) => all.good, { name: '127.0.0.2' }, 'wrong-name', undefined],
    ['right address', (all) => all.good, { name: '127.0.0.1' }, null, undefined],
    ['revoked', (all) => all.good, { verdict: 'CERT_REVOKED' }, 'revoked', undefined],
    ['a fault without a name', (all) => all.good, { verdict: 'INVALID_PURPOSE' }, 'other', undefined],
    ['a common name', (all) => all.commonNameOnly, {}, null, undefined],
    ['a common name, for a browser', (all) => all.commonNameOnly, { commonNameCounts: false }, 'wrong-name', undefined],
  ])('finds what is wrong: %s', (_what, choose, changes, problem, furtherProblems) => {
    const found = facts(choose, changes);
    expect([found.problem, found.furtherProblems]).toEqual([problem, furtherProblems]);
  });
});

describe('listNames', () => {
  it.each<[string, readonly string[]]>([
    ['', []],
    ['DNS:a.example, IP Address:10.0.0.1, DNS:*.b.example', ['a.example', '10.0.0.1', '*.b.example']],
    ['IP Address:0:0:0:0:0:0:0:1, email:x@y', ['0:0:0:0:0:0:0:1']],
    ['URI:"http://a/, DNS:not.this", DNS:this', ['this']],
    ['DNS:"a, DNS:b"', ['a, DNS:b']],
    ['IP Address:<invalid>', []],
  ])('%j', (text, names) => {
    expect(listNames(text)).toEqual(names);
  });

  it('is never longer than a hundred', () => {
    expect(listNames(Array.from({ length: 5_000 }, (_, at) => `DNS:n${at}`).join(', '))).toHaveLength(100);
  });
});
