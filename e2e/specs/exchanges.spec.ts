// How a message travelled: the exchange drawn step by step, explained by the packets that were really there, and saved.
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { startCuttingProxy } from '../fixtures/cutting-proxy.ts';
import { expect, test } from '../fixtures/test.ts';
import type { App } from '../pages/app.ts';
import { ExchangePanel } from '../pages/exchange-panel.ts';
import { PacketList } from '../pages/packet-list.ts';

/** Publishes at QoS 2, has the connection cut before PUBLISH arrives, and sees it sent again. */
async function publishedTwice(app: App, tcpPort: number): Promise<() => Promise<void>> {
  const proxy = await startCuttingProxy(tcpPort);
  await app.addProfile(`mqtt://127.0.0.1:${proxy.port}`, { version: '5' });
  await app.dialog.saveAndConnect.click();
  await app.session.expectState('Connected');
  const wasCut = proxy.cutAt({ packet: 'PUBLISH', from: 'client', when: 'before' });
  await app.composer.publish({ topic: 'factory/line3/cmd', payload: '{"recipe":"B-114"}', qos: '2' });
  await wasCut;
  const retry = app.page.getByRole('button', { name: 'Retry now' });
  await expect(async () => {
    if (await retry.isVisible()) await retry.click({ timeout: 500 }).catch(() => {});
    await expect(app.composer.root).toContainText('Last: completed', { timeout: 500 });
  }).toPass({ intervals: [0], timeout: 20_000 });
  return proxy.stop;
}

async function expectAccessible(app: App): Promise<void> {
  // What scrolls in a list has its keys at the list, which has the focus.
  const { violations } = await new AxeBuilder({ page: app.page })
    .disableRules(['scrollable-region-focusable'])
    .analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('a QoS 2 message that was sent again is drawn and explained step by step', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const packets = new PacketList(app.page);
  const panel = new ExchangePanel(app.page);
  const stop = await publishedTwice(app, broker.ports.tcp);
  await packets.open();
  await packets.rows.filter({ hasText: 'PUBREC' }).click();
  await expect(panel.root.getByRole('heading', { name: 'factory/line3/cmd' })).toBeVisible();
  await expect(panel.steps).toHaveCount(7);
  const sentences = await panel.sentences();
  expect(sentences[0]).toMatch(/^the client sends PUBLISH to the broker\. No answer\.$/);
  expect(sentences[1]).toMatch(/^closed by the|^connection/);
  expect(sentences[2]).toMatch(/^CONNECT, CONNACK: session present\. /);
  expect(sentences[3]).toMatch(/^the client sends PUBLISH DUP to the broker\. /);
  expect(sentences[6]).toMatch(/^the broker sends PUBCOMP to the client\. /);

  await panel.expectExplained('PUBREC');
  await expect(panel.clientHolds).toContainText('id 1 only, until PUBCOMP');
  await expect(panel.brokerHolds).toContainText('id 1 only, until PUBREL');
  // A click on an arrow opens its packet.
  await panel.steps.nth(3).click();
  await panel.expectExplained('PUBLISH, sent again');
  await expect(packets.detail.getByRole('heading', { name: 'PUBLISH' })).toBeVisible();
  await expect(panel.root).toContainText('[MQTT-3.3.1-1] [MQTT-4.4.0-1]');
  await expect(panel.clientHolds).toContainText('the message, until PUBREC');
  // So does Enter.
  await panel.steps.nth(5).focus();
  await app.page.keyboard.press('Enter');
  await panel.expectExplained('PUBREL');
  await expect(panel.steps.nth(5)).toHaveAttribute('aria-current', 'step');
  await panel.steps.nth(1).click();
  await panel.expectExplained('The connection is closed');
  await expect(panel.clientHolds).toContainText('the message, until PUBREC');
  await expectAccessible(app);
  // The same from the message's side.
  await panel.show('Message');
  await expect(panel.root).toContainText('recipe');
  await stop();
});

test('a message of the list shows how it travelled', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const panel = new ExchangePanel(app.page);
  await app.connectedTo(broker.wsAddress, { version: '3.1.1' });
  await app.composer.publish({ topic: 'a/b', payload: 'hello', qos: '1' });
  await app.messages.rows.last().click();
  await app.page.getByRole('button', { name: 'How did this message travel?' }).click();
  await expect(panel.steps).toHaveCount(2);
  await panel.expectExplained('PUBLISH, QoS 1');
  await expect(panel.root).toContainText('[MQTT-4.3.2-1]');
  await panel.steps.nth(1).click();
  await panel.expectExplained('PUBACK');
  await expect(panel.brokerHolds).toContainText('as its own now');
});

test('a diagram is saved as SVG and PNG, and copied as text', async ({ app, ownMosquitto, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const broker = await ownMosquitto('anon');
  const panel = new ExchangePanel(app.page);
  const packets = new PacketList(app.page);
  await app.connectedTo(broker.wsAddress, { version: '5' });
  await app.composer.publish({ topic: 'a/<b>&"c"', payload: 'hello', qos: '2' });
  await expect(app.composer.root).toContainText('Last: completed');
  await packets.open();
  await packets.rows.filter({ hasText: 'PUBREL' }).click();
  await expect(panel.steps).toHaveCount(4);

  const svgFile = await panel.save('Save as SVG');
  expect(svgFile.suggestedFilename()).toBe('publish-a-b-c-1.svg');
  const svg = await readFile(await svgFile.path(), 'utf8');
  const picture = await app.page.evaluate((source) => {
    const root = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement;
    const texts = [...root.querySelectorAll('text')].map(({ textContent }) => textContent);
    return { name: root.nodeName, width: root.getAttribute('width'), height: root.getAttribute('height'), texts };
  }, svg);
  expect(picture.name).toBe('svg');
  expect(picture.texts).toEqual(expect.arrayContaining(['a/<b>&"c"', 'Client', 'Broker', 'PUBLISH', 'PUBCOMP']));

  const png = await readFile(await (await panel.save('Save as PNG')).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * Number(picture.width), 2 * Number(picture.height)]);

  await panel.copyAsText();
  const text = await app.page.evaluate(() => navigator.clipboard.readText());
  expect(text.split('\n')[0]).toBe('a/<b>&"c"');
  expect(text).toContain('PUBREC');
  expect(text.split('\n').filter((line) => /^\d\d:\d\d:\d\d\.\d{3} /.test(line))).toHaveLength(4);
});

test('the session is drawn as it goes on, and the opened exchange stands out', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const panel = new ExchangePanel(app.page);
  const packets = new PacketList(app.page);
  await app.connectedTo(broker.wsAddress, { version: '5' });
  await packets.open();
  await panel.show('Session');
  await expect(panel.session.getByRole('option').last()).toContainText('CONNACK');
  await app.composer.publish({ topic: 'a/b', payload: 'hello', qos: '2' });
  const last = panel.session.getByRole('option', { name: /received, PUBCOMP/ });
  await expect(last).toBeVisible();
  await last.click();
  await expect(panel.session.locator('[data-lit]')).toHaveCount(4);
  await expect(packets.detail.getByRole('heading', { name: 'PUBCOMP' })).toBeVisible();
  await panel.session.focus();
  await app.page.keyboard.press('ArrowUp');
  await expect(packets.detail.getByRole('heading', { name: 'PUBREL' })).toBeVisible();
  await expectAccessible(app);
});

test('what waits counts up, and messages at QoS 0 can be left out of the session', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const panel = new ExchangePanel(app.page);
  const packets = new PacketList(app.page);
  await app.connectedTo(broker.wsAddress, { version: '5' });
  for (const payload of ['1', '2', '3']) await app.composer.publish({ topic: 'a/b', payload, qos: '0' });
  broker.freeze();
  await app.composer.publish({ topic: 'a/b', payload: 'wait', qos: '1' });
  await packets.open();
  await packets.rows.filter({ hasText: 'QoS 1' }).click();
  await panel.expectExplained('PUBLISH, QoS 1');
  const waits = panel.root.getByText(/^waits for/);
  const begun = await waits.textContent();
  await expect(waits).not.toHaveText(begun ?? '');
  await expect(panel.clientHolds).toContainText('the message, until PUBACK');
  await expect(panel.brokerHolds).toContainText('not known yet');

  await panel.show('Session');
  const publishes = panel.session.getByRole('option', { name: /sent, PUBLISH/ });
  await expect(publishes).toHaveCount(4);
  await panel.root.getByRole('switch', { name: 'Without QoS 0' }).check({ force: true });
  await expect(publishes).toHaveCount(1);
  await panel.root.getByRole('radio', { name: 'Times' }).check({ force: true });
  await expect(panel.root.getByRole('row', { name: /CONNECT to CONNACK/ })).toBeVisible();
  await expect(panel.root.getByRole('img', { name: /^Histogram of 1 round trips/ })).toBeVisible();
  await expectAccessible(app);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('the exchange opens over the packets', async ({ app, ownMosquitto }) => {
    const broker = await ownMosquitto('anon');
    const panel = new ExchangePanel(app.page);
    const packets = new PacketList(app.page);
    await app.connectedTo(broker.wsAddress, { version: '5' });
    await packets.open();
    await packets.rows.filter({ hasText: 'CONNACK' }).click();
    await packets.detail.getByRole('button', { name: 'Exchange' }).click();
    await expect(panel.steps).toHaveCount(2);
    await panel.expectExplained('CONNACK: a new session');
    await expectAccessible(app);
    await app.page.keyboard.press('Escape');
    await expect(panel.root).toBeHidden();
  });
});
