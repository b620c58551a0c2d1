// What the publish form writes: payloads in each format, files and properties, as a real broker passes them on; and what it
// says before it sends, and when there is no connection.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { startChild } from '../fixtures/child.mjs';
import { mosquittoPub, mosquittoSub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import type { App } from '../pages/app.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const run = promisify(execFile);

interface Written {
  readonly format: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

const WRITTEN: Readonly<Record<string, Written>> = {
  'text-empty': { format: 'text', text: '', bytes: utf8('') },
  'json-kept': {
    format: 'json',
    text: '{"id": 9007199254740993,  "ratio": 1.10}',
    bytes: utf8('{"id": 9007199254740993,  "ratio": 1.10}'),
  },
  'hex-nul': { format: 'hex', text: '00', bytes: Uint8Array.of(0) },
  'hex-no-utf8': { format: 'hex', text: 'ff fe 80 C3 28', bytes: Uint8Array.of(0xff, 0xfe, 0x80, 0xc3, 0x28) },
  'hex-empty': { format: 'hex', text: '', bytes: utf8('') },
  base64: { format: 'base64', text: 'AP/+gA==', bytes: Uint8Array.of(0, 0xff, 0xfe, 0x80) },
  cbor: {
    format: 'cbor',
    text: '{"a": [1, -1, "x", true, null]}',
    bytes: Uint8Array.from(Buffer.from('a161618501206178f5f6', 'hex')),
  },
  messagepack: {
    format: 'messagepack',
    text: '{"a": [1, -1, "x", true, null]}',
    bytes: Uint8Array.from(Buffer.from('81a1619501ffa178c3c0', 'hex')),
  },
};

test('each format arrives byte for byte', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const witness = await mosquittoSub({ port: broker.ports.tcp }, 'formats/#');
  await app.connectedTo(broker.wsAddress);
  for (const [name, { format, text }] of Object.entries(WRITTEN)) {
    await app.composer.format.selectOption(format);
    await app.composer.publish({ topic: `formats/${name}`, payload: text, qos: '1' });
    await expect.poll(() => witness.seen().at(-1)?.topic).toBe(`formats/${name}`);
    expect(Buffer.from(witness.seen().at(-1)?.payload ?? []).toString('hex'), name).toBe(
      Buffer.from(WRITTEN[name]?.bytes ?? []).toString('hex'),
    );
  }
  await witness.stop();
});

test('a file of 50 MB is chosen and arrives byte for byte', async ({ app, mosquitto }, info) => {
  test.slow();
  const broker = await mosquitto('anon');
  const bytes = new Uint8Array(50 * 1000 * 1000).map((_, at) => (at * 2_654_435_761) >>> 13);
  const path = info.outputPath('large.bin');
  writeFileSync(path, bytes);
  await app.connectedTo(broker.wsAddress);
  await app.composer.topic.fill('file/large');
  await app.composer.file.setInputFiles(path);
  await expect(app.composer.root).toContainText('large.bin');
  await expect(app.composer.root).toContainText('47.7 MB');
  await app.composer.retain.setChecked(true);
  await app.composer.qos.getByRole('radio', { name: '1', exact: true }).check({ force: true });
  await app.composer.publishButton.click();
  await expect(app.composer.root).toContainText(/acknowledged/i, { timeout: 40_000 });
  const args = ['-h', '127.0.0.1', '-p', String(broker.ports.tcp), '-t', 'file/large', '-C', '1', '-N'];
  const { stdout } = await run('mosquitto_sub', args, { encoding: 'buffer', maxBuffer: 2 ** 27 });
  expect(stdout.length).toBe(bytes.length);
  expect(sha256(stdout)).toBe(sha256(bytes));
});

test('a file that is dropped on the form is the payload, until it is removed', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const witness = await mosquittoSub({ port: broker.ports.tcp }, 'drop/#');
  await app.connectedTo(broker.wsAddress);
  await app.composer.fill({ topic: 'drop/a', payload: 'typed before' });
  // Named as a capture is: on the form it is a payload all the same.
  await app.composer.dropFile('some.pcapng', Uint8Array.of(0, 255, 10, 13, 0));
  await expect(app.composer.root).toContainText('some.pcapng');
  await app.composer.publishButton.click();
  await expect.poll(() => witness.seen().length).toBe(1);
  expect(witness.seen()[0]?.payload).toEqual(Uint8Array.of(0, 255, 10, 13, 0));
  await app.composer.button('Remove the file').click();
  await expect(app.composer.payload).toHaveValue('typed before');
  await witness.stop();
});

test('all properties of MQTT 5 arrive', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const format = 'SEEN|%C|%D|%E|%F|%R|%P|%p';
  const target = ['-h', '127.0.0.1', '-p', String(broker.ports.tcp), '-V', 'mqttv5', '-t', 'props/#', '-d'];
  const witness = startChild('stdbuf', ['-oL', 'mosquitto_sub', ...target, '-F', format]);
  await witness.waitFor(/^Subscribed \(mid/m);
  await app.connectedTo(broker.wsAddress, { version: '5' });
  await app.composer.fill({ topic: 'props/a', payload: 'x' });
  await app.composer.button(/^Properties/).click();
  await app.composer.field('Content Type').fill('text/plain');
  await app.composer.field('Message Expiry Interval').fill('3600');
  await app.composer.field('Response Topic').fill('answers/here');
  await app.composer.field('Correlation Data').fill('61 62 63');
  await app.composer.root.getByRole('checkbox', { name: 'Hexadecimal' }).check();
  await app.composer.root.getByRole('checkbox', { name: 'Payload is UTF-8 text' }).check();
  await app.composer.field('Topic Alias').fill('3');
  for (const number of [1, 2]) {
    await app.composer.button('User property').last().click();
    await app.composer.field(`Name of user property ${number}`).fill('site');
    await app.composer.field(`Value of user property ${number}`).fill(`v${number}`);
  }
  await axe(app);
  await app.composer.publishButton.click();
  await witness.waitFor(/^SEEN\|text\/plain\|abc\|3600\|1\|answers\/here\|site:v1 site:v2\|x$/m);
  // Again with the alias that the broker knows by now: the log goes on to show the topic.
  await app.composer.publishButton.click();
  await expect(app.messages.row('props/a', 'Sent')).toHaveCount(2);
  await witness.waitFor(/SEEN[\s\S]+SEEN/);
  await app.composer.button(/^Properties/).click();
  await expect(app.composer.button('Properties 8')).toBeVisible();
  await witness.stop();
});

test('what is wrong stands where it is wrong, and nothing is sent', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.composer.format.selectOption('hex');
  await app.composer.publish({ topic: 'wrong/a', payload: 'zz' });
  await expect(app.composer.root.getByRole('alert')).toBeVisible();
  await app.composer.format.selectOption('json');
  await app.composer.publish({ topic: 'wrong/a', payload: '{"a": }' });
  await expect(app.composer.root.getByRole('alert')).toBeVisible();
  await app.session.expectCount('Messages sent', 0);
  await expect(app.composer.payload).toContainText('{"a": }');
});

test('JSON is laid out and minified without a change to its numbers', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const witness = await mosquittoSub({ port: broker.ports.tcp }, 'json/#');
  await app.connectedTo(broker.wsAddress);
  await app.composer.format.selectOption('json');
  await app.composer.fill({ topic: 'json/a', payload: '{"id":9007199254740993,"ratio":1.10}' });
  await app.composer.button('Format').click();
  await app.composer.publishButton.click();
  await expect.poll(() => witness.seen().length).toBe(1);
  expect(Buffer.from(witness.seen()[0]?.payload ?? []).toString()).toBe(
    '{\n  "id": 9007199254740993,\n  "ratio": 1.10\n}',
  );
  await app.composer.button('Minify').click();
  await app.composer.publishButton.click();
  await expect.poll(() => witness.seen().length).toBe(2);
  expect(Buffer.from(witness.seen()[1]?.payload ?? []).toString()).toBe('{"id":9007199254740993,"ratio":1.10}');
  await witness.stop();
});

test('variables are filled in, unknown ones are named, and braces can be sent as they are', async ({
  app,
  mosquitto,
}) => {
  const broker = await mosquitto('anon');
  const witness = await mosquittoSub({ port: broker.ports.tcp }, 'vars/#');
  await app.connectedTo(broker.wsAddress);
  await app.composer.fill({ topic: 'vars/{{counter}}', payload: 'n {{counter}}' });
  await expect(app.composer.root).toContainText(/goes out as/i);
  await app.composer.publishButton.click();
  await app.composer.publishButton.click();
  await expect.poll(() => witness.seen().map(({ topic }) => topic)).toEqual(['vars/1', 'vars/2']);

  await app.composer.fill({ topic: 'vars/x', payload: 'n {{countr}}' });
  await app.composer.button('Write counter').click();
  await expect(app.composer.payload).toHaveValue('n {{counter}}');
  await app.composer.payload.fill('a {{ b');
  await app.composer.button('Send as it is written').click();
  await app.composer.publishButton.click();
  await expect.poll(() => witness.seen().length).toBe(3);
  expect(Buffer.from(witness.seen()[2]?.payload ?? []).toString()).toBe('a {{ b');
  await witness.stop();
});

test('a broker’s limits are said before sending', async ({ app, mosquitto }) => {
  const broker = await mosquitto('limits');
  await app.connectedTo(broker.wsAddress);
  await app.composer.fill({ topic: 'limit/a', payload: 'x', qos: '2' });
  await expect(app.composer.root.getByRole('status')).toContainText(/QoS 1/);
  await app.composer.fill({ topic: 'limit/a', payload: 'x', qos: '0', retain: true });
  await expect(app.composer.root.getByRole('status')).toContainText(/retained messages|retain available/i);
  await app.composer.fill({ topic: 'limit/a', payload: 'y'.repeat(3000), qos: '0' });
  await expect(app.composer.root.getByRole('status')).toContainText(/2[,. ]?048/);
  await expect(app.composer.publishButton).toBeEnabled();
});

test('without a connection it waits, can be withdrawn, and goes out in order', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const witness = await mosquittoSub({ port: broker.ports.tcp }, 'queue/#');
  await app.connectedTo(broker.wsAddress);
  await app.session.disconnect.click();
  await app.session.expectState('Disconnected');
  for (const name of ['a', 'b', 'c']) await app.composer.publish({ topic: `queue/${name}`, payload: name, qos: '1' });
  await expect(app.composer.root).toContainText('3 messages wait for the connection');
  await app.composer.button('Recent').click();
  await app.composer.button('Withdraw queue/b').click();
  await axe(app);
  await app.session.connect.click();
  await app.session.expectState('Connected');
  await expect.poll(() => witness.seen().map(({ topic }) => topic)).toEqual(['queue/a', 'queue/c']);
  await expect(app.composer.recent.getByRole('listitem')).toHaveCount(2);
  await expect(app.composer.recent).toContainText(/acknowledged/i);
  await app.composer.recent.getByRole('button', { name: 'Show' }).first().click();
  await expect(app.inspector.root).toContainText('queue/c');
  await witness.stop();
});

test('the topic is completed from what was seen, and typing goes on as ever', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('known/#');
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'known/place/state', payload: '1' });
  await expect(app.messages.row('known/place/state')).toHaveCount(1);
  await app.composer.topic.pressSequentially('know');
  await expect(app.composer.suggestions).toContainText('known/place/state');
  await app.composer.topic.press('Escape');
  await expect(app.composer.suggestions).toBeHidden();
  await expect(app.composer.topic).toHaveValue('know');
  await app.composer.topic.press('ArrowDown');
  await expect(app.composer.suggestions).toBeVisible();
  await app.composer.topic.press('ArrowDown');
  await app.composer.topic.press('Enter');
  await expect(app.composer.topic).toHaveValue('known/place/state');
  await app.session.expectCount('Messages sent', 0);
  await app.composer.topic.press('Enter');
  await app.session.expectCount('Messages sent', 1);
});

test('Protobuf and Avro are written by a schema that a person loads', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const witness = await mosquittoSub({ port: broker.ports.tcp }, 'schema/#');
  await app.connectedTo(broker.wsAddress);
  const proto = 'syntax = "proto3"; message Reading { int32 n = 1; string s = 2; }';
  const avro = '{"type":"record","name":"R","fields":[{"name":"n","type":"int"},{"name":"s","type":"string"}]}';
  await app.composer.format.selectOption('protobuf');
  await app.composer.schemaFile.setInputFiles({ name: 'a.proto', mimeType: 'text/plain', buffer: Buffer.from(proto) });
  await app.composer.publish({ topic: 'schema/protobuf', payload: '{"n": 150, "s": "a"}', qos: '1' });
  await expect.poll(() => witness.seen().length).toBe(1);
  expect(Buffer.from(witness.seen()[0]?.payload ?? []).toString('hex')).toBe('089601120161');

  await app.composer.payload.fill('{"n": "many"}');
  await expect(app.composer.root.getByRole('alert')).toContainText(/\bn\b/);

  await app.composer.format.selectOption('avro');
  await app.composer.schemaFile.setInputFiles({ name: 'a.avsc', mimeType: 'text/plain', buffer: Buffer.from(avro) });
  await app.composer.publish({ topic: 'schema/avro', payload: '{"n": 3, "s": "a"}', qos: '1' });
  await expect.poll(() => witness.seen().length).toBe(2);
  expect(Buffer.from(witness.seen()[1]?.payload ?? []).toString('hex')).toBe('060261');
  await witness.stop();
});

test('each publish keeps its own fate, and nobody who listens is told', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress, { version: '5' });
  await app.composer.publish({ topic: 'nobody/here', payload: 'x', qos: '1' });
  await expect(app.composer.root).toContainText(/nobody is subscribed \(0x10\)/);
  await app.composer.publish({ topic: 'nobody/here', payload: 'x', qos: '2' });
  await app.composer.button('Recent').click();
  await expect(app.composer.recent.getByRole('listitem')).toHaveCount(2);
  await expect(app.composer.recent.getByRole('listitem').first()).toContainText(/completed after/);
  await expect(app.composer.recent.getByRole('listitem').first()).toContainText(/id \d+/);
});

test('how far a large file has gone is shown while it goes out', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const slow = await slowProxy(broker.ports.ws);
  await app.connectedTo(`ws://127.0.0.1:${slow.port}/mqtt`);
  await app.composer.topic.fill('slow/file');
  await app.composer.qos.getByRole('radio', { name: '1', exact: true }).check({ force: true });
  await app.composer.file.setInputFiles({ name: 'slow.bin', mimeType: '', buffer: Buffer.alloc(24_000_000, 7) });
  await app.composer.publishButton.click();
  const bar = app.composer.root.getByRole('progressbar', { name: 'Sent to the network' });
  await expect(bar).toBeVisible();
  await axe(app);
  slow.open();
  await expect(app.composer.root).toContainText(/acknowledged/i, { timeout: 30_000 });
  await expect(bar).toBeHidden();
  slow.stop();
});

test('a message is taken into the form as it came, bytes and braces included, and publishes the same again', async ({
  app,
  mosquitto,
}) => {
  const broker = await mosquitto('anon');
  const target = { port: broker.ports.tcp, version: 'mqttv5' } as const;
  await app.connectedTo(broker.wsAddress, { version: '5' });
  await app.subscriptions.subscribe('again/#', '1');
  const payloads = { braces: utf8('{"a": {"b": "{{counter}}"}}'), binary: Uint8Array.of(0, 0xff, 0xfe, 0x80) };
  for (const [name, payload] of Object.entries(payloads)) {
    const args = ['-D', 'publish', 'content-type', 'x/y', '-D', 'publish', 'user-property', 'site', 'a'];
    await mosquittoPub(target, { topic: `again/${name}`, payload, qos: 1, args });
    await app.messages.select(`again/${name}`, 'Received');
    await app.inspector.publish.click();
    await expect(app.composer.topic).toHaveValue(`again/${name}`);
    await expect(app.composer.button('Properties 2')).toBeVisible();
    const witness = await mosquittoSub(target, `again/${name}`);
    await app.composer.publishButton.click();
    await expect.poll(() => witness.seen().length).toBe(1);
    expect(witness.seen()[0]?.payload, name).toEqual(payload);
    await witness.stop();
  }
});

test('on a phone all of it has its place: completion below the topic, properties, and what was published', async ({
  app,
  mosquitto,
}) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress, { version: '5' });
  await app.composer.publish({ topic: 'phone/first', payload: 'x' });
  await app.session.expectCount('Messages sent', 1);
  await app.page.setViewportSize({ width: 360, height: 740 });
  await app.page.getByRole('tab', { name: 'Publish' }).click();
  await app.composer.topic.fill('');
  await app.composer.topic.pressSequentially('phone');
  const field = await app.composer.topic.boundingBox();
  await expect(app.composer.suggestions).toBeVisible();
  const list = await app.composer.suggestions.boundingBox();
  expect(list?.y).toBeGreaterThan((field?.y ?? 0) + (field?.height ?? 0));
  await app.composer.suggestions.getByRole('option', { name: 'phone/first' }).click();
  await expect(app.composer.topic).toHaveValue('phone/first');
  for (const panel of [/^Properties/, 'Recent', /bytes?$/]) {
    await app.composer.button(panel).click();
    await axe(app);
    const wide = await app.page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);
  }
  await app.composer.publishButton.click();
  await expect(app.composer.root).toContainText(/sent/i);
});

/** Takes nothing more from the client after the first 2 MB, until it is opened. */
async function slowProxy(target: number) {
  const sockets = new Set<Socket>();
  let isOpen = false;
  let taken = 0;
  const server = createServer((client) => {
    const broker = connect(target, '127.0.0.1');
    for (const socket of [client, broker]) sockets.add(socket.on('error', () => {}));
    broker.pipe(client);
    client.on('data', (bytes) => {
      taken += bytes.length;
      broker.write(bytes);
      if (!isOpen && taken > 2_000_000) client.pause();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const open = () => {
    isOpen = true;
    for (const socket of sockets) socket.resume();
  };
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port, open, stop };
}

async function axe(app: App): Promise<void> {
  const { violations } = await new AxeBuilder({ page: app.page }).include('form[aria-label="Publish"]').analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
}
