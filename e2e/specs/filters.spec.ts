// Filters as chips: written, changed, taken away, kept over a reload.
import { mosquittoPub, mosquittoPubLines } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import { MessageFilters } from '../pages/message-filters.ts';

test('by what the header says', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const filters = new MessageFilters(app.page);
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('header/#', '2');
  for (const qos of ['0', '1', '2'] as const) {
    await app.composer.publish({ topic: `header/${qos}`, payload: `level ${qos}`, qos });
  }
  await app.session.expectCount('Messages received', 3);
  await filters.begin('Direction');
  await filters.choose('Direction', 'Sent');
  await filters.apply();
  await expect(app.messages.rows).toHaveCount(3);
  await filters.begin('QoS');
  await filters.choose('QoS of the message', '2');
  await filters.apply();
  await expect(app.messages.rows).toHaveCount(1);
  await filters.remove('sent');
  await expect(app.messages.rows).toHaveCount(2);
  await filters.change('QoS 2');
  await filters.choose('QoS of the message', '1');
  await filters.apply();
  await expect(filters.chips).toHaveCount(1);
  await expect(filters.chip('QoS 1')).toBeVisible();
  await expect(app.messages.row('level 1')).toHaveCount(2);
  await filters.begin('Retained');
  await filters.choose('Retained', 'Retained');
  await filters.apply();
  await expect(app.page.getByText('No message matches the search.')).toBeVisible();
  await filters.removeAll.click();
  await expect(app.messages.rows).toHaveCount(6);
  await expect(filters.chips).toHaveCount(0);

  await filters.addText('Topics to show', 'Topics to show', '+/1');
  await app.messages.search.fill('LEVEL');
  await expect(app.messages.rows).toHaveCount(2);
  // The inspector walks what is listed.
  await app.messages.rows.first().click();
  await expect(app.inspector.root).toContainText('level 1');
});

test('by a field of JSON payloads, with what is wrong at its place', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const filters = new MessageFilters(app.page);
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('json/#', '2');
  await mosquittoPubLines({ port: broker.ports.tcp }, 'json/a', [
    '{"temperature":19.5,"state":{"power":"on"}}',
    '{"temperature":21,"state":{"power":"off"}}',
    '{"temperature":"hot"}',
    'no json, temperature 25',
  ]);
  await app.session.expectCount('Messages received', 4);
  await filters.begin('JSON field');
  await filters.field('Comparison').fill('temperature 20');
  await filters.field('Comparison').press('Enter');
  await expect(filters.editor.getByRole('alert')).toContainText('Here stands one of =');
  await expect(filters.editor.getByRole('alert').locator('mark')).toHaveText('2');
  await expect(filters.field('Comparison')).toBeFocused();
  // Nothing that was typed is lost when the editor is closed.
  await app.page.keyboard.press('Escape');
  await expect(filters.editor).toBeHidden();
  await filters.add.click();
  await expect(filters.field('Comparison')).toHaveValue('temperature 20');
  await filters.field('Comparison').fill('temperature > 20');
  await filters.field('Comparison').press('Enter');
  await expect(filters.chip('temperature > 20')).toBeVisible();
  await expect(app.messages.rows).toHaveCount(1);

  await filters.change('temperature > 20');
  await filters.field('Comparison').fill('state.power = on');
  await filters.apply();
  await expect(filters.chip('state.power == "on"')).toBeVisible();
  await expect(app.messages.row('19.5')).toHaveCount(1);
  await expect(app.messages.rows).toHaveCount(1);
  // As it comes, too.
  await mosquittoPubLines({ port: broker.ports.tcp }, 'json/b', ['{"state":{"power":"on"}}', '{"state":1}']);
  await expect(app.messages.rows).toHaveCount(2);
});

test('by size, time and user properties', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const filters = new MessageFilters(app.page);
  await app.connectedTo(broker.wsAddress, { version: '5' });
  await app.subscriptions.subscribe('kinds/#', '2');
  const target = { port: broker.ports.tcp, version: 'mqttv5' } as const;
  const site = ['-D', 'publish', 'user-property', 'site', 'tver-2'];
  await mosquittoPub(target, { topic: 'kinds/small', payload: 'small' });
  await mosquittoPub(target, { topic: 'kinds/large', payload: 'x'.repeat(2000) });
  await mosquittoPub(target, { topic: 'kinds/site', payload: 'from a site', args: site });
  await app.session.expectCount('Messages received', 3);

  await filters.begin('Size');
  await filters.field('At least').fill('3');
  await filters.field('At most').fill('1');
  await filters.field('At most').press('Enter');
  await expect(filters.editor.getByRole('alert')).toHaveText('At most is less than at least.');
  await filters.field('At least').fill('');
  await expect(filters.editor.getByRole('alert')).toBeHidden();
  await filters.apply();
  await expect(filters.chip('size ≤ 1 KB')).toBeVisible();
  await expect(app.messages.rows).toHaveCount(2);
  await filters.remove('size ≤ 1 KB');

  await filters.begin('User property');
  await filters.field('Name').fill('site');
  await filters.apply();
  await expect(filters.chip('property site')).toBeVisible();
  await expect(app.messages.rows).toHaveCount(1);
  await filters.change('property site');
  await filters.field('Value').fill('tver-3');
  await filters.apply();
  await expect(app.messages.rows).toHaveCount(0);
  await filters.remove('property site = tver-3');

  await app.messages.select('kinds/large');
  await filters.begin('Time');
  await filters.editor.getByRole('button', { name: 'From the selected message on' }).click();
  await expect(filters.field('From')).not.toHaveValue('');
  await filters.apply();
  await expect(app.messages.row('kinds/small')).toHaveCount(0);
  await expect(app.messages.row('kinds/large')).toHaveCount(1);
  await filters.removeAll.or(app.page.getByRole('button', { name: /^Remove the filter time/ })).click();
  await filters.begin('Time');
  await filters.editor.getByRole('button', { name: 'Last 5 min' }).click();
  await filters.apply();
  await expect(app.messages.rows).toHaveCount(3);
});

test('are kept over a reload, for each connection its own', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const filters = new MessageFilters(app.page);
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('kept/#', '2');
  await filters.addText('Topics to hide', 'Topics to hide', 'kept/noise/#');
  await filters.begin('Bookmarks');
  await filters.apply();
  await expect(filters.chips).toHaveCount(2);
  await app.messages.search.fill('wanted');
  // Asked for, and so kept.
  await expect.poll(() => app.page.evaluate(() => localStorage.getItem('mqtt-loupe.queries'))).toContain('wanted');
  await app.reload();
  await expect(filters.chip('not kept/noise/#')).toBeVisible();
  // Bookmarks went with the log.
  await expect(filters.chips).toHaveCount(1);
  await expect(app.messages.search).toHaveValue('wanted');
  if (await app.session.connect.isVisible()) await app.session.connect.click();
  await app.session.expectState('Connected');
  const target = { port: broker.ports.tcp };
  await mosquittoPubLines(target, 'kept/noise/a', ['wanted, but noise']);
  await mosquittoPubLines(target, 'kept/a', ['wanted', 'other']);
  await app.session.expectCount('Messages received', 3);
  await expect(app.messages.rows).toHaveCount(1);
});
