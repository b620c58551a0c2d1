// A subscription that floods the list is muted: kept, and not shown; or only one is shown.
import { mosquittoPubLines } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import { MessageFilters } from '../pages/message-filters.ts';

test('mute keeps the messages and hides them, and the list shows that it does', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const filters = new MessageFilters(app.page);
  const target = { port: broker.ports.tcp };
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('calm/#', '1');
  await app.subscriptions.subscribe('$share/team/loud/#', '1');
  await mosquittoPubLines(target, 'calm/a', ['calm 1']);
  await mosquittoPubLines(target, 'loud/a', ['loud 1', 'loud 2']);
  await expect(app.messages.rows).toHaveCount(3);

  const loud = app.subscriptions.item('$share/team/loud/#');
  await loud.hover();
  await loud.getByRole('button', { name: 'Mute $share/team/loud/#', exact: true }).click();
  await expect(loud).toContainText('muted');
  // Of a shared subscription what is behind the group.
  await expect(filters.chip('not loud/#')).toBeVisible();
  await expect(app.messages.rows).toHaveCount(1);
  await mosquittoPubLines(target, 'loud/a', ['loud 3']);
  await app.session.expectCount('Messages kept', 4);
  await expect(app.messages.rows).toHaveCount(1);
  await expect(app.page.getByText('1 of 4 shown')).toBeVisible();

  await filters.remove('not loud/#');
  await expect(loud).not.toContainText('muted');
  await expect(app.messages.rows).toHaveCount(4);
});

test('show only one, and all again', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const filters = new MessageFilters(app.page);
  const target = { port: broker.ports.tcp };
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('one/#', '1');
  await app.subscriptions.subscribe('two/#', '1');
  await mosquittoPubLines(target, 'one/a', ['first']);
  await mosquittoPubLines(target, 'two/a', ['second', 'third']);
  await expect(app.messages.rows).toHaveCount(3);
  const two = app.subscriptions.item('two/#');
  await two.hover();
  await two.getByRole('button', { name: 'Mute two/#', exact: true }).click();
  await expect(app.messages.rows).toHaveCount(1);
  // Shown alone it is not muted any more.
  await two.getByRole('button', { name: 'Show only two/#', exact: true }).click();
  await expect(filters.chips).toHaveCount(1);
  await expect(filters.chip('topic two/#')).toBeVisible();
  await expect(app.messages.rows).toHaveCount(2);
  await two.getByRole('button', { name: 'Show not only two/#', exact: true }).click();
  await expect(filters.chips).toHaveCount(0);
  await expect(app.messages.rows).toHaveCount(3);
});
