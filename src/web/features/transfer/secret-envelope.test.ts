import { expect, it, vi } from 'vitest';
import { openSecrets, sealSecrets } from './secret-envelope.ts';

const secrets = [{ password: 'wonderland ☃' }, {}];

it('opens with the passphrase that it was sealed with, and with no other', async () => {
  const envelope = JSON.parse(JSON.stringify(await sealSecrets(secrets, 'naïve пароль', 1_000)));
  expect(JSON.stringify(envelope)).not.toContain('wonderland');
  expect(await openSecrets(envelope, 'nai\u0308ve пароль')).toEqual({ ok: true, value: secrets });
  expect(await openSecrets(envelope, 'naive')).toEqual({ ok: false, error: 'wrong-passphrase' });
  const data = `${envelope.data[0] === 'A' ? 'B' : 'A'}${envelope.data.slice(1)}`;
  expect(await openSecrets({ ...envelope, data }, 'naïve пароль')).toEqual({ ok: false, error: 'wrong-passphrase' });
});

it.each([null, 5, {}, { kdf: 'PBKDF2-SHA-256', cipher: 'AES-256-GCM', rounds: 1e9, salt: '', iv: '', data: '' }])(
  'takes %j for no envelope',
  async (value) => {
    expect(await openSecrets(value, 'x')).toEqual({ ok: false, error: 'not-an-envelope' });
  },
);

it('says that the page cannot decrypt, rather than that the passphrase is wrong', async () => {
  const envelope = await sealSecrets(secrets, 'right', 1_000);
  vi.stubGlobal('crypto', {});
  expect(await openSecrets(envelope, 'right')).toEqual({ ok: false, error: 'cannot-decrypt' });
  vi.unstubAllGlobals();
});
