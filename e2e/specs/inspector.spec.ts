import { mosquittoPub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';

test('the retained flag is explained, with what the subscription asked for', async ({ app, mosquitto }) => {
  const { ports, wsAddress } = await mosquitto('anon');
  await mosquittoPub({ port: ports.tcp }, { topic: 'insp/kept', payload: 'kept', qos: 1, args: ['-r'] });
  await app.connectedTo(wsAddress);
  await app.subscriptions.subscribe('insp/kept', '1');
  await app.messages.select('insp/kept');
  const { root } = app.inspector;
  await root.getByText('Kept by the broker, sent because of a new subscription.').click();
  await expect(root).toContainText('that is off for insp/kept.');
});

test('a message is put into the publish form, bookmarked and copied', async ({ app, mosquitto, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { ports, wsAddress } = await mosquitto('anon');
  await app.connectedTo(wsAddress);
  await app.subscriptions.subscribe('insp/#', '1');
  await expect(app.subscriptions.item('insp/#')).toContainText('1');
  await mosquittoPub({ port: ports.tcp }, { topic: 'insp/copy', payload: "it's on", qos: 1 });
  await app.messages.select('insp/copy');
  const { inspector } = app;
  const clipboard = () => app.page.evaluate(() => navigator.clipboard.readText());

  await inspector.copyAs('Topic');
  await expect(inspector.root.getByText('Copied', { exact: true }).last()).toBeVisible();
  expect(await clipboard()).toBe('insp/copy');
  await inspector.copyAs('JSON');
  await expect.poll(async () => clipboard()).toContain('"payload":"it\'s on"');
  await inspector.copyAs('mosquitto_pub command');
  await expect.poll(async () => clipboard()).toContain("-t insp/copy -q 1 -m 'it'\\''s on'");
  expect(await clipboard()).toContain(`mosquitto_pub -h 127.0.0.1 -p `);

  await inspector.bookmark.click();
  await expect(inspector.bookmark).toHaveAttribute('aria-pressed', 'true');
  await expect(app.messages.bookmarks).toHaveAccessibleName('Bookmarks: 1 message');
  await inspector.publish.click();
  await expect(app.composer.topic).toHaveValue('insp/copy');
  await expect(app.composer.payload).toHaveValue("it's on");
});

test('a message leads to a responder for messages like it', async ({ app, mosquitto }) => {
  const { ports, wsAddress } = await mosquitto('anon');
  await app.connectedTo(wsAddress);
  await app.subscriptions.subscribe('insp/#', '1');
  await expect(app.subscriptions.item('insp/#')).toContainText('1');
  await mosquittoPub({ port: ports.tcp }, { topic: 'insp/asks', payload: 'anybody?', qos: 1 });
  await app.messages.select('insp/asks');
  await app.inspector.answer.click();
  const form = app.page.getByRole('form', { name: 'New responder' });
  await expect(form.getByRole('textbox', { name: 'Topic filter' })).toHaveValue('insp/asks');
});

test('the steps to the neighbours follow the list as it is filtered', async ({ app, mosquitto }) => {
  const { ports, wsAddress } = await mosquitto('anon');
  await app.connectedTo(wsAddress);
  await app.subscriptions.subscribe('insp/#', '1');
  await expect(app.subscriptions.item('insp/#')).toContainText('1');
  for (const payload of ['pear 1', 'plum 1', 'pear 2', 'plum 2', 'pear 3']) {
    await mosquittoPub({ port: ports.tcp }, { topic: 'insp/steps', payload, qos: 1 });
  }
  const { inspector } = app;
  await app.messages.select('pear 2');
  await expect(inspector.content('Text')).toContainText('pear 2');
  await app.messages.search.fill('pear');
  await expect(app.messages.rows).toHaveCount(3);
  await inspector.next.click();
  await expect(inspector.content('Text')).toContainText('pear 3');
  await inspector.previous.click();
  await expect(inspector.content('Text')).toContainText('pear 2');
  // The message that is shown is none of the list: its neighbours are those around its place.
  await app.messages.search.fill('plum');
  await expect(app.messages.rows).toHaveCount(2);
  await inspector.next.click();
  await expect(inspector.content('Text')).toContainText('plum 2');
});

test("a topic's first number has its recent history, which leads to the topic", async ({ app, mosquitto }) => {
  const { ports, wsAddress } = await mosquitto('anon');
  await app.connectedTo(wsAddress);
  await app.subscriptions.subscribe('insp/#', '1');
  await expect(app.subscriptions.item('insp/#')).toContainText('1');
  for (const t of [20, 22.5, 21]) {
    await mosquittoPub({ port: ports.tcp }, { topic: 'insp/numbers', payload: `{"state":"on","t":${t}}`, qos: 1 });
  }
  await app.messages.select('insp/numbers');
  const history = app.inspector.root.getByRole('region', { name: 'History' });
  await expect(
    history.getByRole('img', { name: 't, last 3 messages: from 20 to 22.5, now 21', exact: true }),
  ).toBeVisible();
  await history.getByRole('button', { name: 'Chart' }).click();
  await expect(app.page.getByRole('tab', { name: 'Topics', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect(app.inspector.root).toContainText('insp/numbers');
});

test('each property says what it is for, without a pointer, too', async ({ app, mosquitto }) => {
  const { ports, wsAddress } = await mosquitto('anon');
  await app.connectedTo(wsAddress);
  await app.subscriptions.subscribe('insp/#', '1');
  await expect(app.subscriptions.item('insp/#')).toContainText('1');
  const args = ['-D', 'publish', 'correlation-data', 'order 17', '-D', 'publish', 'user-property', 'site', 'tver-2'];
  await mosquittoPub({ port: ports.tcp, version: 'mqttv5' }, { topic: 'insp/properties', payload: 'x', qos: 1, args });
  await app.messages.select('insp/properties');
  const { root } = app.inspector;
  await expect(root).toContainText('“order 17”');
  await expect(root).toContainText('site = tver-2');
  await root.getByRole('button', { name: 'Correlation Data', exact: true }).press('Enter');
  await expect(root.getByText('Bytes that the responder sends back, so that the request is known again')).toBeVisible();
});
