import { mosquittoPub, mosquittoSub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';

test('the embedded broker is one click away, and a message makes the round trip', async ({ app }) => {
  await app.page.getByRole('button', { name: 'Connect to the embedded broker' }).click();
  await app.session.expectState('Connected');
  await expect(app.connections.item('Embedded broker')).toBeVisible();

  await app.subscriptions.subscribe('lab/#');
  await app.composer.publish({ topic: 'lab/hello', payload: 'first light' });

  await expect(app.messages.row('lab/hello', 'first light', 'Received')).toHaveCount(1);
  await expect(app.messages.row('lab/hello', 'first light', 'Sent')).toHaveCount(1);
  await app.session.expectCount('Messages received', 1);
  await app.session.expectCount('Messages sent', 1);
  await app.session.expectCount('Messages kept', 2);
  await app.session.expectCount('Messages dropped', 0);
});

test('the embedded broker also serves other clients, in version 3.1.1 and 5', async ({ app, companion }) => {
  await app.page.getByRole('button', { name: 'Connect to the embedded broker' }).click();
  await app.session.expectState('Connected');
  await app.subscriptions.subscribe('shared/#', '2');
  for (const version of ['mqttv311', 'mqttv5'] as const) {
    const target = { port: companion.brokerPorts.tcp, version };
    const witness = await mosquittoSub(target, 'from-app/#');
    await mosquittoPub(target, { topic: `shared/${version}`, payload: version, qos: 2 });
    await expect(app.messages.row(`shared/${version}`)).toHaveCount(1);
    await app.composer.publish({ topic: 'from-app/x', payload: version, qos: '1' });
    await expect.poll(() => witness.seen().map(({ payload }) => Buffer.from(payload).toString())).toEqual([version]);
    await witness.stop();
  }
});

test('greets with the two ways to begin, and says where the data stays', async ({ app }) => {
  await expect(app.connections.newConnection).toHaveCount(1);
  await expect(app.connections.newConnection).toBeVisible();
  await app.connections.newConnection.click();
  await expect(app.page.getByRole('dialog', { name: 'New connection' })).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(app.dialog.root).toBeHidden();
});
