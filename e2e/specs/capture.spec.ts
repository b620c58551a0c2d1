// Captures of other programs' traffic, opened as workspaces that only show.
import { AxeBuilder } from '@axe-core/playwright';
import { generate, type Packet } from 'mqtt-packet';
import { type CaptureStream, PcapngWriter } from '../../src/core/capture/pcapng-writer.ts';
import { canCapture, captureLoopback } from '../fixtures/loopback-capture.ts';
import { mosquittoPub, mosquittoSub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import { CaptureView } from '../pages/capture-view.ts';
import { LearnPage } from '../pages/learn.ts';
import { PacketList } from '../pages/packet-list.ts';

const START = Date.UTC(2026, 0, 2, 3, 4, 5);

/** Each client connects, publishes its messages at QoS 1 and goes. */
function builtCapture(clients: Readonly<Record<string, readonly string[]>>): Uint8Array {
  const writer = new PcapngWriter();
  let time = START;
  writer.header('test', 'built');
  writer.interface('built');
  const pass = (stream: CaptureStream, direction: 'out' | 'in', packet: Packet) =>
    writer.packet(stream, time++, direction, new Uint8Array(generate(packet, { protocolVersion: 4 })));
  for (const [clientId, payloads] of Object.entries(clients)) {
    const stream = writer.open(time++);
    pass(stream, 'out', { cmd: 'connect', clientId, clean: true, protocolId: 'MQTT', protocolVersion: 4 });
    pass(stream, 'in', { cmd: 'connack', returnCode: 0, sessionPresent: false });
    payloads.forEach((payload, i) => {
      const messageId = i + 1;
      const publish = { cmd: 'publish', topic: `lab/${clientId}`, payload, qos: 1, messageId } as const;
      pass(stream, 'out', { ...publish, dup: false, retain: false });
      pass(stream, 'in', { cmd: 'puback', messageId });
    });
    writer.close(stream, time++, 'out', false, '');
  }
  return writer.take();
}

test('what mosquitto’s clients and a WebSocket client said is read from a capture of the loopback', async ({
  app,
  ownMosquitto,
}) => {
  test.skip(!(await canCapture()), 'dumpcap may not record here');
  const broker = await ownMosquitto('anon');
  const capture = new CaptureView(app.page);
  const packets = new PacketList(app.page);
  const recording = await captureLoopback([broker.ports.tcp, broker.ports.ws]);
  const target = { port: broker.ports.tcp };
  const subscriber = await mosquittoSub({ ...target, version: 'mqttv5' }, 'lab/#');
  await mosquittoPub(target, { topic: 'lab/zero', payload: 'at most once' });
  await mosquittoPub({ ...target, version: 'mqttv5' }, { topic: 'lab/one', payload: 'at least once', qos: 1 });
  await mosquittoPub(target, { topic: 'lab/two', payload: 'exactly once', qos: 2, retain: true });
  // The app's own connection is the WebSocket one.
  await app.connectedTo(broker.wsAddress, { version: '5', name: 'live' });
  await app.composer.publish({ topic: 'lab/web', payload: 'through a WebSocket', qos: '1' });
  await expect.poll(() => subscriber.seen().length).toBe(4);
  await subscriber.stop();
  await app.session.disconnect.click();
  await mosquittoPub(target, { topic: 'end', payload: 'that was all' });
  const bytes = await recording.finish('that was all');

  await capture.choose({ name: 'loopback.pcapng', bytes });
  await app.session.expectCount('Messages sent', 5);
  await app.session.expectCount('Messages received', 4);
  for (const { topic, payload } of subscriber.seen()) {
    const text = Buffer.from(payload).toString();
    await expect(app.messages.row(topic, text, 'Sent')).toHaveCount(1);
    await expect(app.messages.row(topic, text, 'Received')).toHaveCount(1);
  }
  await app.messages.select('lab/two', 'Sent');
  await expect(app.inspector.root).toContainText('exactly once');
  // Nothing is sent from here.
  await expect(app.page.getByRole('button', { name: 'Publish', exact: true })).toHaveCount(0);
  await expect(app.page.getByRole('button', { name: 'Connect', exact: true })).toHaveCount(0);

  await app.page.getByRole('tab', { name: 'Topics' }).click();
  await expect(app.page.getByRole('tree', { name: 'Topics' })).toContainText('lab');
  await packets.open();
  await expect(packets.rows.filter({ hasText: 'CONNECT' }).first()).toBeVisible();
  await expect(packets.rows.filter({ hasText: 'PUBREL' })).toHaveCount(2);
});

test('several connections are told apart, and one of them is chosen', async ({ app }) => {
  const capture = new CaptureView(app.page);
  const packets = new PacketList(app.page);
  await capture.choose({ name: 'two.pcapng', bytes: builtCapture({ lamp: ['on', 'off'], pump: ['running'] }) });
  await expect(app.messages.rows).toHaveCount(3);
  await expect(capture.connection.getByRole('option')).toContainText(['All 2 connections', /^lamp · /, /^pump · /]);
  const lamp = await capture.connection.getByRole('option', { name: /^lamp/ }).textContent();
  await capture.connection.selectOption({ label: lamp ?? '' });
  await expect(app.messages.rows).toHaveCount(2);
  await expect(app.messages.row('lab/pump')).toHaveCount(0);
  await packets.open();
  await expect(packets.rows.filter({ hasText: 'PUBLISH' })).toHaveCount(2);
  await capture.connection.selectOption({ label: 'All 2 connections' });
  await expect(packets.rows.filter({ hasText: 'PUBLISH' })).toHaveCount(3);

  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});

test('a damaged file shows what stands before the damage, and says where it is', async ({ app }) => {
  const capture = new CaptureView(app.page);
  const whole = builtCapture({ lamp: ['first', 'second', 'third'] });
  const bytes = whole.subarray(0, Buffer.from(whole).indexOf('third'));
  await capture.choose({ name: 'cut.pcapng', bytes });
  await expect(app.messages.rows).toHaveCount(2);
  await expect(
    app.page.getByText(/^The file ends inside a frame at byte [\d,]+: what came before is shown\.$/),
  ).toBeVisible();
});

test('a file that is no capture is told so, and what would be one', async ({ app }) => {
  const capture = new CaptureView(app.page);
  await capture.choose({ name: 'notes.pcap', bytes: Buffer.from('these are notes') });
  await expect(app.page.getByText(/^This is no capture file\./)).toBeVisible();
  await capture.choose({ name: 'old.cap', bytes: Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]) });
  await expect(app.page.getByText(/^This file is compressed with gzip\./)).toBeVisible();
});

test('connections that are encrypted are counted, and no others than those that carry MQTT are shown', async ({
  app,
}) => {
  const capture = new CaptureView(app.page);
  const writer = new PcapngWriter();
  writer.header('test', 'built');
  writer.interface('built');
  for (let i = 0; i < 3; i++) {
    const stream = writer.open(START + i);
    // How a TLS ClientHello begins.
    writer.packet(stream, START + i, 'out', Uint8Array.from([0x16, 3, 1, 0, 4, 1, 0, 0, 0]));
    writer.close(stream, START + i, 'out', false, '');
  }
  await capture.choose({ name: 'tls.pcapng', bytes: writer.take() });
  await expect(app.page.getByText('3 connections are encrypted (TLS) and cannot be read.')).toBeVisible();
  await expect(app.page.getByText('There is no MQTT in this capture.')).toBeVisible();
  await expect(app.messages.rows).toHaveCount(0);
});

test('captures are dropped on the window, several at once, and closed again', async ({ app }) => {
  const capture = new CaptureView(app.page);
  const bytes = builtCapture({ lamp: ['on'] });
  const letGo = await capture.drag({ name: 'a.pcapng', bytes }, { name: 'without an ending', bytes });
  await expect(app.page.getByText('Drop to open')).toBeVisible();
  await letGo();
  await expect(app.page.getByText('Drop to open')).toBeHidden();
  await expect(capture.list.getByRole('listitem')).toHaveCount(2);
  await capture.isRead('without an ending');
  await capture.list.getByRole('button', { name: 'a.pcapng', exact: true }).click();
  await capture.isRead('a.pcapng');
  await expect(app.messages.rows).toHaveCount(1);
  await capture.close.click();
  await capture.isRead('without an ending');
  await capture.list.getByRole('button', { name: 'Close without an ending' }).click();
  await expect(app.connections.newConnection).toBeVisible();
});

test('the focus stays where there is something to do, and a connection can be made beside a capture', async ({
  app,
}) => {
  const capture = new CaptureView(app.page);
  const bytes = builtCapture({ lamp: ['on'] });
  await capture.choose({ name: 'first.pcapng', bytes });
  await capture.choose({ name: 'second.pcapng', bytes });
  await capture.close.press('Enter');
  await expect(capture.header).toHaveText('first.pcapng');
  await expect(capture.header).toBeFocused();
  // Nothing is saved yet, and the first start's own button is not in view.
  await app.connections.newConnection.click();
  await expect(app.dialog.root).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(app.dialog.root).toBeHidden();
  await capture.close.press('Enter');
  await expect(app.connections.newConnection).toHaveCount(1);
});

test('nothing is opened behind a dialog, and what is typed there stays', async ({ app }) => {
  const capture = new CaptureView(app.page);
  await app.connections.newConnection.click();
  await app.dialog.name.fill('Half typed');
  await capture.drop({ name: 'behind.pcapng', bytes: builtCapture({ lamp: ['on'] }) });
  await expect(app.dialog.name).toHaveValue('Half typed');
  await app.dialog.cancel.click();
  await expect(app.dialog.root).toBeHidden();
  await capture.drop({ name: 'front.pcapng', bytes: builtCapture({ lamp: ['on'] }) });
  await capture.isRead('front.pcapng');
  await expect(capture.list.getByRole('listitem')).toHaveCount(1);
});

test('any other file that is dropped is offered to the import of connections', async ({ app }) => {
  const capture = new CaptureView(app.page);
  await capture.drop({ name: 'picture.png', bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47]) });
  await expect(app.page.getByRole('dialog', { name: 'Import connections' })).toBeVisible();
});

test('the command palette opens a capture', async ({ app }) => {
  const dialog = app.page.waitForEvent('filechooser');
  await app.page.keyboard.press('Control+k');
  await app.palette.getByRole('combobox').or(app.palette.getByRole('textbox')).first().fill('open capture');
  await app.page.keyboard.press('Enter');
  await dialog;
});

test('on a phone a capture has messages, topics, packets and charts, and no place to publish', async ({ app }) => {
  await app.page.setViewportSize({ width: 360, height: 740 });
  const capture = new CaptureView(app.page);
  await capture.drop({ name: 'lamp.pcapng', bytes: builtCapture({ lamp: ['on'], pump: ['running'] }) });
  await capture.isRead('lamp.pcapng');
  await expect(app.messages.rows).toHaveCount(2);
  await expect(app.page.getByRole('tablist', { name: 'Views' }).getByRole('tab')).toHaveText([
    'Messages',
    'Topics',
    'Packets',
    'Charts',
  ]);
  await app.phone.goTo('Packets');
  await expect(new PacketList(app.page).rows.first()).toBeVisible();
});

test('a lab that is opened from a capture comes without it: by itself, or beside the connection', async ({
  app,
  companion,
}) => {
  const capture = new CaptureView(app.page);
  const learn = new LearnPage(app.page);
  const follow = (hash: string) =>
    app.page.evaluate((to) => {
      location.hash = to;
    }, hash);
  await app.connectedTo(`ws://127.0.0.1:${companion.brokerPorts.ws}/mqtt`, { name: 'live' });
  await capture.choose({ name: 'a.pcapng', bytes: builtCapture({ one: ['1'] }) });
  await follow('#/learn/sessions/waiting');
  await expect(learn.title).toHaveText('Messages that waited');
  await expect(capture.header).toHaveText('live');
  await capture.list.getByRole('button', { name: 'a.pcapng' }).first().click();
  await expect(capture.header).toHaveText('a.pcapng');
  await app.page.keyboard.press('Control+k');
  await app.page.keyboard.type('Lab: MQTT 5');
  await app.palette.getByRole('option', { name: 'Lab: MQTT 5' }).click();
  await expect(learn.title).toHaveText('Reason codes');

  const other = await app.page.context().newPage();
  await other.goto(app.url);
  const alone = new CaptureView(other);
  await alone.drop({ name: 'b.pcapng', bytes: builtCapture({ one: ['1'] }) });
  await alone.isRead('b.pcapng');
  await other.evaluate(() => {
    location.hash = '#/learn/mqtt5/limits';
  });
  await expect(new LearnPage(other).title).toHaveText('Limits');
  await expect(alone.list).toContainText('b.pcapng');
});
