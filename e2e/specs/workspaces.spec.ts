import { mosquittoPub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';

test('two connections at the same time, each with its own workspace', async ({ app, mosquitto }) => {
  const first = await mosquitto('anon');
  const second = await mosquitto('only-tcp');
  await app.connectedTo(first.wsAddress, { name: 'First' });
  await app.subscriptions.subscribe('both/#', '1');
  await app.connectedTo(second.tcpAddress, { name: 'Second' });
  await expect(app.subscriptions.items).toHaveCount(0);
  await app.subscriptions.subscribe('both/#', '1');
  await expect(app.subscriptions.item('both/#')).toContainText('1');

  await mosquittoPub({ port: first.ports.tcp }, { topic: 'both/a', payload: 'to the first', qos: 1 });
  await mosquittoPub({ port: second.ports.tcp }, { topic: 'both/a', payload: 'to the second', qos: 1 });
  await expect(app.messages.row('to the second')).toHaveCount(1);
  await expect(app.messages.row('to the first')).toHaveCount(0);

  await app.connections.open('First');
  await app.session.expectState('Connected');
  await expect(app.messages.row('to the first')).toHaveCount(1);
  await expect(app.messages.row('to the second')).toHaveCount(0);

  await app.session.disconnect.click();
  await app.session.expectState('Disconnected');
  await app.connections.open('Second');
  await app.session.expectState('Connected');
});

test('a draft belongs to its workspace', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress, { name: 'One' });
  await app.composer.fill({ topic: 'draft/one', payload: '1' });
  await app.subscriptions.filter.fill('half/a/fil');
  await app.connectedTo(broker.wsAddress, { name: 'Two' });
  await app.composer.fill({ topic: 'draft/two', payload: '2' });
  await app.connections.open('One');
  await expect(app.composer.topic).toHaveValue('draft/one');
  await expect(app.subscriptions.filter).toHaveValue('half/a/fil');
  await app.page.getByRole('button', { name: 'Fold subscriptions' }).click();
  await app.page.getByRole('button', { name: 'Show subscriptions' }).click();
  await expect(app.subscriptions.filter).toHaveValue('half/a/fil');
  await app.connections.open('Two');
  await expect(app.composer.topic).toHaveValue('draft/two');
});
