// Finding messages as one types, among what came before and what comes.
import { mosquittoPub, mosquittoPubLines } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';

test('text in any script and case, in topic and payload, also as messages come', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('find/#', '2');
  const target = { port: broker.ports.tcp };
  await mosquittoPubLines(target, 'find/a', ['Тревога 1', 'ok 2', 'тревога 3']);
  await mosquittoPub(target, { topic: 'find/alarm', payload: 'nothing' });
  await app.session.expectCount('Messages received', 4);

  await app.messages.rows.first().click();
  await app.page.keyboard.press('/');
  await expect(app.messages.search).toBeFocused();
  await app.messages.search.fill('ТРЕВОГА');
  await expect(app.messages.rows).toHaveCount(2);
  await expect(app.messages.row('Тревога 1').locator('mark')).toHaveText('Тревога');
  await expect(app.page.getByText('2 of 4 messages')).toBeVisible();
  await mosquittoPubLines(target, 'find/a', ['ok 5', 'и тревога 6']);
  await expect(app.messages.row('и тревога 6')).toHaveCount(1);
  await expect(app.messages.rows).toHaveCount(3);

  await app.messages.search.fill('ALARM');
  await expect(app.messages.rows).toHaveCount(1);
  await app.messages.search.fill('<b>.*');
  await expect(app.page.getByText('No message matches the search.')).toBeVisible();
  await app.messages.search.press('Escape');
  await expect(app.messages.rows).toHaveCount(6);
});

test('by what the header says, and both together', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('header/#', '2');
  for (const qos of ['0', '1', '2'] as const) {
    await app.composer.publish({ topic: `header/${qos}`, payload: `level ${qos}`, qos });
  }
  await app.session.expectCount('Messages received', 3);
  await app.messages.filters.click();
  await app.messages.filterBy('Direction', 'Sent');
  await expect(app.messages.rows).toHaveCount(3);
  await app.messages.filterBy('QoS of the message', '2');
  await expect(app.messages.rows).toHaveCount(1);
  await app.messages.filterBy('Direction', 'any');
  await expect(app.messages.rows).toHaveCount(2);
  await app.page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(app.messages.rows).toHaveCount(6);
  await app.page.getByRole('region', { name: 'Filters' }).getByRole('textbox').fill('+/1');
  await app.messages.search.fill('LEVEL');
  await expect(app.messages.rows).toHaveCount(2);
  // The inspector walks what is listed.
  await app.messages.rows.first().click();
  await expect(app.inspector.root).toContainText('level 1');
});
