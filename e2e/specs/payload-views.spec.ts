import { mosquittoPub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';

test.beforeEach(async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('views/#', '1');
  await expect(app.subscriptions.item('views/#')).toContainText('1');
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAGElEQVR4nGP8z4AdMOEQHySSDIwkSQ4iAEAYAQ8UNXyvAAAAAElFTkSuQmCC',
  'base64',
);

test('a tree of JSON keeps numbers, marks names that stand twice, folds and is walked with the keyboard', async ({
  app,
  mosquitto,
}) => {
  const { ports } = await mosquitto('anon');
  const payload = '{"id":9007199254740993,"t":127.0,"state":{"power":"on","list":[1,2]},"id":2}';
  await mosquittoPub({ port: ports.tcp }, { topic: 'views/tree', payload, qos: 1 });
  await app.messages.select('views/tree');
  const { inspector } = app;
  await inspector.view('Tree');
  await expect(inspector.node('9007199254740993')).toContainText('twice');
  await expect(inspector.node(/^t:/)).toContainText('127.0');
  await expect(inspector.node('power')).toBeVisible();

  await inspector.tree.focus();
  const keys = inspector.tree.page().keyboard;
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await keys.press(key);
  await expect(inspector.node(/^state/)).toHaveAttribute('aria-selected', 'true');
  await keys.press('ArrowLeft');
  await expect(inspector.node(/^state/)).toHaveAttribute('aria-expanded', 'false');
  await expect(inspector.node('power')).toHaveCount(0);
  await keys.press('ArrowRight');
  await keys.press('ArrowRight');
  await expect(inspector.node('power')).toHaveAttribute('aria-selected', 'true');
  await expect(inspector.root.getByText('state.power', { exact: true })).toBeVisible();
  await keys.press('ArrowLeft');
  await expect(inspector.node(/^state/)).toHaveAttribute('aria-selected', 'true');
});

test('the source of JSON marks names that stand twice, too', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  await mosquittoPub({ port: ports.tcp }, { topic: 'views/twice', payload: '{"a":1,"a":2}', qos: 1 });
  await app.messages.select('views/twice');
  await expect(app.inspector.root).toContainText('Names stand more than once in one object');
  await expect(app.inspector.content('JSON')).toContainText('"a": 1');
});

test('a picture is drawn from its bytes, and one that is damaged is shown as bytes with why', async ({
  app,
  mosquitto,
}) => {
  const { ports } = await mosquitto('anon');
  await mosquittoPub({ port: ports.tcp }, { topic: 'views/good', payload: PNG, qos: 1 });
  await mosquittoPub({ port: ports.tcp }, { topic: 'views/cut', payload: PNG.subarray(0, 30), qos: 1 });
  await app.messages.select('views/good');
  const { inspector } = app;
  await inspector.view('Image');
  await expect(inspector.root.getByRole('img', { name: 'The payload as a picture, 8 × 8' })).toBeVisible();
  await expect(inspector.root).toContainText('PNG, 8 × 8');
  await app.messages.select('views/cut');
  await expect(inspector.root).toContainText('the browser cannot draw it');
  await expect(inspector.root).toContainText('89 50 4e 47');
});

test('a picture of too many pixels is not drawn, and says so', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  const payload = Buffer.from(PNG);
  payload.writeUInt32BE(30_000, 16);
  payload.writeUInt32BE(20_000, 20);
  await mosquittoPub({ port: ports.tcp }, { topic: 'views/bomb', payload, qos: 1 });
  await app.messages.select('views/bomb');
  await app.inspector.view('Image');
  await expect(app.inspector.root).toContainText('The picture has 30000 × 20000 pixels. More than 100 megapixels');
  await expect(app.inspector.root.getByRole('img', { name: /^The payload as a picture/ })).toHaveCount(0);
  await expect(app.inspector.content('Image')).toContainText('89 50 4e 47');
});

test('what cannot be read says why and where, and shows the bytes', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  const payload = Uint8Array.of(0x0a, 0x7f, 0x61);
  await mosquittoPub({ port: ports.tcp }, { topic: 'views/wrong', payload, qos: 1 });
  await app.messages.select('views/wrong');
  await app.inspector.view('Sparkplug B');
  await expect(app.inspector.root).toContainText(/Not Sparkplug B: .*, at byte \d/);
  await expect(app.inspector.content('Sparkplug B')).toContainText('0a 7f 61');
  await app.inspector.view('Hex');
  await expect(app.inspector.content('Hex')).toContainText('0a 7f 61');
});

test('the choice of a view is kept for payloads of the same kind, and can be taken back', async ({
  app,
  mosquitto,
}) => {
  const { ports } = await mosquitto('anon');
  await mosquittoPub({ port: ports.tcp }, { topic: 'views/1', payload: '{"n":1}', qos: 1 });
  await mosquittoPub({ port: ports.tcp }, { topic: 'views/2', payload: '{"n":2}', qos: 1 });
  await app.messages.select('views/1');
  await expect(app.inspector.root).toContainText('JSON, from the bytes');
  await app.inspector.view('Text');
  await app.messages.select('views/2');
  await expect(app.inspector.content('Text')).toContainText('{"n":2}');
  await app.inspector.root.getByRole('button', { name: 'Back to JSON' }).click();
  await expect(app.inspector.content('JSON')).toContainText('"n": 2');
});

test('what the bytes, their type or their text give away is read unasked', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  const publish = (topic: string, payload: string | Uint8Array, args: readonly string[] = []) =>
    mosquittoPub({ port: ports.tcp, version: 'mqttv5' }, { topic, payload, qos: 1, args });
  const { inspector } = app;
  const type = ['-D', 'publish', 'content-type', 'application/cbor'];
  await publish('views/cbor', Buffer.from('a2616118186162820102', 'hex'), type);
  await app.messages.select('views/cbor');
  await expect(inspector.root).toContainText('CBOR, from Content Type');
  await expect(inspector.node(/^a:/)).toContainText('24');
  await publish('views/msgpack', Buffer.from('82a161c3a16293cd03e8ccffc0', 'hex'));
  await app.messages.select('views/msgpack');
  await expect(inspector.node(/^a:/)).toContainText('true');
  await publish('views/base64', Buffer.from('{"inside":[1,2,3]}').toString('base64'));
  await app.messages.select('views/base64');
  await expect(inspector.root).toContainText('The payload is Base64 text.');
  await expect(inspector.root).toContainText('"inside"');
});

test('of a long line only what is near is drawn, and its end is reached', async ({ app, mosquitto, page }) => {
  const { ports } = await mosquitto('anon');
  // Each is drawn as its name, in an element of its own.
  const payload = `${'\u0001'.repeat(200_000)}THE END`;
  await mosquittoPub({ port: ports.tcp }, { topic: 'views/long', payload, qos: 1 });
  await app.messages.select('views/long');
  await app.inspector.view('Text');
  const content = app.inspector.content('Text');
  await expect(content).toContainText('SOH');
  expect((await content.textContent())?.length).toBeLessThan(40_000);
  await content.focus();
  // The height of what was not drawn yet is guessed.
  await expect(async () => {
    await page.keyboard.press('End');
    expect(await content.textContent()).toMatch(/THE END$/);
  }).toPass();
});

test('a payload is shown as numbers and as moments', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  await mosquittoPub({ port: ports.tcp }, { topic: 'views/number', payload: Uint8Array.of(0, 0, 0xc0, 0x3f), qos: 1 });
  await app.messages.select('views/number');
  const { inspector } = app;
  await inspector.view('Number');
  await expect(inspector.content('Number').getByRole('row', { name: /^float32/ })).toContainText('1.5');
  await expect(inspector.content('Number').getByRole('row', { name: /^uint32/ })).toContainText('49215');
  await mosquittoPub({ port: ports.tcp }, { topic: 'views/moment', payload: '1763844244123', qos: 1 });
  await app.messages.select('views/moment');
  await inspector.view('Timestamp');
  await expect(inspector.content('Timestamp').getByRole('row', { name: /^milliseconds/ })).toContainText(
    '2025-11-22 20:44:04.123',
  );
});
