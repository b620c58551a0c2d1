// Finding messages as one types, among what came before and what comes.
import { mosquittoPub, mosquittoPubLines } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import { MessageFilters } from '../pages/message-filters.ts';

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
  await expect(app.page.getByText('2 of 4 shown')).toBeVisible();
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

test('a regular expression, with what is wrong in it, and the old result until it is mended', async ({
  app,
  mosquitto,
}) => {
  const broker = await mosquitto('anon');
  const filters = new MessageFilters(app.page);
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('pattern/#', '2');
  await mosquittoPubLines({ port: broker.ports.tcp }, 'pattern/a', ['level 12', 'level x', 'LEVEL 7', 'a+b']);
  await app.session.expectCount('Messages received', 4);

  await app.messages.search.fill('a+b');
  await expect(app.messages.rows).toHaveCount(1);
  await app.messages.search.fill('level \\d+$');
  await expect(app.messages.rows).toHaveCount(0);
  await filters.pattern.click();
  await expect(filters.pattern).toHaveAttribute('aria-pressed', 'true');
  await expect(app.messages.rows).toHaveCount(2);

  await app.messages.search.fill('level (\\d');
  await expect(app.page.getByRole('alert').filter({ hasText: 'This ( has no ).' }).locator('mark')).toHaveText('(');
  await expect(app.messages.search).toHaveAttribute('aria-invalid', 'true');
  await expect(app.messages.rows).toHaveCount(2);
  await app.messages.search.fill('level (\\d)\\d');
  await expect(app.messages.search).not.toHaveAttribute('aria-invalid', 'true');
  await expect(app.messages.rows).toHaveCount(1);
});

test('an expression that takes for ever is given up, and says so', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const filters = new MessageFilters(app.page);
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('slow/#', '2');
  await mosquittoPubLines({ port: broker.ports.tcp }, 'slow/a', ['aab', `${'a'.repeat(60)}c`]);
  await app.session.expectCount('Messages received', 2);
  await filters.pattern.click();
  await app.messages.search.fill('(a|a)+$');
  await expect(app.page.getByText('This expression takes too long on some messages.')).toBeVisible();
  await expect(app.page.getByText('searching')).toBeHidden();
  // The page and the connection have not felt it.
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'slow/a', payload: 'after' });
  await app.session.expectCount('Messages received', 3);
  await app.messages.search.fill('after');
  await expect(app.messages.rows).toHaveCount(1);
  await expect(app.page.getByText('This expression takes too long on some messages.')).toBeHidden();
});

test('walks from match to match, in the field and anywhere, and counts as they come', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const filters = new MessageFilters(app.page);
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('walk/#', '2');
  const lines = Array.from({ length: 200 }, (_, n) => (n % 50 === 10 ? `hit ${n};` : `line ${n};`));
  await mosquittoPubLines({ port: broker.ports.tcp }, 'walk/a', lines);
  await app.session.expectCount('Messages received', 200);

  const field = app.page.getByRole('search');
  await expect(filters.next).toBeDisabled();
  await app.messages.search.fill('hit');
  await expect(app.messages.rows).toHaveCount(4);
  // All are listed, the matches among them.
  await filters.onlyMatches.click();
  await expect(filters.onlyMatches).toHaveAttribute('aria-pressed', 'false');
  await expect(app.page.getByText('200 of 200 shown')).toBeVisible();
  await expect(field).toContainText('4');

  await app.messages.search.press('Enter');
  await expect(field).toContainText('1 / 4');
  await expect(app.messages.row('hit 10;')).toBeInViewport();
  await expect(app.inspector.root).toContainText('hit 10;');
  await app.messages.search.press('Enter');
  await app.messages.search.press('Enter');
  await expect(field).toContainText('3 / 4');
  await expect(app.messages.row('hit 110;')).toBeInViewport();
  await app.messages.search.press('Shift+Enter');
  await expect(field).toContainText('2 / 4');
  await app.messages.grid.focus();
  await app.page.keyboard.press('F3');
  await app.page.keyboard.press('F3');
  await expect(field).toContainText('4 / 4');
  // After the last comes the first.
  await filters.next.click();
  await expect(field).toContainText('1 / 4');
  await filters.previous.click();
  await expect(field).toContainText('4 / 4');
  await mosquittoPubLines({ port: broker.ports.tcp }, 'walk/a', ['hit 200;']);
  await expect(field).toContainText('4 / 5');
  // What is chosen by hand is counted, too.
  await filters.onlyMatches.click();
  await app.messages.select('hit 60;');
  await expect(field).toContainText('2 / 5');
});

test('walks within what is shown while the list is paused', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('held/#', '2');
  const target = { port: broker.ports.tcp };
  await mosquittoPubLines(target, 'held/a', ['hit 1', 'miss', 'hit 2']);
  await app.session.expectCount('Messages received', 3);
  await app.messages.search.fill('hit');
  await expect(app.messages.rows).toHaveCount(2);
  await app.messages.pause.click();
  await mosquittoPubLines(target, 'held/a', ['hit 3', 'hit 4']);
  await expect(app.messages.newMessages).toBeVisible();

  await app.messages.search.press('Shift+Enter');
  await expect(app.inspector.root).toContainText('hit 2');
  await app.messages.search.press('Enter');
  await expect(app.inspector.root).toContainText('hit 1');
  await app.messages.search.press('Shift+Enter');
  await expect(app.inspector.root).toContainText('hit 2');
  await expect(app.messages.rows).toHaveCount(2);
});
