import { freePort } from '../fixtures/free-port.mjs';
import { USERS } from '../fixtures/mosquitto-config.ts';
import { expect, test } from '../fixtures/test.ts';

for (const version of ['5', '3.1.1'] as const) {
  test(`a wrong password is named, MQTT ${version}`, async ({ app, mosquitto }) => {
    const broker = await mosquitto('auth');
    await app.connectTo(broker.wsAddress, { version, username: 'writer', password: 'wrong' });
    await app.session.expectState('Failed');
    await expect(app.diagnosis).toContainText(/not authori[sz]ed/i);
    await expect(app.diagnosis).toContainText(/password/i);
    await expect(app.diagnosis).not.toContainText('wrong');
  });
}

test('after the password is put right, it connects', async ({ app, mosquitto }) => {
  const broker = await mosquitto('auth');
  await app.connectTo(broker.wsAddress, { name: 'Mended', username: 'writer', password: 'wrong' });
  await app.session.expectState('Failed');
  await app.diagnosis.getByRole('button', { name: 'Edit connection' }).click();
  await app.dialog.password.fill(USERS.writer);
  await app.dialog.saveAndConnect.click();
  await app.session.expectState('Connected');
  await expect(app.diagnosis).toBeHidden();
});

test('a closed port', async ({ app }) => {
  await app.connectTo(`ws://127.0.0.1:${await freePort()}/mqtt`);
  await app.session.expectState('Failed');
  await expect(app.diagnosis).toContainText('1006');
  await expect(app.diagnosis).toContainText(/port/i);
});

test('a TCP port where a WebSocket was expected', async ({ app, mosquitto }) => {
  const broker = await mosquitto('only-tcp');
  await app.connectTo(`ws://127.0.0.1:${broker.ports.tcp}/mqtt`);
  await app.session.expectState('Failed');
  await expect(app.diagnosis).toContainText(/WebSocket/);
});

test('a certificate that the browser does not trust', async ({ app, mosquitto }) => {
  const broker = await mosquitto('tls-untrusted');
  await app.connectTo(broker.wsAddress);
  await app.session.expectState('Failed');
  await expect(app.diagnosis).toContainText(/certificate/i);
});

test.describe('through the bridge', () => {
  test('a closed port is named as such', async ({ app }) => {
    await app.connectTo(`mqtt://127.0.0.1:${await freePort()}`);
    await app.session.expectState('Failed');
    await expect(app.diagnosis).toContainText(/refused|nothing listens/i);
  });

  test('a host name that does not exist', async ({ app }) => {
    await app.connectTo('mqtt://no-such-host.invalid:1883');
    await app.session.expectState('Failed');
    await expect(app.diagnosis).toContainText('no-such-host.invalid');
  });

  test('an untrusted certificate', async ({ app, mosquitto }) => {
    const broker = await mosquitto('tls-untrusted');
    await app.connectTo(broker.tcpAddress);
    await app.session.expectState('Failed');
    await expect(app.diagnosis).toContainText(/certificate/i);
  });

  test('TLS to a port that speaks none', async ({ app, mosquitto }) => {
    const broker = await mosquitto('only-tcp');
    await app.connectTo(`mqtts://127.0.0.1:${broker.ports.tcp}`);
    await app.session.expectState('Failed');
    await expect(app.diagnosis).toContainText(/TLS/);
  });
});

test('a broker that says nothing: the attempt can be given up', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  broker.freeze();
  await app.connectTo(broker.wsAddress);
  await app.session.expectState('Connecting');
  await app.session.cancel.click();
  await app.session.expectState('Disconnected');
});

test('a broker that falls silent is noticed by keep alive', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  await app.addProfile(broker.wsAddress);
  await app.dialog.openSession();
  await app.dialog.keepAlive.fill('2');
  await app.dialog.saveAndConnect.click();
  await app.session.expectState('Connected');
  broker.freeze();
  await app.session.expectState('Reconnecting');
});

test('a lost connection comes back when the broker does', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await broker.kill();
  await app.session.expectState('Reconnecting');
  await expect(app.diagnosis).toBeVisible();
  await broker.start();
  await app.session.expectState('Connected', 30_000);
  await expect(app.diagnosis).toBeHidden();
});
