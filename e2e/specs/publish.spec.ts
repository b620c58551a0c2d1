import { mosquittoPub, mosquittoSub } from '../fixtures/mosquitto-clients.ts';
import { USERS } from '../fixtures/mosquitto-config.ts';
import { expect, test } from '../fixtures/test.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

const PAYLOADS: Readonly<Record<string, string>> = {
  emoji: '🔥 21.5 °C 👩‍🔬',
  Cyrillic: 'Привет, брокер!',
  empty: '',
  lines: 'first\nsecond\n\n  third\t.',
  JSON: '{"id": 9007199254740993, "ratio": 1.10}',
  NUL: 'a\u0000b',
};

for (const version of ['5', '3.1.1'] as const) {
  for (const qos of ['0', '1', '2'] as const) {
    test(`QoS ${qos}, MQTT ${version}: every payload arrives byte for byte`, async ({ app, mosquitto }) => {
      const broker = await mosquitto('anon');
      const witness = await mosquittoSub({ port: broker.ports.tcp }, `out/${version}/${qos}/#`);
      await app.connectedTo(broker.wsAddress, { version });
      for (const [name, payload] of Object.entries(PAYLOADS)) {
        await app.composer.publish({ topic: `out/${version}/${qos}/${name}`, payload, qos });
      }
      await expect.poll(() => witness.seen().length).toBe(Object.keys(PAYLOADS).length);
      const seen = new Map(witness.seen().map((message) => [message.topic.split('/').at(-1), message]));
      for (const [name, payload] of Object.entries(PAYLOADS)) {
        expect(seen.get(name)?.payload, name).toEqual(utf8(payload));
        expect(seen.get(name)?.qos, name).toBe(Number(qos));
        expect(seen.get(name)?.retained, name).toBe(false);
      }
      await witness.stop();
    });
  }
}

test('what became of a publish is told for each QoS', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  for (const [qos, words] of [
    ['0', /sent/i],
    ['1', /acknowledged/i],
    ['2', /completed?/i],
  ] as const) {
    await app.composer.publish({ topic: 'fate/x', payload: qos, qos });
    await expect(app.composer.root).toContainText(words);
  }
});

test('a retained message is kept by the broker, and an empty one removes it', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const target = { port: broker.ports.tcp };
  await app.connectedTo(broker.wsAddress);
  await app.composer.publish({ topic: 'kept/state', payload: 'on', qos: '1', retain: true });
  await expect(app.composer.root).toContainText(/acknowledged/i);
  const first = await mosquittoSub(target, 'kept/#');
  await expect.poll(() => first.seen().map(({ retained }) => retained)).toEqual([true]);
  await first.stop();

  await app.composer.publish({ topic: 'kept/state', payload: '', qos: '1', retain: true });
  await expect(app.messages.row('kept/state', 'Sent')).toHaveCount(2);
  const second = await mosquittoSub(target, 'kept/#');
  await mosquittoPub(target, { topic: 'kept/end', payload: 'end' });
  await expect.poll(() => second.seen().map(({ topic }) => topic)).toEqual(['kept/end']);
  await second.stop();
});

test('a retained message that comes in is marked', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'pinned/a', payload: 'old', qos: 1, retain: true });
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('pinned/#');
  await expect(app.messages.row('pinned/a', 'old', 'Retained')).toHaveCount(1);
});

test('1 MiB over the bridge, both ways, byte for byte', async ({ app, mosquitto }) => {
  test.slow();
  const broker = await mosquitto('anon');
  const payload = 'Мега '.repeat(Math.ceil(2 ** 20 / utf8('Мега ').length)).slice(0, 700_000);
  const witness = await mosquittoSub({ port: broker.ports.tcp }, 'big/#');
  await app.connectedTo(broker.tcpAddress);
  await app.subscriptions.subscribe('big/#', '1');
  await app.composer.publish({ topic: 'big/out', payload, qos: '1' });
  await expect.poll(() => witness.seen().length, { timeout: 20_000 }).toBe(1);
  expect(Buffer.compare(witness.seen()[0]?.payload ?? utf8(''), utf8(payload))).toBe(0);
  await witness.stop();
  await expect(app.messages.row('big/out', 'Received')).toHaveCount(1);

  const bytes = new Uint8Array(2 ** 20).map((_, at) => (at * 31) & 0xff);
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'big/in', payload: bytes, qos: 1 });
  await app.messages.select('big/in', 'Received');
  await expect(app.inspector.root).toContainText('big/in');
  await expect(app.inspector.root).toContainText(/1(\.0+)? M|1[,. ]?048[,. ]?576/);
});

test('bytes that are no text are shown as hex', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('binary/#');
  const payload = Uint8Array.of(0x00, 0xff, 0xfe, 0x80, 0xc3, 0x28, 0x0a);
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'binary/a', payload });
  await expect(app.messages.row('binary/a')).toContainText(/00 ?ff ?fe ?80 ?c3 ?28 ?0a/i);
  await app.messages.select('binary/a');
  await expect(app.inspector.root).toContainText(/00\s*ff\s*fe\s*80\s*c3\s*28\s*0a/i);
});

test('a topic with a wildcard is refused in words, and nothing is sent', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.composer.publish({ topic: 'a/+/b', payload: 'x' });
  await expect(app.composer.topic).toHaveAttribute('aria-invalid', 'true');
  await expect(app.composer.payload).toHaveValue('x');
  await app.session.expectCount('Messages sent', 0);
});

test('Ctrl+Enter publishes from the payload and from the topic', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.composer.fill({ topic: 'keys/a', payload: 'typed' });
  await app.composer.payload.press('Control+Enter');
  await app.session.expectCount('Messages sent', 1);
  await app.composer.topic.press('Control+Enter');
  await app.session.expectCount('Messages sent', 2);
  await expect(app.composer.payload).toHaveValue('typed');
});

test('a refused publish names its reason code', async ({ app, mosquitto }) => {
  const broker = await mosquitto('dynsec');
  await app.connectedTo(broker.wsAddress, { username: 'reader', password: USERS.reader });
  await app.composer.publish({ topic: 'forbidden/a', payload: 'x', qos: '1' });
  await expect(app.composer.root).toContainText(/not authori[sz]ed/i);
  await app.session.expectState('Connected');
});

test('what the broker announced is kept to: QoS 2 and retain are not sent to one without', async ({
  app,
  mosquitto,
}) => {
  const broker = await mosquitto('limits');
  await app.connectedTo(broker.wsAddress);
  await app.composer.publish({ topic: 'limit/a', payload: 'x', qos: '2' });
  await expect(app.composer.root).toContainText(/maximum QoS|QoS 1/i);
  await app.composer.publish({ topic: 'limit/a', payload: 'x', qos: '0', retain: true });
  await expect(app.composer.root).toContainText(/retained messages|retain available/i);
  await app.composer.publish({ topic: 'limit/a', payload: 'y'.repeat(3000), qos: '0' });
  await expect(app.composer.root).toContainText(/2[,. ]?048/);
  await app.session.expectCount('Messages sent', 0);
  await app.session.expectState('Connected');
});

test('not connected: the draft stays, and the form says what publishing comes to', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress, { name: 'Draft' });
  await app.composer.fill({ topic: 'draft/a', payload: 'kept' });
  await app.session.disconnect.click();
  await app.session.expectState('Disconnected');
  await expect(app.composer.root).toContainText(/waits for the connection/i);
  await expect(app.composer.topic).toHaveValue('draft/a');
  await expect(app.composer.payload).toHaveValue('kept');
});
