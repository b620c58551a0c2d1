// The live tree of topics, as messages of a real broker come in.
import { AxeBuilder } from '@axe-core/playwright';
import { mosquittoPub, mosquittoPubLines } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import type { App } from '../pages/app.ts';
import { MessageFilters } from '../pages/message-filters.ts';

/** By the command palette. */
async function command(app: App, name: string): Promise<void> {
  await app.page.keyboard.press('Control+k');
  await app.page.keyboard.type(name);
  // What is typed before the field is there is put into it when it comes.
  await expect(app.palette.getByRole('combobox')).toHaveValue(name);
  await expect(app.palette.getByRole('option', { name, exact: true })).toHaveAttribute('aria-selected', 'true');
  await app.page.keyboard.press('Enter');
  await expect(app.palette).toBeHidden();
}

test('levels with totals, last values, and what is retained', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const { topics } = app;
  await app.connectedTo(broker.wsAddress);
  await topics.open();
  await expect(app.page.getByText('Subscribe to a topic filter to see its topics.')).toBeVisible();
  await mosquittoPub(target, { topic: 'tree/hall/lamp', payload: 'on', retain: true, qos: 1 });
  await app.subscriptions.subscribe('tree/#', '1');
  await mosquittoPubLines(target, 'tree/hall/temp', ['20.5', '21']);
  await mosquittoPub(target, { topic: 'tree/attic', payload: '' });

  await topics.expectRows(['tree']);
  await expect(topics.rows.first()).toContainText('3 topics');
  await expect(topics.rows.first()).toHaveAttribute('aria-expanded', 'false');
  await topics.unfoldMore.click();
  await topics.unfoldMore.click();
  await topics.expectRows(['tree', 'attic empty payload', 'hall', 'lamp on', 'temp 21']);
  await expect(topics.row('hall')).toHaveAttribute('aria-level', '2');
  await expect(topics.row('hall')).toHaveAttribute('aria-setsize', '2');
  await expect(topics.row('temp')).toHaveAccessibleDescription(/^2 /);
  await expect(topics.row('lamp')).toHaveAccessibleDescription(/Retained$/);

  await topics.retainedOnly.click();
  await topics.expectRows(['tree', 'hall', 'lamp on']);
  await topics.retainedOnly.click();
  await topics.filter.fill('TEMP');
  await topics.expectRows(['tree', 'hall', 'temp 21']);
  await expect(topics.row('temp').locator('mark')).toHaveText('temp');
  await topics.filter.fill('20.5');
  await expect(app.page.getByText('No topic matches.')).toBeVisible();
  await topics.filter.press('Escape');
  await topics.foldAll.click();
  await topics.expectRows(['tree']);
  await mosquittoPub(target, { topic: 'tree/hall/lamp', payload: '', retain: true });
});

test('a row shows its last message, a new topic comes, and the tab is kept', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const { topics } = app;
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('live/#', '1');
  await topics.open();
  await mosquittoPub(target, { topic: 'live/b', payload: '{"first": 1}' });
  await topics.row('live/b').click();
  await expect(app.inspector.root).toContainText('1 message');
  await app.inspector.root.getByRole('tab', { name: 'Message', exact: true }).click();
  await expect(app.inspector.root).toContainText('"first"');
  await mosquittoPub(target, { topic: 'live/a', payload: 'came later' });
  // The pointer is still there.
  await topics.expectRows(['live']);
  await topics.rows.first().click();
  await topics.expectRows(['live', 'a came later', 'b {"first": 1}']);
  await app.page.getByRole('tab', { name: 'Messages', exact: true }).click();
  await expect(app.messages.rows).toHaveCount(2);
  await topics.tab.click();
  await topics.expectRows(['live', 'a came later', 'b {"first": 1}']);
});

test('by keyboard alone', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const { topics } = app;
  const { keyboard } = app.page;
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('keys/#', '1');
  await topics.open();
  for (const topic of ['keys/a/x', 'keys/a/y', 'keys/b']) await mosquittoPub(target, { topic, payload: `at ${topic}` });
  await expect(topics.row('keys')).toContainText('3 topics');
  await topics.tree.focus();
  for (const key of ['ArrowDown', 'ArrowRight']) await keyboard.press(key);
  await expect(topics.rows).toHaveCount(3);
  for (const key of ['ArrowRight', 'ArrowRight']) await keyboard.press(key);
  await expect(topics.rows).toHaveCount(5);
  await keyboard.press('ArrowRight');
  await expect(topics.row('x')).toHaveAttribute('aria-selected', 'true');
  await expect(app.inspector.root).toContainText('at keys/a/x');
  await keyboard.press('End');
  await expect(topics.row('b')).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('y');
  await expect(topics.row('y')).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('ArrowLeft');
  await expect(topics.row('a')).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('ArrowLeft');
  await expect(topics.row('a')).toHaveAttribute('aria-expanded', 'false');
  await keyboard.press('Enter');
  await expect(topics.row('a')).toHaveAttribute('aria-expanded', 'true');
  await keyboard.press('Home');
  await expect(topics.row('keys')).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('/');
  await expect(topics.filter).toBeFocused();
});

test('sorted by what changes, rows hold still under the pointer', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const { topics } = app;
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('+/sort', '1');
  await topics.open();
  await mosquittoPubLines(target, 'one/sort', ['1', '2', '3']);
  await mosquittoPubLines(target, 'two/sort', ['1', '2']);
  await topics.sortBy('Count');
  await topics.expectRows(['one/sort 3', 'two/sort 2']);
  await topics.rows.first().hover();
  await mosquittoPubLines(target, 'two/sort', ['3', '4']);
  await mosquittoPub(target, { topic: 'new/sort', payload: '1' });
  await topics.expectRows(['one/sort 3', 'two/sort 4']);
  const fresh = app.page.getByRole('button', { name: '1 new', exact: true });
  await fresh.click();
  await topics.expectRows(['two/sort 4', 'one/sort 3', 'new/sort 1']);
  await expect(fresh).toBeHidden();
});

test('a level leads to its messages, to a subscription and to the publish form', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const { topics } = app;
  await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('#', '1');
  await topics.open();
  for (const topic of ['menu/a/1', 'menu/a/2', 'menu/b']) await mosquittoPub(target, { topic, payload: 'x' });
  await topics.row('menu').click();
  await topics.choose('Copy topic', topics.row('a'));
  expect(await app.page.evaluate(() => navigator.clipboard.readText())).toBe('menu/a');
  await topics.choose('Subscribe to menu/a/# at QoS 2', topics.row('a'));
  await expect(app.subscriptions.item('menu/a/#')).toContainText('2');
  await topics.choose('Publish to this topic', topics.row('b'));
  await expect(app.composer.topic).toHaveValue('menu/b');
  await expect(app.composer.topic).toBeFocused();
  await topics.choose('Show in Messages', topics.row('a'));
  await expect(app.messages.rows).toHaveCount(2);
});

test('a level is muted or listed alone, and looks it', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const filters = new MessageFilters(app.page);
  const { topics } = app;
  const messages = app.page.getByRole('tab', { name: 'Messages', exact: true });
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('#', '1');
  await topics.open();
  for (const topic of ['quiet/a/1', 'quiet/a/2', 'loud']) await mosquittoPub(target, { topic, payload: 'x' });
  await topics.choose('Mute in Messages', topics.row('quiet/a'));
  await expect(topics.row('quiet/a')).toContainText('2 topics, muted');
  await topics.row('quiet/a').click();
  await expect(topics.row('1')).toHaveAccessibleDescription(/muted$/);
  await expect(topics.row('loud')).not.toHaveAccessibleDescription(/muted/);
  await messages.click();
  await expect(filters.chip('not quiet/a/#')).toBeVisible();
  await expect(app.messages.rows).toHaveCount(1);
  await topics.open();
  // Listed alone it is not muted any more.
  await topics.choose('List only these messages', topics.row('quiet/a'));
  await expect(topics.row('quiet/a')).not.toContainText('muted');
  await messages.click();
  await expect(filters.chip('topic quiet/a/#')).toBeVisible();
  await expect(app.messages.rows).toHaveCount(2);
  await topics.open();
  await topics.choose('List messages of all topics', topics.row('quiet/a'));
  await messages.click();
  await expect(app.messages.rows).toHaveCount(3);
});

test('paused, rows keep what they say; the palette folds, unfolds and resumes', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const { topics } = app;
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('#', '1');
  await mosquittoPub(target, { topic: 'hall/lamp', payload: 'on' });
  await mosquittoPub(target, { topic: 'hall/temp', payload: '20' });
  await command(app, 'Show topics');
  await topics.expectRows(['hall']);
  await command(app, 'Topics: unfold one level more');
  await topics.expectRows(['hall', 'lamp on', 'temp 20']);
  await topics.pause.click();
  await mosquittoPub(target, { topic: 'hall/lamp', payload: 'off' });
  await mosquittoPub(target, { topic: 'hall/fan', payload: '3' });
  await app.session.expectCount('Messages received', 4);
  await topics.expectRows(['hall', 'lamp on', 'temp 20']);
  // What is folded and unfolded meanwhile says what it said.
  await command(app, 'Topics: fold all');
  await topics.expectRows(['hall']);
  await expect(topics.row('hall')).toContainText('2 topics');
  await topics.resume.click();
  await expect(topics.row('hall')).toContainText('3 topics');
  await command(app, 'Topics: unfold one level more');
  await topics.expectRows(['hall', 'fan 3', 'lamp off', 'temp 20']);
  await app.page.getByRole('button', { name: 'Retained messages…', exact: true }).click();
  await expect(app.retained.root).toBeVisible();
});

test('from a message to its topic, however deep it lies', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const { topics } = app;
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('#', '1');
  for (const topic of ['deep/a/b/c', 'deep/a/x', ...Array.from({ length: 60 }, (_, i) => `deep/many/${i}`)])
    await mosquittoPub(target, { topic, payload: `at ${topic}` });
  await app.messages.rows.filter({ hasText: 'at deep/many/59' }).click();
  await app.inspector.root.getByRole('button', { name: 'Show history in Topics', exact: true }).click();
  await expect(topics.row('59')).toHaveAttribute('aria-selected', 'true');
  await expect(topics.row('59')).toBeInViewport();
  await expect(app.inspector.root).toContainText('deep/many/59');
  await expect(app.inspector.root).toContainText('1 message');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`a phone, ${colorScheme}`, () => {
    test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, colorScheme });

    test('everything is reached by touch, and nothing is cut off', async ({ app, ownMosquitto }) => {
      const broker = await ownMosquitto('anon');
      const { topics } = app;
      await app.connectedTo(broker.wsAddress);
      await app.phone.goTo('Subscriptions');
      await app.subscriptions.subscribe('hand/#', '1');
      await topics.open();
      for (const topic of ['hand/a', 'hand/b']) {
        await mosquittoPub({ port: broker.ports.tcp }, { topic, payload: `in ${topic}`, retain: topic === 'hand/b' });
      }
      await topics.row('hand').tap();
      await expect(topics.rows).toHaveCount(3);
      const { violations } = await new AxeBuilder({ page: app.page }).analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
      expect(
        await app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBe(0);
      await topics.row('a').tap();
      await expect(app.inspector.root).toContainText('in hand/a');
      await app.page.keyboard.press('Escape');
      await app.page.getByRole('button', { name: 'Actions for hand/b' }).tap();
      await topics.menu.getByRole('menuitem', { name: 'Publish to this topic' }).tap();
      await expect(app.composer.topic).toHaveValue('hand/b');
      await mosquittoPub({ port: broker.ports.tcp }, { topic: 'hand/b', payload: '', retain: true });
    });
  });
}
