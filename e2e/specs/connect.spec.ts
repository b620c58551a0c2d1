import { mosquittoPub } from '../fixtures/mosquitto-clients.ts';
import { USERS } from '../fixtures/mosquitto-config.ts';
import { expect, test } from '../fixtures/test.ts';
import type { ConnectOptions } from '../pages/app.ts';

const WRITER: ConnectOptions = { username: 'writer', password: USERS.writer };

for (const version of ['5', '3.1.1', '3.1'] as const) {
  test(`ws://, MQTT ${version}: connects, receives, disconnects`, async ({ app, mosquitto }) => {
    const broker = await mosquitto('anon');
    await app.connectedTo(broker.wsAddress, { version });
    // No digit in it: the granted QoS is told by its digit.
    const topic = 'connect/hello';
    await app.subscriptions.subscribe(topic, '1');
    await expect(app.subscriptions.item(topic)).toContainText('1');
    await mosquittoPub({ port: broker.ports.tcp }, { topic, payload: 'hello', qos: 1 });
    await expect(app.messages.row(topic, 'hello')).toHaveCount(1);
    await app.session.disconnect.click();
    await app.session.expectState('Disconnected');
    await app.session.connect.click();
    await app.session.expectState('Connected');
  });
}

test('the broker sees the version and the client id that the profile says', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  for (const [version, level] of [
    ['5', 'p5'],
    ['3.1.1', 'p2'],
    ['3.1', 'p1'],
  ] as const) {
    await app.addProfile(broker.wsAddress, { name: `v${version}`, version });
    await app.dialog.openSession();
    await app.dialog.clientId.fill(`my-${level}`);
    await app.dialog.saveAndConnect.click();
    await app.session.expectState('Connected');
    await expect.poll(() => broker.log()).toMatch(new RegExp(`as my-${level} \\(${level},`));
  }
});

test('the broker assigns a client id in version 5, and the limits it announces are shown', async ({
  app,
  mosquitto,
}) => {
  const broker = await mosquitto('limits');
  await app.addProfile(broker.wsAddress);
  await app.dialog.openSession();
  await app.dialog.clientId.fill('');
  await app.dialog.saveAndConnect.click();
  await app.session.expectState('Connected');
  const answer = await app.session.openBrokersAnswer();
  await expect(answer).toContainText(/auto-[0-9A-F-]+/);
  await expect(answer).toContainText(/Maximum QoS/);
  await expect(answer).toContainText(/Retain Available/);
  await expect(answer).toContainText(/Session Present/i);
});

test.describe('user name and password', () => {
  for (const [scheme, version] of [
    ['ws', '5'],
    ['ws', '3.1.1'],
    ['mqtt', '5'],
  ] as const) {
    test(`${scheme}://, MQTT ${version}`, async ({ app, mosquitto }) => {
      const broker = await mosquitto('auth');
      const address = scheme === 'ws' ? broker.wsAddress : broker.tcpAddress;
      await app.connectedTo(address, { ...WRITER, version });
    });
  }

  test('in other alphabets, and after a reload', async ({ app, mosquitto }) => {
    const broker = await mosquitto('auth');
    await app.connectedTo(broker.wsAddress, { name: 'Stored', username: 'reader', password: USERS.reader });
    await app.reload();
    await app.connections.open('Stored');
    await app.session.connect.click();
    await app.session.expectState('Connected');
  });
});

test('wss:// with a certificate that the browser trusts', async ({ app, mosquitto }) => {
  const broker = await mosquitto('tls');
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('tls/#');
  await mosquittoPub({ port: broker.ports.tcp, ca: broker.ca }, { topic: 'tls/a', payload: 'sealed' });
  await expect(app.messages.row('tls/a', 'sealed')).toHaveCount(1);
});

for (const [kind, scheme] of [
  ['only-tcp', 'mqtt'],
  ['tls', 'mqtts'],
] as const) {
  test(`${scheme}:// through the bridge`, async ({ app, mosquitto }) => {
    const broker = await mosquitto(kind);
    for (const version of ['5', '3.1.1'] as const) {
      await app.connectedTo(broker.tcpAddress, { version, name: version });
      const topic = `bridge/${version}`;
      await app.subscriptions.subscribe(topic, '2');
      await mosquittoPub({ port: broker.ports.tcp, ca: broker.ca }, { topic, payload: scheme, qos: 2 });
      await expect(app.messages.row(topic, scheme)).toHaveCount(1);
    }
  });
}
