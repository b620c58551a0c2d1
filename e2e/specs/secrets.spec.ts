// What is secret is in no database, storage, cache, file, document or log that anybody else can read.

import { PASSPHRASE } from '../../src/testing/certificates.ts';
import { USERS } from '../fixtures/mosquitto-config.ts';
import { everythingKept, spellings } from '../fixtures/stored-text.ts';
import { expect, test } from '../fixtures/test.ts';
import type { App } from '../pages/app.ts';

const SECRETS = { password: 'correct-horse/battery', authenticationData: 'challenge-7-answer' };

async function expectNoneOf(app: App, secrets: readonly string[], alsoIn = ''): Promise<void> {
  const kept = (await everythingKept(app.page)) + alsoIn;
  // The search sees what is there to be seen.
  expect(kept).toContain('database mqtt-loupe, profiles');
  expect(kept).toContain('extractable: false');
  const found = secrets.flatMap(spellings).filter((spelling) => kept.includes(spelling));
  expect(found).toEqual([]);
}

test('the secrets of a profile are nowhere in the clear', async ({ app, companion, certificates, mosquitto }) => {
  const said: string[] = [];
  app.page.on('console', (message) => said.push(message.text()));
  app.page.on('request', (request) => said.push(request.url()));

  const { clientKeyEncrypted, client } = certificates;
  // A line from the middle of the key: no two keys share it.
  const keyLine = clientKeyEncrypted.split('\n')[2] ?? '';
  const secrets = [...Object.values(SECRETS), PASSPHRASE, keyLine];
  const { dialog } = app;
  const broker = await mosquitto('tls-client');
  await app.addProfile(broker.tcpAddress, { name: 'Vault', username: 'ann', password: SECRETS.password });
  await dialog.fill('TLS', {
    'Client certificate': client.cert,
    'Client key': clientKeyEncrypted,
    'Key passphrase': PASSPHRASE,
  });
  await dialog.fill('MQTT 5', {
    'Authentication method': 'SCRAM-SHA-256',
    'Authentication data': SECRETS.authenticationData,
  });
  await dialog.save.click();
  await expect(app.connections.item('Vault')).toBeVisible();
  await expectNoneOf(app, secrets, said.join('\n') + companion.child.output());

  // The form shows that they are there, and not what they are.
  await app.reload();
  await app.connections.edit('Vault');
  await expect(dialog.username).toHaveValue('ann');
  await dialog.openFold('TLS');
  await dialog.openFold('MQTT 5');
  await expectNoneOf(app, secrets, said.join('\n'));
  await dialog.cancel.click();

  // mosquitto knows no such method: a refusal with all the secrets in use.
  await app.session.connect.click();
  await app.session.expectState('Failed');
  await expectNoneOf(app, secrets, said.join('\n') + companion.child.output());
});

test('a connection with a password leaves none behind, nor do its messages', async ({ app, companion, mosquitto }) => {
  const broker = await mosquitto('auth');
  const said: string[] = [];
  app.page.on('console', (message) => said.push(message.text()));
  await app.connectedTo(broker.tcpAddress, { name: 'Auth', username: 'writer', password: USERS.writer });
  await app.subscriptions.subscribe('secrets/#', '1');
  for (const qos of ['0', '1', '2'] as const) await app.composer.publish({ topic: 'secrets/a', payload: 'open', qos });
  await expect(app.messages.row('Received')).toHaveCount(3);
  await expectNoneOf(app, [USERS.writer], said.join('\n') + companion.child.output());

  await app.reload();
  await expect(app.connections.item('Auth')).toBeVisible();
  await expectNoneOf(app, [USERS.writer], said.join('\n') + companion.child.output());
});

test('a failed connection tells no password, nor does the report of it', async ({ app, context, mosquitto }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const broker = await mosquitto('auth');
  await app.connectTo(broker.wsAddress, { username: 'writer', password: SECRETS.password });
  await app.session.expectState('Failed');
  await app.diagnosis.getByRole('button', { name: /^Copy report/ }).click();
  const report = await app.page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain(String(broker.ports.ws));
  await expectNoneOf(app, [SECRETS.password], report);
});

test('the search finds what lies in the clear, wherever it lies', async ({ app }) => {
  const places = ['a database', 'bytes', 'localStorage', 'a cache', 'a file', 'a field'];
  await app.page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('planted', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('store', { autoIncrement: true });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const store = database.transaction('store', 'readwrite').objectStore('store');
    store.add({ deep: [{ text: 'planted in a database' }] });
    await new Promise((resolve) => {
      store.add(new TextEncoder().encode('planted in bytes')).onsuccess = resolve;
    });
    database.close();
    localStorage.setItem('planted', 'planted in localStorage');
    await (await caches.open('planted')).put('/planted', new Response('planted in a cache'));
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle('planted', { create: true })).createWritable();
    await file.write('planted in a file');
    await file.close();
    document.body.append(Object.assign(document.createElement('input'), { value: 'planted in a field' }));
  });
  const kept = await everythingKept(app.page);
  expect(places.filter((place) => !kept.includes(`planted in ${place}`))).toEqual([]);
});
