// The packets as a file that tshark reads: all types that a client can make, with what the app itself says of them.
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { hasTshark, tsharkFields } from '../../src/testing/tshark.ts';
import { mosquittoPub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import type { App } from '../pages/app.ts';
import { PacketList } from '../pages/packet-list.ts';

test.skip(!hasTshark, 'tshark is not installed');

const PASSWORD = 'qwvz-9';
const LARGE = 'x'.repeat(200_000);

const TYPES = [
  'reserved',
  'CONNECT',
  'CONNACK',
  'PUBLISH',
  'PUBACK',
  'PUBREC',
  'PUBREL',
  'PUBCOMP',
  'SUBSCRIBE',
  'SUBACK',
  'UNSUBSCRIBE',
  'UNSUBACK',
  'PINGREQ',
  'PINGRESP',
  'DISCONNECT',
];

/** Where there is no native dialog for a file, as in Firefox and Safari. */
async function withoutPicker(page: Page): Promise<void> {
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
}

async function runCommand(app: App, name: string): Promise<void> {
  await app.page.keyboard.press('Control+k');
  await app.palette.getByRole('combobox').fill(name);
  await app.page.keyboard.press('Enter');
}

async function openExport(app: App): Promise<Locator> {
  await runCommand(app, 'Export packets');
  return app.page.getByRole('dialog', { name: 'Export packets' });
}

async function saved(app: App, dialog: Locator): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const download = app.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save file' }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** What the app itself says that its messages are: topic and payload in hexadecimal, in their order. */
async function messagesOf(app: App): Promise<string[]> {
  await runCommand(app, 'Export messages');
  const dialog = app.page.getByRole('dialog', { name: 'Export messages' });
  const { bytes } = await saved(app, dialog);
  await dialog.getByRole('button', { name: 'Done' }).click();
  const all: { topic: string; payload?: string; payloadBase64?: string }[] = JSON.parse(bytes.toString());
  return all.map(({ topic, payload = '', payloadBase64 }) => {
    const hex = payloadBase64 === undefined ? Buffer.from(payload) : Buffer.from(payloadBase64, 'base64');
    return `${topic} ${hex.toString('hex')}`;
  });
}

/** Each MQTT packet of a capture: its type, and these fields. */
function mqttPackets(capture: Buffer, ...fields: readonly string[]): string[][] {
  return tsharkFields(capture, 'mqtt.msgtype', ...fields).filter(([type]) => type !== '');
}

/** Of each row that is a packet, in their order. */
async function shownTypes(list: PacketList): Promise<string[]> {
  const rows = await list.rows.allTextContents();
  const pattern = new RegExp(
    TYPES.slice(1)
      .sort((a, b) => b.length - a.length)
      .join('|'),
  );
  return rows.flatMap((row) => pattern.exec(row) ?? []);
}

function count(text: string | null): number {
  return Number(/^([\d,]+) packets? written/.exec(text ?? '')?.[1]?.replaceAll(',', ''));
}

for (const version of ['3.1.1', '5'] as const) {
  test(`a session of MQTT ${version} with every packet that a client can make is read by tshark as it was`, async ({
    app,
    ownMosquitto,
  }) => {
    const { ports } = await ownMosquitto('anon');
    const target = { port: ports.tcp, version: version === '5' ? ('mqttv5' as const) : ('mqttv311' as const) };
    await withoutPicker(app.page);
    await app.addProfile(`mqtt://127.0.0.1:${ports.tcp}`, {
      name: 'Plant',
      version,
      username: 'ann',
      password: PASSWORD,
    });
    await app.dialog.openSession();
    await app.dialog.keepAlive.fill('2');
    await app.dialog.saveAndConnect.click();
    await app.session.expectState('Connected');
    await app.subscriptions.subscribe('cap/#', '2');
    await expect(app.subscriptions.item('cap/#')).toContainText('2');
    await app.subscriptions.subscribe('gone/+', '1');
    await app.subscriptions.unsubscribe('gone/+');
    for (const qos of ['0', '1', '2'] as const) {
      await app.composer.publish({ topic: `cap/up/${qos}`, payload: `жук ${qos}`, qos });
      await mosquittoPub(target, {
        topic: `cap/down/${qos}`,
        payload: Uint8Array.of(0, 0xff, Number(qos)),
        qos: Number(qos),
      });
    }
    await mosquittoPub(target, { topic: 'cap/large', payload: LARGE, qos: 2 });
    await app.session.expectCount('Messages received', 7);
    const list = new PacketList(app.page);
    await list.open();
    // Keep alive is two seconds, and nothing else is sent.
    await expect(list.rows.filter({ hasText: 'PINGRESP' }).first()).toBeVisible({ timeout: 15_000 });
    await app.session.disconnect.click();
    await app.session.expectState('Disconnected');

    const dialog = await openExport(app);
    await expect(dialog).toContainText(/\d+ packets, about \d/);
    const { name, bytes } = await saved(app, dialog);
    expect(name).toMatch(/^Plant-[\d-]+\.pcapng$/);
    const written = count(await dialog.getByRole('status').textContent());
    await dialog.getByRole('button', { name: 'Done' }).click();

    const types = mqttPackets(bytes).flat();
    expect(types).toHaveLength(written);
    expect([...new Set(types.map(Number))].sort((a, b) => a - b)).toEqual(Array.from({ length: 14 }, (_, i) => i + 1));
    const faults = tsharkFields(
      bytes,
      '_ws.malformed',
      '_ws.unreassembled',
      'tcp.analysis.flags',
      '_ws.expert.message',
    );
    expect(faults.flat().filter((fault) => /malformed|reassembl|segment|acked|retrans/i.test(fault))).toEqual([]);
    expect(new Set(mqttPackets(bytes, 'tcp.stream').map(([, stream]) => stream))).toEqual(new Set(['0']));
    const told = mqttPackets(bytes, 'mqtt.topic', 'mqtt.msg')
      .filter(([type]) => type === '3')
      .map(([, topic, payload]) => `${topic} ${payload}`);
    expect(told).toEqual(await messagesOf(app));
    expect(told).toHaveLength(10);

    // One that was sent, its return and one of another client, and at QoS 2 the large one, too.
    const ids = mqttPackets(bytes, 'mqtt.msgid').filter(([, id]) => id !== '');
    expect(ids.filter(([type]) => type === '4')).toHaveLength(3);
    expect(ids.filter(([type]) => type === '7')).toHaveLength(4);
    // The app's list, row by row.
    await app.page.setViewportSize({ width: 1280, height: 2400 });
    await expect.poll(() => shownTypes(list)).toEqual(types.map((type) => TYPES[Number(type)]));
    // Nobody asked for the password.
    expect(mqttPackets(bytes, 'mqtt.username', 'mqtt.passwd')[0]).toEqual(['1', 'ann', '*'.repeat(PASSWORD.length)]);
    expect(bytes.includes(PASSWORD)).toBe(false);

    const again = await openExport(app);
    await again.getByRole('checkbox', { name: 'Include passwords' }).check();
    await again.getByLabel('File name').fill('with: secrets');
    const secret = await saved(app, again);
    expect(secret.name).toBe('with- secrets.pcapng');
    expect(mqttPackets(secret.bytes, 'mqtt.passwd')[0]).toEqual(['1', PASSWORD]);
    await again.getByRole('button', { name: 'Done' }).click();

    // The messages alone, with what acknowledges them, and the CONNECT without which nobody can read them.
    await runCommand(app, 'Export messages');
    await app.page.getByRole('button', { name: 'As packets, for Wireshark' }).click();
    const ofMessages = app.page.getByRole('dialog', { name: 'Export packets' });
    await expect(ofMessages.getByRole('radio', { name: 'The messages’ packets' })).toBeChecked();
    const parts = ['1', '3', '4', '5', '6', '7'];
    const { bytes: traffic } = await saved(app, ofMessages);
    expect(mqttPackets(traffic).flat()).toEqual(types.filter((type) => parts.includes(type)));
    expect(tsharkFields(traffic, '_ws.malformed', 'tcp.analysis.flags').flat().join('')).toBe('');
  });
}

test('all connections are one capture, in the order of time and apart', async ({ app, ownMosquitto }) => {
  const { ports } = await ownMosquitto('anon');
  await withoutPicker(app.page);
  const address = `mqtt://127.0.0.1:${ports.tcp}`;
  await app.connectedTo(address, { name: 'Lab', version: '5' });
  await app.subscriptions.subscribe('both/#', '1');
  await app.connectedTo(address, { name: 'Цех', version: '3.1.1' });
  await app.subscriptions.subscribe('both/#', '0');
  await expect(app.subscriptions.item('both/#')).toContainText('0');
  for (const payload of ['a', 'b', 'c']) await mosquittoPub({ port: ports.tcp }, { topic: 'both/x', payload, qos: 1 });
  await app.session.expectCount('Messages received', 3);
  const dialog = await openExport(app);
  await dialog.getByRole('radio', { name: 'All connections (2)' }).check();
  await expect(dialog).toContainText('in the order of time');
  const { violations } = await new AxeBuilder({ page: app.page }).include('[role="dialog"]').analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id }) => id)).toEqual([]);
  const { bytes } = await saved(app, dialog);
  await expect(dialog.getByRole('status')).toContainText('packets written');

  const packets = mqttPackets(bytes, 'frame.interface_name', 'tcp.stream', 'frame.time_epoch');
  const times = packets.map(([, , , time]) => Number(time));
  expect(times).toEqual([...times].sort((x, y) => x - y));
  const messages = packets.filter(([type]) => type === '3');
  expect(messages.filter(([, name]) => name === 'Lab')).toHaveLength(3);
  expect(messages.filter(([, name]) => name === 'Цех')).toHaveLength(3);
  expect(new Set(messages.map(([, name, stream]) => `${name} ${stream}`)).size).toBe(2);
  expect(tsharkFields(bytes, '_ws.malformed', 'tcp.analysis.flags').flat().join('')).toBe('');
});

test('what the packet list is filtered to, and what is selected in it', async ({ app, ownMosquitto }) => {
  const { ports } = await ownMosquitto('anon');
  await withoutPicker(app.page);
  await app.connectedTo(`mqtt://127.0.0.1:${ports.tcp}`, { name: 'Lab', version: '5' });
  for (const payload of ['one', 'two', 'three']) await app.composer.publish({ topic: 'f/x', payload, qos: '1' });
  const list = new PacketList(app.page);
  await list.open();
  await expect(list.rows).toHaveCount(8);
  await app.page.getByRole('searchbox', { name: 'Search packets' }).fill('f/x');
  await expect(list.rows).toHaveCount(3);
  const exportButton = app.page.getByRole('button', { name: 'Export', exact: true });
  await exportButton.click();
  const dialog = app.page.getByRole('dialog', { name: 'Export packets' });
  await expect(dialog.getByRole('radio', { name: 'The list as it is filtered' })).toBeChecked();
  await expect(dialog).toContainText('3 packets, about');
  const filtered = await saved(app, dialog);
  // Without CONNECT nobody would know that it is MQTT 5: it goes before them.
  expect(mqttPackets(filtered.bytes, 'mqtt.ver', 'mqtt.topic')).toEqual([
    ['1', '5', ''],
    ...['one', 'two', 'three'].map(() => ['3', '', 'f/x']),
  ]);
  expect(tsharkFields(filtered.bytes, '_ws.malformed', 'tcp.analysis.flags').flat().join('')).toBe('');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(exportButton).toBeFocused();

  await list.rows.nth(0).click();
  await list.rows.nth(1).click({ modifiers: ['Shift'] });
  await exportButton.click();
  await dialog.getByRole('radio', { name: 'Selected packets' }).check();
  await expect(dialog).toContainText('2 packets, about');
  expect(mqttPackets((await saved(app, dialog)).bytes).flat()).toEqual(['1', '3', '3']);
  await dialog.getByRole('button', { name: 'Done' }).click();

  await exportButton.click();
  await dialog.getByRole('radio', { name: 'All packets of this connection' }).check();
  expect(mqttPackets((await saved(app, dialog)).bytes)).toHaveLength(8);
});
