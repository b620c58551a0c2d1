import { mosquittoPub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';

// Over the bridge: mosquitto 2.0 loses what is large on its way to a WebSocket.
test.beforeEach(async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  await app.connectedTo(`mqtt://127.0.0.1:${ports.tcp}`);
  await app.subscriptions.subscribe('diff/#', '1');
  await expect(app.subscriptions.item('diff/#')).toContainText('1');
});

test('JSON is compared with the message before of its topic, by path, with exact numbers', async ({
  app,
  mosquitto,
}) => {
  const { ports } = await mosquitto('anon');
  const publish = (topic: string, payload: string) => mosquittoPub({ port: ports.tcp }, { topic, payload, qos: 1 });
  await publish('diff/json', '{"t":21.3,"seq":9007199254740992,"ok":true}');
  await publish('diff/other', '{"t":1}');
  await publish('diff/json', '{"t":21.6,"seq":9007199254740993,"ok":true,"new":[1]}');
  await app.messages.select('diff/json', '21.6');
  const { difference } = app.inspector;
  await expect(difference.root).toContainText(/to the one before, .* earlier/);
  await expect(difference.change('t')).toHaveText('t21.3→ 21.6+0.3');
  await expect(difference.change('seq')).toContainText('+1');
  await expect(difference.change('new')).toContainText('added');
  await expect(difference.root).toContainText('1 field unchanged');

  await app.messages.select('diff/other');
  await expect(difference.root).toContainText('The first message of its topic that is kept.');
  await publish('diff/other', '{"t":1}');
  await app.inspector.nextOfTopic.click();
  await expect(difference.root).toContainText('Same payload as before.');
  await app.inspector.previousOfTopic.click();
  await expect(difference.root).toContainText('The first message of its topic that is kept.');
});

test('any two messages are compared when one of them is marked', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  const publish = (topic: string, payload: string) => mosquittoPub({ port: ports.tcp }, { topic, payload, qos: 1 });
  await publish('diff/one', '{"n":1}');
  await publish('diff/two', '{"n":5}');
  await publish('diff/two', '{"n":8}');
  const { difference } = app.inspector;
  await app.messages.select('diff/one');
  await difference.mark.click();
  await expect(difference.root).toContainText('Select another message to compare it with this one.');
  await app.messages.select('diff/two', '{"n":8}');
  await expect(difference.root).toContainText(/to the marked one, .* earlier/);
  await expect(difference.change('n')).toContainText('+7');
  await difference.root.getByRole('radio', { name: 'Previous', exact: true }).click({ force: true });
  await expect(difference.change('n')).toContainText('+3');
  await difference.root.getByRole('button', { name: 'Show the marked one' }).click();
  await difference.unmark.click();
  await expect(difference.mark).toBeVisible();
});

test('text is compared by line, and bytes by offset', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  const publish = (topic: string, payload: string | Uint8Array) =>
    mosquittoPub({ port: ports.tcp }, { topic, payload, qos: 1 });
  await publish('diff/text', 'first\nsecond');
  await publish('diff/text', 'first\nthird');
  await app.messages.select('diff/text', 'third');
  const { difference } = app.inspector;
  await expect(difference.root.getByRole('deletion')).toContainText('second');
  await expect(difference.root.getByRole('insertion')).toContainText('third');
  await publish('diff/bytes', Uint8Array.of(0xff, 1, 2, 3));
  await publish('diff/bytes', Uint8Array.of(0xff, 9, 2));
  await app.messages.select('diff/bytes', 'ff 09 02');
  await expect(difference.root).toContainText('2 bytes differ.');
  await expect(difference.root.getByRole('row', { name: /^0001/ })).toContainText('0109');
});

test('large payloads are compared when that is asked for', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  const large = (n: number) => JSON.stringify({ n, text: 'x'.repeat(1_200_000) });
  for (const n of [1, 2]) await mosquittoPub({ port: ports.tcp }, { topic: 'diff/large', payload: large(n), qos: 1 });
  await app.messages.select('diff/large', '{"n":2');
  const { difference } = app.inspector;
  await expect(difference.root).toContainText('are compared when you ask for it.');
  await difference.root.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(difference.change('n')).toContainText('+1');
  await expect(difference.root).toContainText('1 field unchanged');
});
