import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partPem, readPem, readPemFile } from './pem.ts';

const block = (label: string, body = 'AQIDBAUG') => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
const CERTIFICATE = block('CERTIFICATE');
const KEY = block('PRIVATE KEY');

describe('readPem', () => {
  it('tells what a text holds', () => {
    const blocks = readPem(`subject=CN = a\n${CERTIFICATE}\r\n${block('RSA PRIVATE KEY', 'AQI=')}`);
    expect(blocks.ok && blocks.value.map(({ label, bytes, encrypted }) => [label, bytes, encrypted])).toEqual([
      ['CERTIFICATE', 6, false],
      ['RSA PRIVATE KEY', 2, false],
    ]);
  });

  it.each([
    [block('ENCRYPTED PRIVATE KEY'), true],
    [block('RSA PRIVATE KEY', 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAQID'), true],
    [block('EC PRIVATE KEY'), false],
  ])('sees whether a key is encrypted', (text, encrypted) => {
    const blocks = readPem(text);
    expect(blocks.ok && blocks.value[0]?.encrypted).toBe(encrypted);
  });

  it.each([
    ['', 'none'],
    ['ssh-ed25519 AAAA', 'none'],
    ['-----BEGIN CERTIFICATE-----\nAQID', 'cut'],
    ['-----BEGIN CERTIFICATE-----\nAQID\n-----END PRIVATE KEY-----', 'cut'],
    [block('CERTIFICATE', ''), 'base64'],
    [block('CERTIFICATE', 'A!ID'), 'base64'],
    [block('CERTIFICATE', 'AQIDA'), 'base64'],
  ])('%j: %s', (text, error) => {
    expect(readPem(text)).toEqual({ ok: false, error });
  });

  it('never throws', () => {
    const pieces = fc.constantFrom('-----', 'BEGIN ', 'END ', 'CERTIFICATE', 'PRIVATE KEY', '\n', 'AQID', '=', ':');
    fc.assert(
      fc.property(fc.string({ unit: pieces }), (text) => {
        const blocks = readPem(text);
        if (blocks.ok) for (const block of blocks.value) expect(text).toContain(block.text);
      }),
    );
  });
});

it('parts certificates from the key beside them', () => {
  expect(partPem(`${KEY}${CERTIFICATE}${CERTIFICATE}`)).toEqual({
    certificates: `${CERTIFICATE}${CERTIFICATE}`,
    key: KEY,
  });
  for (const text of [CERTIFICATE, KEY, 'x', '']) expect(partPem(text)).toBeNull();
});

it('tells a binary file from PEM', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(readPemFile(bytes(CERTIFICATE))).toEqual({ ok: true, value: CERTIFICATE });
  expect(readPemFile(bytes('0123'))).toMatchObject({ ok: true });
  for (const file of [
    [0x30, 0x82, 1, 2],
    [0xff, 0xfe],
    [0x41, 0],
  ]) {
    expect(readPemFile(Uint8Array.from(file))).toEqual({ ok: false, error: 'binary' });
  }
});
