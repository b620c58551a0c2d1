import { mosquittoPub } from '../fixtures/mosquitto-clients.ts';
import { USERS } from '../fixtures/mosquitto-config.ts';
import { expect, test } from '../fixtures/test.ts';

test('the granted QoS is shown, and so is less than was asked for', async ({ app, mosquitto }) => {
  const plain = await mosquitto('anon');
  await app.connectedTo(plain.wsAddress, { name: 'plain' });
  for (const qos of ['0', '1', '2'] as const) {
    await app.subscriptions.subscribe(`granted/${qos}`, qos);
    await expect(app.subscriptions.item(`granted/${qos}`)).toHaveText(new RegExp(`${qos}(\\D*|.*0/s.*)$`));
  }
});

for (const [version, words] of [
  ['5', /not authori[sz]ed/i],
  ['3.1.1', /fail/i],
] as const) {
  test(`a refused subscription says why, MQTT ${version}`, async ({ app, mosquitto }) => {
    const broker = await mosquitto('dynsec');
    await app.connectedTo(broker.wsAddress, { version, username: 'reader', password: USERS.reader });
    await app.subscriptions.subscribe('secret/#');
    await expect(app.subscriptions.item('secret/#')).toContainText(words);
    await app.subscriptions.subscribe('open/#', '1');
    await mosquittoPub({ port: broker.ports.tcp, user: 'writer' }, { topic: 'open/a', payload: 'yes', qos: 1 });
    await expect(app.messages.row('open/a', 'yes')).toHaveCount(1);
    // A version 3.1.1 broker answers 0x80 and keeps the connection.
    await app.session.expectState('Connected');
  });
}

test('a filter that breaks a rule is refused before anything is sent', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  for (const filter of ['a/#/b', 'a+', '#a', '$share/group']) {
    await app.subscriptions.filter.fill(filter);
    await app.subscriptions.subscribeButton.click();
    await expect(app.subscriptions.filter).toHaveAttribute('aria-invalid', 'true');
    await expect(app.subscriptions.filter).toHaveValue(filter);
  }
  await expect(app.subscriptions.items).toHaveCount(0);
  expect(broker.log()).not.toContain('SUBSCRIBE');
  await app.subscriptions.subscribe('a/+');
  await expect.poll(() => broker.log()).toContain('SUBSCRIBE');
});

test('unsubscribing ends the flow', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const target = { port: broker.ports.tcp };
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('gone/#', '1');
  await app.subscriptions.subscribe('stays/#', '1');
  await mosquittoPub(target, { topic: 'gone/1', payload: 'before', qos: 1 });
  await expect(app.messages.row('gone/1')).toHaveCount(1);
  await app.subscriptions.unsubscribe('gone/#');
  // The second one is sent after the first, so when it is there, the first would have been.
  await expect(async () => {
    await mosquittoPub(target, { topic: 'gone/2', payload: 'after', qos: 1 });
    await mosquittoPub(target, { topic: 'stays/2', payload: 'after', qos: 1 });
    await expect(app.messages.row('stays/2')).not.toHaveCount(0, { timeout: 2000 });
  }).toPass();
  await expect(app.messages.row('gone/2')).toHaveCount(0);
});

test('several filters at once, each with a colour of its own', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.filter.focus();
  await app.subscriptions.filter.evaluate((field) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'many/a\nmany/+/b\n$SYS/broker/version');
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    if (field.dispatchEvent(event)) document.execCommand('insertText', false, data.getData('text/plain'));
  });
  await app.subscriptions.subscribeButton.click();
  await expect(app.subscriptions.items).toHaveCount(3);
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'many/x/b', payload: 'wild' });
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'many/a', payload: 'exact' });
  await expect(app.messages.row('many/x/b', 'wild')).toHaveCount(1);
  await expect(app.messages.row('many/a', 'exact')).toHaveCount(1);
  await expect(app.messages.row('$SYS/broker/version', 'mosquitto')).toHaveCount(1);
});

test('made again after a reconnect', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('again/#', '1');
  await broker.kill();
  await app.session.expectState('Reconnecting');
  await broker.start();
  await app.session.expectState('Connected', 30_000);
  await expect.poll(() => broker.log()).toContain('again/#');
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'again/a', payload: 'back', qos: 1 });
  await expect(app.messages.row('again/a', 'back')).toHaveCount(1);
});

test('kept in the profile: made again after a reload, and added while disconnected', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress, { name: 'Kept' });
  await app.subscriptions.subscribe('kept/#', '2');
  await app.session.disconnect.click();
  await app.session.expectState('Disconnected');
  await app.subscriptions.subscribe('later/#', '1');

  await app.reload();
  await app.connections.open('Kept');
  await expect(app.subscriptions.items).toHaveCount(2);
  await app.session.connect.click();
  await app.session.expectState('Connected');
  await expect(async () => {
    await mosquittoPub({ port: broker.ports.tcp }, { topic: 'kept/a', payload: 'one', qos: 1 });
    await mosquittoPub({ port: broker.ports.tcp }, { topic: 'later/a', payload: 'two', qos: 1 });
    await expect(app.messages.row('later/a', 'two')).not.toHaveCount(0, { timeout: 2000 });
  }).toPass();
  await expect(app.messages.row('kept/a', 'one')).not.toHaveCount(0);
});
