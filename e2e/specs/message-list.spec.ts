// What a person can do with the list of messages beside reading it.
import { mosquittoPub, mosquittoPubLines } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';

test.beforeEach(async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('list/#', '2');
  await expect(app.subscriptions.item('list/#')).toContainText('2');
});

test('columns are chosen, moved and made wider, and stay so over a reload', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  const heads = app.messages.grid.getByRole('columnheader');
  await expect(heads).toHaveText([/Time/, /Direction/, /Topic/, /Payload/, /QoS/, /Retained/, /Size/]);
  await app.messages.columns.click();
  await app.page.getByRole('menuitemcheckbox', { name: 'Size' }).click();
  await app.page.getByRole('menuitemcheckbox', { name: 'Subscription' }).click();
  await app.page.getByRole('menuitem', { name: 'Move Payload to the left' }).click();
  await app.page.keyboard.press('Escape');
  await expect(app.messages.columns).toBeFocused();
  const chosen = [/Time/, /Direction/, /Payload/, /Topic/, /QoS/, /Retained/, /Subscription/];
  await expect(heads).toHaveText(chosen);

  const payload = heads.filter({ hasText: 'Payload' });
  const before = (await payload.boundingBox())?.width ?? 0;
  const edge = app.page.getByRole('separator', { name: 'Width of the column Payload' });
  await edge.focus();
  for (let i = 0; i < 5; i++) await app.page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await payload.boundingBox())?.width).toBeCloseTo(before - 60, 0);
  await app.reload();
  await expect(heads).toHaveText(chosen);
  expect((await payload.boundingBox())?.width).toBeCloseTo(before - 60, 0);

  await app.session.connect.click();
  await app.session.expectState('Connected');
  await mosquittoPub({ port: ports.tcp }, { topic: 'list/a', payload: 'x' });
  const cells = app.messages.row('list/a').getByRole('gridcell');
  await expect(cells.nth(2)).toHaveText('x');
  await expect(cells.nth(6)).toHaveText('list/#');
  await app.messages.columns.click();
  await app.page.getByRole('menuitem', { name: 'Reset the columns' }).click();
  await expect(heads.nth(6)).toHaveText('Size');
});

test('a column is dragged before another', async ({ app }) => {
  const heads = app.messages.grid.getByRole('columnheader');
  await heads
    .filter({ hasText: 'Payload' })
    .dragTo(heads.filter({ hasText: 'Time' }), { targetPosition: { x: 8, y: 8 } });
  await expect(heads.first()).toHaveText('Payload');
});

test('a column that is made very wide leaves the others room', async ({ app }) => {
  const heads = app.messages.grid.getByRole('columnheader');
  const edge = app.page.getByRole('separator', { name: 'Width of the column Topic' });
  const { x = 0, y = 0 } = (await edge.boundingBox()) ?? {};
  await app.page.mouse.move(x + 4, y + 8);
  await app.page.mouse.down();
  await app.page.mouse.move(x + 1500, y + 8, { steps: 5 });
  await app.page.mouse.up();
  await expect.poll(async () => (await heads.filter({ hasText: 'Payload' }).boundingBox())?.width).toBeGreaterThan(60);
  await expect(app.messages.columns).toBeInViewport();
});

test('times by the clock here and in Greenwich, from the selected message, and as gaps', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  await mosquittoPub({ port: ports.tcp }, { topic: 'list/t', payload: 'first' });
  await expect(app.messages.row('first')).toHaveCount(1);
  await mosquittoPub({ port: ports.tcp }, { topic: 'list/t', payload: 'second' });
  const first = app.messages.row('first').getByRole('gridcell').first();
  const second = app.messages.row('second').getByRole('gridcell').first();
  await expect(second).toHaveText(/^\d\d:\d\d:\d\d\.\d{3}$/);
  const mode = async (name: string) => {
    await app.messages.columns.click();
    await app.page.getByRole('menuitemradio', { name }).click();
    await app.page.keyboard.press('Escape');
  };
  await mode('UTC');
  await expect(second).toHaveAttribute('title', / UTC$/);
  await mode('Gap');
  await expect(second).toHaveText(/^\+[\d.]+ m?s$/);
  await app.messages.select('second');
  await mode('To selected');
  await expect(second).toHaveText('+0.0 ms');
  await expect(first).toHaveText(/^-[\d.]+ m?s$/);
});

test('several are chosen with Shift and Ctrl, and copied together', async ({ app, mosquitto, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { ports } = await mosquitto('anon');
  await mosquittoPubLines({ port: ports.tcp }, 'list/c', ['one', 'two', 'three', 'four']);
  await app.session.expectCount('Messages received', 4);
  await app.messages.select('one');
  await app.messages.grid.focus();
  await app.page.keyboard.press('Shift+ArrowDown');
  await expect(app.page.getByText('2 messages chosen')).toBeVisible();
  await app.messages.row('four').click({ modifiers: ['ControlOrMeta'] });
  await expect(app.messages.grid.locator('[aria-selected=true]')).toHaveCount(3);
  await app.messages.grid.focus();
  await app.page.keyboard.press('c');
  await expect(app.messages.grid.getByText('Copied', { exact: true })).toBeVisible();
  expect(await app.page.evaluate(() => navigator.clipboard.readText())).toBe('one\ntwo\nfour');
  await app.page.keyboard.press('Escape');
  await expect(app.messages.grid.locator('[aria-selected=true]')).toHaveCount(1);
  await app.page.keyboard.press('ControlOrMeta+a');
  await expect(app.page.getByText('4 messages chosen')).toBeVisible();
});

test('a row is put into the publish form, its topic muted, by key and by menu', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  await mosquittoPub({ port: ports.tcp }, { topic: 'list/lamp', payload: '{"on":true}', qos: 1 });
  await mosquittoPub({ port: ports.tcp }, { topic: 'list/door', payload: 'shut' });
  await app.messages.select('list/lamp');
  await app.messages.grid.focus();
  await app.page.keyboard.press('p');
  await expect(app.composer.topic).toHaveValue('list/lamp');
  await expect(app.composer.topic).toBeFocused();
  await expect(app.composer.payload).toHaveValue('{"on":true}');

  await app.messages.row('list/door').click({ button: 'right' });
  await app.page.getByRole('menuitem', { name: 'Mute list/door' }).click();
  await expect(app.messages.rows).toHaveCount(1);
  await expect(app.messages.row('list/lamp')).toHaveCount(1);
});

test('bookmarks outlive a clear, which can be undone', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  await mosquittoPubLines({ port: ports.tcp }, 'list/b', ['keep', 'go']);
  await app.session.expectCount('Messages received', 2);
  await app.messages.select('keep');
  await app.messages.grid.focus();
  await app.page.keyboard.press('b');
  await expect(app.messages.row('keep', 'Bookmarked')).toHaveCount(1);
  await app.messages.clear.click();
  await expect(app.messages.rows).toHaveCount(0);
  await mosquittoPubLines({ port: ports.tcp }, 'list/b', ['new']);
  await expect(app.messages.rows).toHaveCount(1);

  await app.messages.bookmarks.click();
  await expect(app.messages.rows).toHaveCount(1);
  await expect(app.messages.row('keep')).toHaveCount(1);
  await app.messages.row('keep').click();
  await expect(app.inspector.root).toContainText('keep');
  await app.messages.bookmarks.click();

  await expect(app.page.getByText('2 messages cleared')).toBeVisible();
  await app.page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(app.messages.rows).toHaveCount(3);
  await app.session.expectCount('Messages kept', 3);
  await expect(app.page.getByText('2 messages cleared')).toBeHidden();
});

test('a range grows from what was selected last, and keys act on what is out of view', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  const lines = Array.from({ length: 200 }, (_, i) => `line ${i};`);
  await mosquittoPubLines({ port: ports.tcp }, 'list/r', lines);
  await app.session.expectCount('Messages received', 200);
  await app.messages.select('line 190;');
  await app.messages.search.fill('line 180;');
  await app.page.getByRole('button', { name: 'Only matches' }).click();
  await app.messages.search.press('Enter');
  await expect(app.inspector.root).toContainText('line 180;');
  await app.messages.grid.focus();
  for (let i = 0; i < 3; i++) await app.page.keyboard.press('Shift+ArrowDown');
  await expect(app.page.getByText('4 messages chosen')).toBeVisible();

  await app.page.keyboard.press('Escape');
  await app.messages.scroll(-20_000);
  await expect(app.messages.row('line 180;')).toHaveCount(0);
  await app.messages.grid.focus();
  await app.page.keyboard.press('p');
  await expect(app.composer.payload).toHaveValue('line 180;');
});

test('a bookmark that is taken away among the bookmarks lets nothing go', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  await mosquittoPubLines({ port: ports.tcp }, 'list/k', ['first', 'second']);
  await app.session.expectCount('Messages received', 2);
  for (const text of ['first', 'second']) {
    await app.messages.select(text);
    await app.messages.grid.focus();
    await app.page.keyboard.press('b');
    await expect(app.messages.row(text, 'Bookmarked')).toHaveCount(1);
  }
  await app.messages.bookmarks.click();
  await app.messages.select('second');
  await app.messages.grid.focus();
  await app.page.keyboard.press('b');
  await expect(app.messages.rows).toHaveCount(1);
  await expect(app.inspector.root).toContainText('second');
  await expect(app.inspector.root).not.toContainText('No longer in the log');
});

test.describe('between two open panes', () => {
  test.use({ viewport: { width: 1180, height: 800 } });

  test('the tools leave the search its room', async ({ app }) => {
    await app.messages.search.fill('anything');
    const field = await app.messages.search.boundingBox();
    expect(field?.width).toBeGreaterThan(120);
    const last = await app.page.getByRole('button', { name: 'Only matches' }).boundingBox();
    const pause = await app.messages.pause.boundingBox();
    if (!last || !pause) throw new Error('no tools');
    expect(last.x + last.width).toBeLessThanOrEqual(pause.x);
  });
});
