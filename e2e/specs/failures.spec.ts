// What surrounds a failure: what is said and not said, giving up, mending, and coming back. The causes are the doctor's.
import { USERS } from '../fixtures/mosquitto-config.ts';
import { expect, test } from '../fixtures/test.ts';

for (const version of ['5', '3.1.1'] as const) {
  test(`a wrong password is named, MQTT ${version}`, async ({ app, mosquitto }) => {
    const broker = await mosquitto('auth');
    await app.connectTo(broker.wsAddress, { version, username: 'writer', password: 'hunter-2' });
    await app.session.expectState('Failed');
    await expect(app.diagnosis).toContainText(/not authori[sz]ed/i);
    await expect(app.diagnosis).toContainText(/password/i);
    await expect(app.diagnosis).not.toContainText('hunter-2');
  });
}

test('after the password is put right, it connects', async ({ app, mosquitto }) => {
  const broker = await mosquitto('auth');
  await app.connectTo(broker.wsAddress, { name: 'Mended', username: 'writer', password: 'wrong' });
  await app.session.expectState('Failed');
  await app.diagnosis.getByRole('button', { name: 'Edit connection' }).click();
  await expect(app.dialog.username).toBeFocused();
  await app.dialog.password.fill(USERS.writer);
  await app.dialog.saveAndConnect.click();
  await app.session.expectState('Connected');
  await expect(app.diagnosis).toBeHidden();
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
