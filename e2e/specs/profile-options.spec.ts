// Every option of a profile: filled in, seen by a broker, shown again, and refused where the specification does.
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { PASSPHRASE } from '../../src/testing/certificates.ts';
import { startScriptedBroker } from '../../src/testing/scripted-broker.ts';
import { mosquittoSub } from '../fixtures/mosquitto-clients.ts';
import { everythingStored } from '../fixtures/stored-profiles.ts';
import { expect, test } from '../fixtures/test.ts';
import { App } from '../pages/app.ts';
import { SubscriptionOptions } from '../pages/subscription-options.ts';

const NOWHERE = 'ws://127.0.0.1:9/mqtt';

async function addUserProperty(fold: Locator, number: number, name: string, value: string): Promise<void> {
  await fold.getByRole('button', { name: 'Add a user property' }).click();
  await fold.getByLabel(`Name of user property ${number}`).fill(name);
  await fold.getByLabel(`Value of user property ${number}`).fill(value);
}

async function addSubscription(
  { dialog }: App,
  number: number,
  filter: string,
  qos: '0' | '1' | '2',
): Promise<Locator> {
  const fold = await dialog.openFold('Subscriptions');
  await fold.getByRole('button', { name: 'Add a subscription' }).click();
  const row = fold.getByRole('listitem', { name: `Subscription ${number}` });
  await row.getByLabel('Topic filter').fill(filter);
  await row.getByRole('radio', { name: qos }).check({ force: true });
  return row;
}

/** Saves, and opens the form again. */
async function saveAndEdit(app: App, name: string): Promise<void> {
  await app.dialog.save.click();
  await expect(app.dialog.root).toBeHidden();
  await app.connections.edit(name);
  await expect(app.dialog.name).toHaveValue(name);
}

test('the properties of version 5 stand in CONNECT, and in the form when it is opened again', async ({ app }) => {
  const broker = await startScriptedBroker(5);
  try {
    await app.addProfile(`ws://127.0.0.1:${broker.port}/mqtt`, { name: 'Five' });
    const { dialog } = app;
    const limits = {
      'Session expiry interval': '3600',
      'Receive maximum': '20',
      'Maximum packet size': '65536',
      'Topic alias maximum': '10',
      'Authentication method': 'SCRAM-SHA-1',
    };
    await dialog.fill('MQTT 5', { ...limits, 'Authentication data': '01 02 ff' });
    const five = dialog.fold('MQTT 5');
    await five.getByRole('radio', { name: 'Hex' }).check({ force: true });
    await dialog.setSwitch(five, 'Request response information', true);
    await dialog.setSwitch(five, 'Request problem information', false);
    await addUserProperty(five, 1, 'site', 'Tver');
    await addUserProperty(five, 2, 'site', 'Kursk');

    const connection = broker.connection();
    await dialog.saveAndConnect.click();
    const connect = await (await connection).next('connect');
    expect(connect.properties).toMatchObject({
      sessionExpiryInterval: 3600,
      receiveMaximum: 20,
      maximumPacketSize: 65_536,
      topicAliasMaximum: 10,
      requestResponseInformation: true,
      requestProblemInformation: false,
      authenticationMethod: 'SCRAM-SHA-1',
      authenticationData: Buffer.from([1, 2, 255]),
      userProperties: { site: ['Tver', 'Kursk'] },
    });

    await app.reload();
    expect(await everythingStored(app.page)).not.toContain('01 02 ff');
    await app.connections.edit('Five');
    await dialog.expectFields('MQTT 5', { ...limits, 'Authentication data': '', 'Value of user property 2': 'Kursk' });
    await expect(five.getByRole('button', { name: 'Forget the stored authentication data' })).toBeVisible();
    await expect(five.getByRole('switch', { name: 'Request problem information' })).not.toBeChecked();
    // Kept, and not sent.
    await dialog.chooseVersion('3.1.1');
    await expect(five).toContainText('kept, and not sent');
    await dialog.cancel.click();
  } finally {
    await broker.stop();
  }
});

test('a will message goes out with all that it has when the connection is cut', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const { dialog } = app;
  const witness = await mosquittoSub({ port: broker.ports.tcp, version: 'mqttv5' }, 'will/#');
  await app.addProfile(broker.wsAddress, { name: 'Mortal' });
  const will = await dialog.openFold('Will message');
  await dialog.setSwitch(will, 'Send a will message', true);
  await dialog.fill('Will message', { Topic: 'will/mine', Payload: 'd0 bf d0 be d0 ba d0 b0' });
  await will.getByRole('radiogroup', { name: 'Payload encoding' }).getByLabel('Hex').check({ force: true });
  await will.getByRole('radiogroup', { name: 'QoS' }).getByLabel('1').check({ force: true });
  await dialog.setSwitch(will, 'Retain', true);
  await dialog.setSwitch(will, 'Payload is UTF-8', true);
  const properties = {
    'Content type': 'text/plain',
    'Response topic': 'will/answer',
    'Message expiry interval': '60',
    'Correlation data': 'c-1',
  };
  await dialog.fill('Will message', properties);
  await addUserProperty(will, 1, 'cause', 'power');
  await expect(dialog.root).toContainText('will/mine · QoS 1 · retained');

  await dialog.saveAndConnect.click();
  await app.session.expectState('Connected');
  // The page goes, and with it the engine: nobody says goodbye.
  await app.page.goto('about:blank');
  await expect.poll(() => witness.seen().length).toBe(1);
  expect(witness.seen()[0]).toMatchObject({ topic: 'will/mine', qos: 1, retained: true });
  expect(new TextDecoder().decode(witness.seen()[0]?.payload)).toBe('пока');
  await witness.stop();

  await app.open();
  await app.connections.edit('Mortal');
  await dialog.expectFields('Will message', { ...properties, Topic: 'will/mine', Payload: 'd0 bf d0 be d0 ba d0 b0' });
  await expect(will.getByRole('switch', { name: 'Payload is UTF-8' })).toBeChecked();
  await expect(will.getByLabel('Name of user property 1')).toHaveValue('cause');
});

test('the will and its properties stand in CONNECT', async ({ app }) => {
  const broker = await startScriptedBroker(5);
  try {
    await app.addProfile(`ws://127.0.0.1:${broker.port}/mqtt`);
    const { dialog } = app;
    const will = await dialog.openFold('Will message');
    await dialog.setSwitch(will, 'Send a will message', true);
    await dialog.fill('Will message', {
      Topic: 'a/b',
      Payload: 'AQID',
      'Will delay interval': '5',
      'Message expiry interval': '60',
      'Content type': 'application/octet-stream',
      'Response topic': 'a/answer',
      'Correlation data': 'ж',
    });
    await will.getByRole('radiogroup', { name: 'Payload encoding' }).getByLabel('Base64').check({ force: true });
    await addUserProperty(will, 1, 'k', 'v');
    const connection = broker.connection();
    await dialog.saveAndConnect.click();
    const connect = await (await connection).next('connect');
    expect(connect.will).toMatchObject({
      topic: 'a/b',
      payload: Buffer.from([1, 2, 3]),
      qos: 0,
      retain: false,
      properties: {
        willDelayInterval: 5,
        messageExpiryInterval: 60,
        contentType: 'application/octet-stream',
        responseTopic: 'a/answer',
        correlationData: Buffer.from('ж'),
        userProperties: { k: 'v' },
      },
    });
  } finally {
    await broker.stop();
  }
});

test('subscriptions with their options are made at the connect', async ({ app }) => {
  const broker = await startScriptedBroker(5);
  try {
    await app.addProfile(`ws://127.0.0.1:${broker.port}/mqtt`, { name: 'Subscribed' });
    await addSubscription(app, 1, '$share/workers/jobs/+', '1');
    const row = await addSubscription(app, 2, 'echo/#', '2');
    await row.getByRole('button', { name: 'Options' }).click();
    const choice = { noLocal: true, retainAsPublished: true, retainHandling: 2, identifier: '7' } as const;
    await new SubscriptionOptions(row).set(choice);
    const accepted = broker.accepted();
    await app.dialog.saveAndConnect.click();
    const connection = await accepted;
    const first = await connection.next('subscribe');
    const second = await connection.next('subscribe');
    const all = [first, second].map(({ subscriptions, properties }) => ({
      ...subscriptions[0],
      id: properties?.subscriptionIdentifier,
    }));
    expect(all).toEqual(
      expect.arrayContaining([
        { topic: '$share/workers/jobs/+', qos: 1, nl: false, rap: false, rh: 0, id: undefined },
        { topic: 'echo/#', qos: 2, nl: true, rap: true, rh: 2, id: 7 },
      ]),
    );
    await app.connections.edit('Subscribed');
    const fold = await app.dialog.openFold('Subscriptions');
    await expect(fold.getByRole('listitem').first()).toContainText('Shared in the group workers: jobs/+');
    await fold.getByRole('button', { name: 'Remove subscription $share/workers/jobs/+' }).click();
    await saveAndEdit(app, 'Subscribed');
    await app.dialog.openFold('Subscriptions');
    await expect(fold.getByLabel('Topic filter')).toHaveValue('echo/#');
  } finally {
    await broker.stop();
  }
});

test('certificates are pasted and chosen, told apart, and a key is never shown again', async ({
  app,
  mosquitto,
  certificates,
}) => {
  const broker = await mosquitto('tls-client');
  const { dialog } = app;
  await app.addProfile(broker.tcpAddress, { name: 'Mutual' });
  const tls = await dialog.openFold('TLS');
  // A file with both fills both fields.
  const both = `${certificates.client.cert}${certificates.client.key}`;
  await dialog.fill('TLS', { 'CA certificate': certificates.ca, 'Client certificate': both });
  await expect(tls.getByLabel('Client certificate', { exact: true })).toHaveValue(certificates.client.cert);
  await expect(tls).toContainText('Read: PRIVATE KEY');
  await dialog.saveAndConnect.click();
  await app.session.expectState('Connected');

  const stored = await everythingStored(app.page);
  const lineOf = (pem: string) => pem.split('\n')[1] ?? '';
  expect(stored).toContain(lineOf(certificates.client.cert));
  expect(stored).not.toContain(lineOf(certificates.client.key));

  await app.connections.edit('Mutual');
  await dialog.expectFields('TLS', { 'CA certificate': certificates.ca.trim(), 'Client key': '' });
  await expect(tls.getByRole('button', { name: 'Forget the stored client key' })).toBeVisible();

  await dialog.fill('TLS', { 'Client key': certificates.clientKeyEncrypted });
  await dialog.save.click();
  const passphrase = tls.getByLabel('Key passphrase', { exact: true });
  await expect(passphrase).toBeFocused();
  await passphrase.fill(PASSPHRASE);
  await expect(passphrase).toHaveAttribute('aria-invalid', 'false');

  const [chooser] = await Promise.all([
    app.page.waitForEvent('filechooser'),
    tls.getByRole('button', { name: 'Choose a file: CA certificate' }).click(),
  ]);
  await chooser.setFiles({
    name: 'ca.der',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from([0x30, 0x82, 1, 2]),
  });
  await expect(tls.getByRole('alert')).toContainText('openssl x509 -inform der');
});

test('reconnecting, groups, colours and the rest are there again', async ({ app }) => {
  const { dialog } = app;
  await app.addProfile(NOWHERE, { name: 'Slow', username: 'ann' });
  await dialog.group.fill('Factory');
  await dialog.color.getByRole('radio', { name: 'Colour 3' }).check({ force: true });
  await dialog.setSwitch(dialog.root, 'Ask every time', true);
  const delays = { 'First delay': '0.5', 'Longest delay': '10', Attempts: '4', 'Connect timeout': '3' };
  await dialog.fill('Reconnecting', delays);
  await expect(dialog.root).toContainText('on, after 0.5 s to 10 s · up to 4 attempts');
  await saveAndEdit(app, 'Slow');
  await dialog.expectFields('Reconnecting', delays);
  await expect(dialog.group).toHaveValue('Factory');
  await expect(dialog.color.getByRole('radio', { name: 'Colour 3' })).toBeChecked();
  await expect(dialog.askPassword).toBeChecked();
  // A form that nobody has changed is closed without a question.
  await app.page.keyboard.press('Escape');
  await expect(dialog.root).toBeHidden();
});

test('a fault opens its fold and gets the focus', async ({ app }) => {
  const { dialog } = app;
  await app.addProfile(NOWHERE);
  const will = await dialog.openFold('Will message');
  await dialog.setSwitch(will, 'Send a will message', true);
  await dialog.fill('Will message', { Topic: 'a/+' });
  await dialog.foldButton('Will message').click();
  await dialog.save.click();
  const topic = will.getByLabel('Topic', { exact: true });
  await expect(topic).toBeFocused();
  await expect(topic).toHaveAttribute('aria-invalid', 'true');
  await expect(will.getByRole('alert')).toContainText('MQTT-3.3.2-2');
  await topic.fill('a/b');

  await addSubscription(app, 1, 'a/#/b', '0');
  await dialog.foldButton('Subscriptions').click();
  await dialog.save.click();
  const filter = dialog.fold('Subscriptions').getByLabel('Topic filter');
  await expect(filter).toBeFocused();
  await expect(dialog.fold('Subscriptions').getByRole('alert')).toContainText('MQTT-4.7.1-2');
  await filter.fill('a/b/#');

  await dialog.fill('MQTT 5', { 'Receive maximum': '0', 'Authentication data': 'x' });
  await dialog.save.click();
  await expect(dialog.fold('MQTT 5').getByLabel('Receive maximum')).toBeFocused();
  await dialog.fill('MQTT 5', { 'Receive maximum': '', 'Authentication data': '' });
  await dialog.save.click();
  await expect(dialog.root).toBeHidden();
});

test('a connection is tried before it is saved', async ({ app, mosquitto }) => {
  const broker = await mosquitto('auth');
  await app.addProfile(broker.wsAddress, { username: 'writer', password: 'wrong' });
  await app.dialog.test.click();
  await expect(app.dialog.root).toContainText(/not authori[sz]ed|password/i);
  await app.dialog.password.fill('wonder/land');
  await app.dialog.test.click();
  await expect(app.dialog.root).toContainText(/Accepted in/);
  await expect(app.connections.items).toHaveCount(0);
});

test('a certificate that a test has shown is accepted in the form, and forgotten there', async ({ app, mosquitto }) => {
  const broker = await mosquitto('tls-untrusted');
  const { dialog } = app;
  await app.addProfile(broker.tcpAddress, { name: 'Self-signed' });
  await dialog.test.click();
  await dialog.root.getByRole('button', { name: /accept/i }).click();
  await expect(dialog.root).toContainText(/Accepted in/);
  const tls = await dialog.openFold('TLS');
  await expect(tls).toContainText(/([0-9A-F]{2}:){31}[0-9A-F]{2}/);
  await saveAndEdit(app, 'Self-signed');
  await dialog.openFold('TLS');
  await tls.getByRole('button', { name: 'Forget the accepted certificate' }).click();
  await dialog.test.click();
  await expect(dialog.root).toContainText(/self-signed/i);
});

test('a mosquitto command fills the form, over several lines too', async ({ app, mosquitto }) => {
  const broker = await mosquitto('auth');
  const { dialog } = app;
  await app.connections.newConnection.click();
  await dialog.pasteAddress(
    `mosquitto_sub -h 127.0.0.1 -p ${broker.ports.tcp} -u writer \\\n  -P 'wonder/land' -V mqttv5 -k 33 -q 2 -t 'plant/#' --cert dev.crt`,
  );
  await expect(dialog.protocol.locator('option:checked')).toHaveText('mqtt://');
  await expect(dialog.host).toHaveValue('127.0.0.1');
  await expect(dialog.root).toContainText('Not taken over: dev.crt');
  await dialog.expectFields('Session', { 'Keep alive': '33' });
  await dialog.saveAndConnect.click();
  await app.session.expectState('Connected');
  await expect(app.subscriptions.item('plant/#')).toBeVisible();

  await app.connections.newConnection.click();
  await dialog.pasteAddress("mosquitto_sub -h 'broker");
  await expect(dialog.root.getByRole('alert')).toContainText('command cannot be understood');
});

test('what another tab saves meanwhile is told, and stays', async ({ app, page, context }) => {
  await app.addProfile(NOWHERE, { name: 'Shared' });
  await app.dialog.save.click();
  await app.connections.edit('Shared');
  await app.dialog.username.fill('mine');

  const other = new App(await context.newPage(), app.url);
  await other.open();
  await other.connections.edit('Shared');
  await other.dialog.group.fill('Theirs');
  await other.dialog.save.click();
  await expect(app.dialog.root).toContainText('was changed elsewhere');
  await page.bringToFront();
  await app.dialog.save.click();
  await expect(app.dialog.root).toBeHidden();

  await app.connections.edit('Shared');
  await expect(app.dialog.username).toHaveValue('mine');
  await expect(app.dialog.group).toHaveValue('Theirs');
  await other.connections.delete('Shared');
  await expect(app.dialog.root).toContainText('was deleted elsewhere');
  await app.dialog.save.click();
  await expect(app.connections.item('Shared')).toBeVisible();
});

for (const [locale, folds] of [
  ['en-GB', ['Session', 'TLS', 'Will message', 'MQTT 5', 'Reconnecting', 'Subscriptions']],
  ['ru-RU', ['Сессия', 'TLS', 'Завещание', 'MQTT 5', 'Переподключение', 'Подписки']],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 360, height: 740 } });

    test('on a narrow screen everything fits, and a machine finds its way', async ({ page, companion }) => {
      await page.goto(`${companion.url}#/connect?url=mqtts://broker.example`);
      const dialog = page.getByRole('dialog');
      for (const name of folds) await dialog.getByRole('button', { name, exact: true }).click();
      const [, , will, five, , subscriptions] = folds;
      const fold = (name: string) => dialog.getByRole('group', { name, exact: true });
      await fold(will).getByRole('switch').first().check({ force: true });
      for (const name of [will, five, subscriptions]) {
        await fold(name)
          .getByRole('button', { name: /^(Add a|Добавить) / })
          .click();
      }
      await fold(subscriptions).getByRole('textbox').first().fill('$share/группа/очень/длинный/фильтр/#');
      await fold(subscriptions)
        .getByRole('button', { name: /^(Options|Параметры)$/ })
        .click();
      const wide = await dialog.evaluate((root) =>
        [...root.querySelectorAll('*')]
          // A summary is cut with three dots.
          .filter((element) => element.closest('[id$="-summary"]') === null)
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
          .map((element) => `${element.tagName} ${element.className}`),
      );
      expect(wide).toEqual([]);
      const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  });
}
