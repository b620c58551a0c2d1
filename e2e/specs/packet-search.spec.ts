// Finding packets: by what their lines and payloads say, by what they are, and by what went wrong.
import { AxeBuilder } from '@axe-core/playwright';
import { mosquittoPub, mosquittoPubLines } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import { PacketList } from '../pages/packet-list.ts';

test('text in lines and payloads, also as packets come; a password is found by nobody', async ({
  app,
  ownMosquitto,
}) => {
  const broker = await ownMosquitto('anon');
  const packets = new PacketList(app.page);
  await app.connectedTo(broker.wsAddress, { version: '5', username: 'ann', password: 'qwvz-9' });
  await app.subscriptions.subscribe('find/#', '1');
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'find/a', payload: 'Тревога 1', qos: 1 });
  await app.session.expectCount('Messages received', 1);
  await packets.open();
  await packets.grid.focus();
  await app.page.keyboard.press('/');
  await expect(packets.search).toBeFocused();
  await packets.search.fill('тревога');
  await packets.expectTypes(['PUBLISH']);
  await expect(packets.rows.locator('mark')).toHaveText('Тревога');
  await expect(app.page.getByText('1 of 6 shown')).toBeVisible();
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'find/b', payload: 'ТРЕВОГА 2' });
  await packets.expectTypes(['PUBLISH', 'PUBLISH']);

  await packets.search.fill('puback');
  await packets.expectTypes(['PUBACK']);
  await expect(packets.rows.locator('mark')).toHaveText('PUBACK');
  await packets.search.fill('qwvz-9');
  await expect(app.page.getByText('No packet matches the search.')).toBeVisible();
  await app.page.getByRole('button', { name: 'Regular expression' }).click();
  await packets.search.fill('^sub(ack|scribe)');
  await packets.expectTypes(['SUBSCRIBE', 'SUBACK']);
  await packets.search.fill('sub(');
  await expect(app.page.getByRole('alert').filter({ hasText: 'This ( has no ).' })).toBeVisible();
  await packets.expectTypes(['SUBSCRIBE', 'SUBACK']);

  // All are listed, the matches among them are walked.
  await packets.search.fill('publish');
  await app.page.getByRole('button', { name: 'Only matches' }).click();
  await expect(packets.rows).toHaveCount(7);
  await packets.search.press('Enter');
  await expect(app.page.getByRole('search')).toContainText('1 / 2');
  await expect(packets.detail.getByRole('heading', { name: 'PUBLISH' })).toBeVisible();
  await packets.search.press('Enter');
  await expect(app.page.getByRole('search')).toContainText('2 / 2');
});

test('types, topics with what acknowledges them, reason codes; what is wrong is said where it is', async ({
  app,
  ownMosquitto,
}) => {
  const broker = await ownMosquitto('anon');
  const packets = new PacketList(app.page);
  await app.connectedTo(broker.wsAddress, { version: '5' });
  await app.subscriptions.subscribe('factory/#', '1');
  await mosquittoPubLines({ port: broker.ports.tcp }, 'factory/vib/1', ['1', '2', '3']);
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'factory/line', payload: 'x', qos: 1 });
  await app.session.expectCount('Messages received', 4);
  await packets.open();
  const before = await packets.rows.count();

  await packets.beginFilter('Topics to hide');
  await packets.editor.getByRole('textbox', { name: 'Topics to hide' }).fill('factory/vib/#/x');
  await packets.finishFilter();
  await expect(packets.editor.getByRole('alert')).toBeVisible();
  await packets.editor.getByRole('textbox', { name: 'Topics to hide' }).fill('factory/vib/#');
  await packets.finishFilter();
  await expect(packets.row('factory/vib/1')).toHaveCount(0);
  await expect(packets.row('factory/line')).toHaveCount(1);
  await expect(packets.filters).toContainText('without');
  await packets.removeFilter('without factory/vib/#');
  await expect(packets.rows).toHaveCount(before);

  await packets.beginFilter('Packet types');
  await packets.finishFilter();
  await expect(packets.editor.getByRole('alert')).toHaveText('Choose at least one type.');
  await packets.editor.getByRole('checkbox', { name: 'CONNACK' }).check();
  await packets.editor.getByRole('checkbox', { name: 'SUBACK', exact: true }).check();
  await packets.finishFilter();
  await packets.expectTypes(['CONNACK', 'SUBACK']);
  await packets.beginFilter('Reason code');
  await packets.editor.getByRole('radio', { name: 'One code' }).check();
  await packets.editor.getByRole('textbox', { name: 'One code' }).fill('0x01');
  await packets.finishFilter();
  await packets.expectTypes(['SUBACK']);
  await app.page.getByRole('button', { name: 'Remove all' }).click();
  await expect(packets.rows).toHaveCount(before);

  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});

test('one exchange alone, by the menu and by a key; several rows are chosen and copied', async ({
  app,
  context,
  ownMosquitto,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const broker = await ownMosquitto('anon');
  const packets = new PacketList(app.page);
  await app.connectedTo(broker.wsAddress, { version: '3.1.1' });
  await app.composer.publish({ topic: 'a/one', payload: 'x', qos: '2' });
  await app.composer.publish({ topic: 'a/two', payload: 'y', qos: '1' });
  await packets.open();
  await expect(packets.rows.filter({ hasText: 'PUBACK' })).toHaveCount(1);
  await packets.choose(packets.row('PUBREC'), 'Show this exchange only');
  await packets.expectTypes(['PUBLISH', 'PUBREC', 'PUBREL', 'PUBCOMP']);
  await expect(packets.rows.and(app.page.locator('[aria-description="Part of the chosen exchange"]'))).toHaveCount(4);
  await expect(packets.filters.getByRole('listitem')).toHaveCount(1);

  await packets.rows.first().click();
  await packets.rows.nth(2).click({ modifiers: ['Shift'] });
  await expect(app.page.getByText('3 packets chosen')).toBeVisible();
  await packets.grid.focus();
  await app.page.keyboard.press('c');
  await expect(app.page.getByText('Copied')).toBeVisible();
  const lines = (await app.page.evaluate(() => navigator.clipboard.readText())).split('\n');
  expect(lines.map((line) => line.split('\t')[2])).toEqual(['PUBLISH', 'PUBREC', 'PUBREL']);
  await app.page.keyboard.press('Escape');
  await packets.choose(packets.row('PUBREL'), 'Copy bytes as hex');
  await expect
    .poll(() => app.page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^62 02 [0-9a-f]{2} [0-9a-f]{2}$/);
  await app.page.getByRole('button', { name: /^Remove the filter exchange/ }).click();

  await packets.row('a/two').click();
  await packets.grid.focus();
  await app.page.keyboard.press('e');
  await packets.expectTypes(['PUBLISH', 'PUBACK']);
  await app.page.getByRole('button', { name: /^Remove the filter exchange/ }).click();
  await packets.choose(packets.row('a/two'), 'Without a/two');
  await expect(packets.row('a/two')).toHaveCount(0);
  await expect(packets.row('PUBACK')).toHaveCount(0);
});

test('a connection that broke off is a row of its own, a problem, and explained', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const packets = new PacketList(app.page);
  await app.connectedTo(broker.wsAddress);
  await packets.open();
  await packets.onlyProblems.click();
  await expect(app.page.getByText('Nothing went wrong', { exact: false })).toBeVisible();
  await broker.stop();
  await expect(packets.row('closed')).toHaveCount(1);
  await packets.row('closed').click();
  await expect(packets.event.getByRole('heading', { name: 'closed' })).toBeVisible();
  await packets.event.getByRole('button', { name: 'Close the packet' }).click();
  await expect(packets.event).toBeHidden();
  await packets.onlyProblems.click();
  await packets.choose(packets.row('CONNACK'), 'Show this network connection only');
  await packets.expectTypes(['CONNECT', 'CONNACK', 'closed']);
});

test('what is cleared is gone from the filtered list, and comes back', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const packets = new PacketList(app.page);
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('c/#', '0');
  await mosquittoPubLines({ port: broker.ports.tcp }, 'c/1', ['1', '2']);
  await app.session.expectCount('Messages received', 2);
  await packets.open();
  await packets.search.fill('c/1');
  await expect(packets.rows).toHaveCount(2);
  await app.page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(packets.rows).toHaveCount(0);
  await app.page.getByRole('button', { name: 'Undo' }).click();
  await expect(packets.rows).toHaveCount(2);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('a search and a filter fit, and a finger that stays opens the menu', async ({ app, ownMosquitto }) => {
    const broker = await ownMosquitto('anon');
    const packets = new PacketList(app.page);
    await app.connectedTo(broker.wsAddress, { version: '5' });
    await packets.open();
    await packets.search.fill('connack');
    await packets.expectTypes(['CONNACK']);
    await packets.search.fill('');
    await packets.beginFilter('Direction');
    await packets.editor.getByRole('radio', { name: 'Sent' }).check();
    await packets.finishFilter();
    await packets.expectTypes(['CONNECT']);
    expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await expect(packets.editor).toBeHidden();
    // As on iOS, where a long press tells the page nothing of its own.
    await app.page.evaluate(() => addEventListener('contextmenu', (event) => event.stopImmediatePropagation(), true));
    const box = await packets.rows.first().boundingBox();
    const session = await app.page.context().newCDPSession(app.page);
    const point = { x: 100, y: (box?.y ?? 0) + 20 };
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
    await expect(app.page.getByRole('menuitem', { name: 'Show only CONNECT' })).toBeVisible();
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect(app.page.getByRole('menuitem', { name: 'Show only CONNECT' })).toBeVisible();
  });
});
