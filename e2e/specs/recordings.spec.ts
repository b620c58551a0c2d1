// Recordings: pcapng files that are written as packets pass, and are there after whatever happened.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type LaunchOptions, type Page } from '@playwright/test';
import { tsharkFields, tsharkOutput } from '../../src/testing/tshark.ts';
import { mosquittoPub, mosquittoPubLines } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import { App } from '../pages/app.ts';
import { CaptureView } from '../pages/capture-view.ts';
import { Recordings } from '../pages/recordings.ts';

const MIB = 1024 * 1024;

/** Types, and of messages topic and payload, as tshark reads them. */
function packetsOf(capture: Uint8Array): string[] {
  const fields = tsharkFields(capture, 'mqtt.msgtype', 'mqtt.topic', 'mqtt.msg');
  return fields.flatMap(([types = '', topic = '', message = '']) => {
    if (types === '') return [];
    const payload = Buffer.from(message, 'hex').toString();
    return types === '3' ? [`3 ${topic} ${payload}`] : types.split(',');
  });
}

/** What tshark finds wrong with it. */
function faultsOf(capture: Uint8Array): string {
  return tsharkOutput(capture, [
    '-Y',
    '_ws.malformed || tcp.analysis.lost_segment || tcp.analysis.ack_lost_segment || tcp.analysis.retransmission',
  ]);
}

async function recorded(app: App, address: string, version: '5' | '3.1.1' = '5'): Promise<Recordings> {
  const recordings = new Recordings(app.page);
  await app.connectedTo(address, { name: 'Lab', version, username: 'ann', password: 'qwvz-9' });
  await recordings.switch(true);
  await expect(recordings.button).toHaveText(/^Recording/);
  return recordings;
}

/** As a person would have it set who has little room. */
async function limitTo(page: Page, bytes: number): Promise<void> {
  await page.evaluate((limitBytes) => {
    const key = 'mqtt-loupe.recordings';
    const { state, version } = JSON.parse(localStorage.getItem(key) ?? '{}');
    const profiles = Object.entries(state.byProfile as Record<string, object>);
    const byProfile = Object.fromEntries(profiles.map(([id, setting]) => [id, { ...setting, limitBytes }]));
    localStorage.setItem(key, JSON.stringify({ state: { byProfile }, version }));
  }, bytes);
}

test('a session is recorded from its CONNECT to its end, and tshark reads it', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const recordings = await recorded(app, broker.wsAddress);
  await app.session.disconnect.click();
  await app.session.expectState('Disconnected');
  await expect(recordings.button).toHaveText('Records at connect');

  await app.session.connect.click();
  await app.session.expectState('Connected');
  await app.subscriptions.subscribe('plant/#', '2');
  const target = { port: broker.ports.tcp };
  await mosquittoPub(target, { topic: 'plant/a', payload: 'one', qos: 1 });
  await mosquittoPub(target, { topic: 'plant/b', payload: 'two', qos: 2 });
  await app.composer.publish({ topic: 'plant/c', payload: 'three', qos: '1' });
  await app.session.expectCount('Messages received', 3);
  await app.session.disconnect.click();
  await expect(recordings.button).toHaveText('Records at connect');

  await recordings.openList();
  await expect(recordings.items).toHaveCount(2);
  await expect(recordings.items.first()).toContainText('Finished');
  await expect(recordings.items.first()).toContainText('4 messages');
  const { name, bytes } = await recordings.exported();
  expect(name).toMatch(/^Lab-20\d\d-\d\d-\d\d-\d{6}\.pcapng$/);
  expect(Buffer.from(bytes).includes('qwvz-9')).toBe(false);
  const packets = packetsOf(bytes);
  expect(packets.slice(0, 2)).toEqual(['1', '2']);
  expect(packets.at(-1)).toBe('14');
  expect(packets).toEqual(
    expect.arrayContaining(['3 plant/a one', '3 plant/b two', '3 plant/c three', '4', '5', '6', '7']),
  );
  expect(packets.filter((packet) => packet.startsWith('3 '))).toHaveLength(4);
  expect(faultsOf(bytes)).toBe('');
});

test('a recording that begins late says how to read it, and what was cleared is in it', async ({
  app,
  ownMosquitto,
}) => {
  const broker = await ownMosquitto('anon');
  await app.connectedTo(broker.wsAddress, { name: 'Lab', version: '5' });
  await app.subscriptions.subscribe('late/#', '0');
  const recordings = new Recordings(app.page);
  await recordings.switch(true);
  await expect(recordings.button).toHaveText(/^Recording/);
  const lines = Array.from({ length: 500 }, (_, n) => `line ${n}`);
  await mosquittoPubLines({ port: broker.ports.tcp, version: 'mqttv5' }, 'late/x', lines);
  await app.session.expectCount('Messages received', 500);
  await app.page.getByRole('button', { name: 'Clear', exact: true }).click();
  await recordings.switch(false);
  await expect(recordings.button).toHaveText('Record');
  await recordings.openList();
  await expect(recordings.items.first()).toContainText('500 messages');
  const { bytes } = await recordings.exported();
  expect(packetsOf(bytes)).toEqual(['1', ...lines.map((line) => `3 late/x ${line}`)]);
  expect(faultsOf(bytes)).toBe('');
});

for (const place of ['files', 'database'] as const) {
  test(`a reload ends a recording without a loss, in ${place}`, async ({ page, companion, ownMosquitto }) => {
    if (place === 'database') {
      await page.addInitScript(() => {
        // As a browser has it that knows no such files.
        Object.defineProperty(StorageManager.prototype, 'getDirectory', { value: undefined });
        Reflect.deleteProperty(StorageManager.prototype, 'getDirectory');
      });
    }
    const app = new App(page, companion.url);
    await app.open();
    const broker = await ownMosquitto('anon');
    const recordings = await recorded(app, broker.wsAddress, '3.1.1');
    await app.subscriptions.subscribe('r/#', '0');
    const lines = Array.from({ length: 300 }, (_, n) => `line ${n}`);
    await mosquittoPubLines({ port: broker.ports.tcp }, 'r/x', lines);
    await app.session.expectCount('Messages received', 300);
    await recordings.button.click();
    await expect(recordings.panel).toContainText('300 messages');
    if (place === 'database') await expect(recordings.panel).toContainText('kept in its database');
    await app.reload();

    await recordings.openList();
    await expect(recordings.items).toHaveCount(1);
    await expect(recordings.items).toContainText('Ended as the page was closed');
    await expect(recordings.items).toContainText('300 messages');
    const { bytes } = await recordings.exported();
    const messages = packetsOf(bytes).filter((packet) => packet.startsWith('3 '));
    expect(messages).toEqual(lines.map((line) => `3 r/x ${line}`));
    expect(faultsOf(bytes)).toBe('');

    // It records anew, as it was switched on.
    await recordings.closeList();
    await app.session.connect.click();
    await app.session.expectState('Connected');
    await expect(recordings.button).toHaveText(/^Recording/);
    await recordings.openList();
    await expect(recordings.items.first()).toContainText('Recording now');
    await recordings.delete(1);
    await expect(recordings.items).toHaveCount(1);
  });
}

test('the oldest part goes when the limit is reached, and the rest is read as it is', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const recordings = await recorded(app, broker.wsAddress);
  await limitTo(app.page, MIB);
  await app.reload();
  await app.session.connect.click();
  await app.session.expectState('Connected');
  await app.subscriptions.subscribe('roll/#', '0');
  const lines = Array.from({ length: 6000 }, (_, n) => `${n} ${'x'.repeat(300)}`);
  for (let at = 0; at < lines.length; at += 1000) {
    await mosquittoPubLines({ port: broker.ports.tcp }, 'roll/x', lines.slice(at, at + 1000));
    await app.session.expectCount('Messages received', at + 1000);
  }
  await app.session.disconnect.click();
  await expect(recordings.button).toHaveText('Records at connect');
  await recordings.openList();
  await expect(recordings.items.first()).toContainText(/older packets gone, to keep to 1\.0 MB/);
  const { bytes } = await recordings.exported();
  expect(bytes.length).toBeLessThan(1.3 * MIB);
  const packets = packetsOf(bytes);
  expect(packets[0]).toBe('1');
  const messages = packets.filter((packet) => packet.startsWith('3 '));
  expect(messages.length).toBeGreaterThan(1000);
  expect(messages).toEqual(lines.slice(-messages.length).map((line) => `3 roll/x ${line}`));
  expect(faultsOf(bytes)).toBe('');
});

/** The app in a browser that keeps things on the disk: in a private window's memory there is no quota. */
async function inPersistentBrowser(
  url: string,
  launch: LaunchOptions,
  use: (app: App) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'loupe-browser-'));
  const context = await chromium.launchPersistentContext(folder, { ...launch, locale: 'en-GB' });
  try {
    const app = new App(context.pages()[0] ?? (await context.newPage()), url);
    await app.open();
    await use(app);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

test('a full disk stops the recording, says so, and leaves the connection be', async ({
  companion,
  launchOptions,
  ownMosquitto,
}) => {
  await inPersistentBrowser(companion.url, launchOptions, async (app) => {
    const broker = await ownMosquitto('anon');
    const recordings = await recorded(app, broker.wsAddress);
    await app.subscriptions.subscribe('full/#', '0');
    const devtools = await app.page.context().newCDPSession(app.page);
    const { usage } = await devtools.send('Storage.getUsageAndQuota', { origin: new URL(app.url).origin });
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(app.url).origin, quotaSize: usage + MIB });
    const lines = Array.from({ length: 4000 }, (_, n) => `${n} ${'x'.repeat(1000)}`);
    const target = { port: broker.ports.tcp };
    // In portions: a broker lets messages go that it cannot send on at once.
    for (let at = 0; at < lines.length; at += 500) {
      await mosquittoPubLines(target, 'full/x', lines.slice(at, at + 500));
      await app.session.expectCount('Messages received', at + 500);
    }
    await expect(app.page.getByRole('alert').filter({ hasText: 'there is no room left' })).toBeVisible();
    await expect(recordings.button).toHaveText('Recording stopped');
    await mosquittoPub(target, { topic: 'full/y', payload: 'goes on' });
    await app.session.expectCount('Messages received', lines.length + 1);
    await app.session.expectState('Connected');

    await app.page.getByRole('alert').getByRole('button', { name: 'Recordings…' }).click();
    await expect(recordings.items).toContainText('Ended, no room left');
    const { bytes } = await recordings.exported();
    const messages = packetsOf(bytes).filter((packet) => packet.startsWith('3 '));
    expect(messages).toEqual(lines.slice(0, messages.length).map((line) => `3 full/x ${line}`));
    await recordings.dialog.getByRole('button', { name: 'Delete all…' }).click();
    await recordings.dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(recordings.dialog).toContainText('Nothing has been recorded');
    await recordings.closeList();
    // There is room again: it can be begun again.
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(app.url).origin });
    await recordings.button.click();
    await recordings.panel.getByRole('button', { name: 'Record again' }).click();
    await expect(recordings.button).toHaveText(/^Recording\d/);
  });
});

test('what one tab records another one lists, and does not take for ended', async ({ app, ownMosquitto, context }) => {
  const broker = await ownMosquitto('anon');
  await recorded(app, broker.wsAddress);
  const other = new App(await context.newPage(), app.url);
  await other.open();
  const recordings = new Recordings(other.page);
  await recordings.openList();
  await expect(recordings.items).toContainText('Recording now');
  const { bytes } = await recordings.exported();
  expect(packetsOf(bytes)).toEqual([]);
  await expect(recordings.items.getByRole('button', { name: /^Delete/ })).toBeDisabled();
  await app.page.close();
  await expect(recordings.items).toContainText('Ended as the page was closed');
});

/** What stands in front. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('a recording is opened as a capture, also while it is written', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const recordings = await recorded(app, broker.wsAddress);
  await app.subscriptions.subscribe('open/#', '1');
  const lines = Array.from({ length: 200 }, (_, n) => `line ${n}`);
  await mosquittoPubLines({ port: broker.ports.tcp }, 'open/x', lines);
  await app.session.expectCount('Messages received', 200);
  await recordings.openList();
  await expect(recordings.items).toContainText('200 messages');
  await expectAccessible(app.page);
  await recordings.items.getByRole('button', { name: 'Open the recording of Lab' }).click();
  await expect(recordings.dialog).toBeHidden();
  const capture = new CaptureView(app.page);
  await expect(capture.state).not.toHaveText('Reading');
  await expect(app.page.getByRole('heading', { level: 1, name: /^Lab-20\d\d.*\.pcapng$/ })).toBeVisible();
  await expect(app.messages.rows.last()).toContainText('line 199');
  await expect(recordings.button).toBeHidden();
});

test('it is switched by the keyboard alone, in Russian, on a phone', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  await app.connectedTo(broker.wsAddress, { name: 'Lab' });
  await app.page.setViewportSize({ width: 360, height: 740 });
  await app.chooseLanguage('Русский');
  const button = app.page.getByRole('button', { name: 'Записать', exact: true });
  await button.focus();
  await app.page.keyboard.press('Enter');
  const toggle = app.page.getByRole('switch', { name: 'Записывать это подключение' });
  await expect(toggle).toBeFocused();
  await app.page.keyboard.press('Space');
  await expect(toggle).toBeChecked();
  await expectAccessible(app.page);
  await app.page.keyboard.press('Escape');
  await expect(app.page.getByRole('button', { name: 'Идёт запись' })).toBeFocused();
});

test('a profile that is deleted while it is recorded leaves a finished recording', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const recordings = await recorded(app, broker.wsAddress);
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'x', payload: 'y' });
  await app.composer.publish({ topic: 'bye', payload: 'bye', qos: '1' });
  await app.page.getByRole('button', { name: 'Actions for Lab' }).click();
  await app.page.getByRole('menuitem', { name: /^Delete/ }).click();
  await app.page.keyboard.press('Control+k');
  await app.palette.getByRole('combobox').fill('recordings');
  await app.page.keyboard.press('Enter');
  await expect(recordings.items).toContainText(['Finished']);
  await expect(recordings.items).toContainText('1 message');
  await recordings.delete();
  await expect(recordings.dialog).toContainText('Nothing has been recorded');
});
