// Every control packet as it went over the wire, and each byte of one.
import { AxeBuilder } from '@axe-core/playwright';
import { mosquittoPub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import { PacketList } from '../pages/packet-list.ts';

test('the four packets of a QoS 2 publish stand in order with one packet id', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const packets = new PacketList(app.page);
  await app.connectedTo(broker.wsAddress, { version: '3.1.1' });
  await app.composer.publish({ topic: 'factory/line3', payload: 'go', qos: '2' });
  await packets.open();
  await expect(packets.rows).toHaveCount(6);
  const rows = await Promise.all([0, 1, 2, 3, 4, 5].map((index) => packets.cells(index)));
  expect(rows.map((cells) => cells[3])).toEqual(['CONNECT', 'CONNACK', 'PUBLISH', 'PUBREC', 'PUBREL', 'PUBCOMP']);
  expect(rows.slice(2).map((cells) => cells[4])).toEqual(['1', '1', '1', '1']);
  expect(rows.map((cells) => cells[2]?.includes('Sent'))).toEqual([true, false, true, false, true, false]);
  // Two bytes of fixed header, two and thirteen of topic name, two of packet identifier, two of payload.
  expect(rows[2]?.[5]).toBe('21');
  expect(rows[2]?.[6]).toBe('QoS 2 · factory/line3 · 2 bytes');
});

test('a packet is opened by its fields and by its bytes, each lighting the other', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const packets = new PacketList(app.page);
  await app.connectedTo(broker.wsAddress, { version: '3.1.1' });
  await app.composer.publish({ topic: 'a/b', payload: 'xyz', qos: '1' });
  await packets.open();
  await packets.rows.nth(2).click();
  await expect(packets.detail.getByRole('heading', { name: 'PUBLISH' })).toBeVisible();
  const bytes = packets.bytes.locator('span[data-at]');
  // Each byte stands there twice: as a pair and as a character.
  await expect(bytes).toHaveCount(24);
  const id = packets.field('Packet Identifier');
  await expect(id).toContainText('7–8');
  await id.click();
  await expect(packets.bytes.locator('span[data-lit]').first()).toHaveText('00');
  await expect(packets.bytes.locator('span[data-lit]')).toHaveCount(4);
  await expect(packets.detail.getByText('Joins the packets of one exchange', { exact: false })).toBeVisible();
  // And the other way round.
  await packets.bytes.locator('span[data-at="4"]').first().click();
  await expect(packets.field('Topic Name')).toHaveAttribute('aria-selected', 'true');
  await expect(packets.field('Topic Name')).toContainText('a/b');
  // The message itself stands in the inspector, with all its decoders.
  await expect(app.page.getByRole('complementary', { name: 'Inspector' })).toContainText('a/b');

  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);

  await packets.grid.focus();
  await app.page.keyboard.press('ArrowDown');
  await expect(packets.detail.getByRole('heading', { name: 'PUBACK' })).toBeVisible();
  await app.page.keyboard.press('Home');
  await expect(packets.detail.getByRole('heading', { name: 'CONNECT', exact: true })).toBeVisible();
  await packets.detail.getByRole('button', { name: 'Close the packet' }).click();
  await expect(packets.detail).toBeHidden();
});

test('a password is masked in the line, the tree and the bytes until it is asked for', async ({
  app,
  ownMosquitto,
}) => {
  const broker = await ownMosquitto('anon');
  const packets = new PacketList(app.page);
  const secret = 'qwvz-9';
  await app.connectedTo(broker.wsAddress, { version: '5', username: 'ann', password: secret });
  await packets.open();
  await packets.rows.first().click();
  await expect(packets.rows.first()).toContainText('CONNECT');
  await expect(packets.field('Password')).toContainText('••••••');
  const text = async () => (await packets.bytes.textContent())?.replaceAll(/\s/g, '');
  const pairs = Buffer.from(secret).toString('hex');
  expect(await text()).toContain('••'.repeat(secret.length));
  await packets.field('Password').click();
  const main = app.page.getByRole('main');
  await expect(main).not.toContainText(secret);
  await expect(main).not.toContainText('71 77 76 7a');
  await packets.detail.getByRole('button', { name: 'Show password' }).click();
  await expect
    .poll(async () => (await packets.bytes.locator('span[data-at]').allInnerTexts()).join(''))
    .toContain(pairs.slice(0, 4));
  await packets.detail.getByRole('button', { name: 'Hide password' }).click();
  await expect(packets.field('Password')).toContainText('••••••');
});

test('a pause holds the packets, and what was opened stays', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const packets = new PacketList(app.page);
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('p/#', '0');
  await packets.open();
  await expect(packets.rows).toHaveCount(4);
  await app.page.getByRole('button', { name: 'Pause', exact: true }).click();
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'p/1', payload: 'x' });
  await expect(app.session.counter('Messages received')).toHaveAttribute('data-value', '1');
  await expect(packets.rows).toHaveCount(4);
  await app.page.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect(packets.rows).toHaveCount(5);
  await expect(packets.rows.last()).toContainText('QoS 0 · p/1 · 1 byte');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('packets have a tab, and one opens below the list', async ({ app, ownMosquitto }) => {
    const broker = await ownMosquitto('anon');
    const packets = new PacketList(app.page);
    await app.connectedTo(broker.wsAddress);
    await packets.open();
    await packets.rows.nth(1).click();
    await expect(packets.detail.getByRole('heading', { name: 'CONNACK' })).toBeVisible();
    await expect(packets.rows.nth(1)).toBeInViewport();
    // What is opened needs the room.
    await expect(packets.search).toBeHidden();
    expect((await packets.detail.boundingBox())?.height).toBeGreaterThan(230);
    await packets.detail.getByRole('button', { name: 'Close the packet' }).click();
    await expect(packets.search).toBeVisible();
    expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
