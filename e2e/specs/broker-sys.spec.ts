// What brokers say of themselves under $SYS: figures that agree with what others read, and why there are none.
import { AxeBuilder } from '@axe-core/playwright';
import { startChild } from '../fixtures/child.mjs';
import { mosquittoPub, mosquittoSub } from '../fixtures/mosquitto-clients.ts';
import { USERS } from '../fixtures/mosquitto-config.ts';
import { expect, test } from '../fixtures/test.ts';
import type { App } from '../pages/app.ts';
import { PacketList } from '../pages/packet-list.ts';

const show = (app: App) => app.page.getByRole('tab', { name: 'Broker', exact: true }).click();

const figures = (app: App) => app.page.getByRole('region').filter({ has: app.page.locator('#broker-says') });

/** As it stands, without separators. */
async function figure(app: App, name: string): Promise<number> {
  const shown = app.page.locator(`[data-figure="${name}"]`);
  await expect(shown).toBeVisible({ timeout: 20_000 });
  return Number(((await shown.textContent()) ?? '').replaceAll(/[^\d.]/g, ''));
}

test('mosquitto: version, uptime and figures are those that mosquitto_sub reads', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'sys-spec/kept', payload: 'x', retain: true });
  await app.connectedTo(broker.wsAddress, { version: '5' });
  await show(app);
  await expect(figures(app)).toContainText('mosquitto version 2.');
  await expect(figures(app)).toContainText(/up for \d/);
  // It counts every ten seconds.
  await expect.poll(() => figure(app, 'clientsConnected'), { timeout: 20_000 }).toBeGreaterThanOrEqual(1);
  const args = [
    '-h',
    '127.0.0.1',
    '-p',
    String(broker.ports.tcp),
    '-t',
    '$SYS/broker/retained messages/count',
    '-C',
    '1',
  ];
  const read = startChild('mosquitto_sub', args);
  await read.ended();
  const retained = Number(/^(\d+)/m.exec(read.output())?.[1]);
  expect(retained).toBeGreaterThan(0);
  await expect.poll(() => figure(app, 'retained'), { timeout: 20_000 }).toBeGreaterThanOrEqual(retained - 1);
  await app.page.getByText('Load averages').click();
  await expect(app.page.getByRole('row', { name: /messages\/received/ })).toBeVisible();
  // Others use this broker, too.
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'sys-spec/kept', payload: '', retain: true });
  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
});

test('it is subscribed to while somebody looks, and no longer', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress, { version: '5' });
  await show(app);
  await figure(app, 'clientsConnected');
  await expect(app.subscriptions.items).toHaveCount(0);
  await app.page.getByRole('tab', { name: 'Packets', exact: true }).click();
  const packets = new PacketList(app.page);
  await expect(packets.grid.getByText('$SYS/#').last()).toBeVisible();
  await expect(packets.grid.getByText('UNSUBSCRIBE')).toBeVisible();
  // And again.
  await show(app);
  await figure(app, 'clientsConnected');
});

test('a broker that denies it is said to, with what helps', async ({ app, mosquitto }) => {
  const broker = await mosquitto('dynsec');
  await app.connectedTo(broker.wsAddress, { version: '5', username: 'reader', password: USERS.reader });
  await show(app);
  await expect(app.page.getByRole('alert').filter({ hasText: '$SYS/#' })).toContainText('The broker denies $SYS/#');
  await expect(app.page.getByRole('alert').filter({ hasText: '$SYS/#' })).toContainText('acl_file');
});

test('a broker that says nothing is said to, with what could be the cause', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('silent');
  await app.connectedTo(broker.wsAddress, { version: '5' });
  await show(app);
  await expect(figures(app)).toContainText('The broker says nothing under $SYS.', { timeout: 30_000 });
  await expect(figures(app)).toContainText('sys_interval must not be 0');
});

test('after a lost connection it goes on with what the broker counts from then', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  await app.connectedTo(broker.wsAddress, { version: '5' });
  await show(app);
  await expect.poll(() => figure(app, 'clientsConnected'), { timeout: 20_000 }).toBe(1);
  await broker.kill();
  await expect(app.session.state).not.toHaveText('Connected');
  await broker.start();
  const other = await mosquittoSub({ port: broker.ports.tcp }, 'sys-spec/other');
  await expect(app.session.state).toHaveText('Connected', { timeout: 30_000 });
  await expect.poll(() => figure(app, 'clientsConnected'), { timeout: 30_000 }).toBe(2);
  await other.stop();
});

test('the embedded broker tells of itself', async ({ app, companion }) => {
  await app.connectedTo(`ws://127.0.0.1:${companion.brokerPorts.ws}/mqtt`, { version: '5' });
  await show(app);
  await expect(figures(app)).toContainText('embedded broker');
  // It counts every ten seconds.
  await expect.poll(() => figure(app, 'clientsConnected'), { timeout: 20_000 }).toBeGreaterThanOrEqual(1);
  await app.session.disconnect.click();
  await expect(figures(app)).toContainText('Connect, and what the broker says of itself stands here.');
});
