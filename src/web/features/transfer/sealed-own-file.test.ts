import { expect, it } from 'vitest';
import type { ConnectionProfile } from '../../../core/mqtt/connection-profile.ts';
import { exportOwn } from '../../../core/transfer/export-own.ts';
import { importConnections } from '../../../core/transfer/import-connections.ts';
import { isSealedOwnFile, openOwnFile, sealOwnFile } from './sealed-own-file.ts';

const profile: ConnectionProfile = {
  id: 'a',
  name: 'Lab',
  endpoint: { scheme: 'ws', host: 'broker.example', port: 9001, path: '/mqtt' },
  version: 5,
  clientId: 'c',
  username: 'alice',
  keepAliveS: 60,
  cleanStart: true,
  subscriptions: [],
  order: 0,
  createdAt: 0,
  updatedAt: 0,
};

it('gives away nothing without the passphrase, and everything with it', async () => {
  const clear = exportOwn([profile], new Map([['a', { password: 'wonderland' }]]));
  const sealed = await sealOwnFile(clear, 'pass phrase');
  for (const secret of ['wonderland', 'alice', 'broker.example']) expect(sealed).not.toContain(secret);
  expect([isSealedOwnFile(sealed), isSealedOwnFile(clear), isSealedOwnFile('{"encrypted"')]).toEqual([
    true,
    false,
    false,
  ]);
  expect(importConnections(sealed, { fileName: null, parseYaml: null })).toMatchObject({
    error: { kind: 'encrypted' },
  });
  expect(await openOwnFile(sealed, 'another')).toEqual({ ok: false, error: 'wrong-passphrase' });
  const opened = await openOwnFile(sealed, 'pass phrase');
  const imported = opened.ok && importConnections(opened.value.text, { fileName: null, parseYaml: null });
  expect(imported).toMatchObject({ value: { profiles: [{ secrets: { password: 'wonderland' } }] } });
}, 20_000);
