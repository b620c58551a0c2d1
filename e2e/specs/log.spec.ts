import { mosquittoPub, mosquittoPubLines } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';

test.beforeEach(async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('log/#', '2');
  // Messages may come only once the broker has granted it.
  await expect(app.subscriptions.item('log/#')).toContainText('2');
});

const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => `line ${from + n};`);

test('newest at the bottom, following, until the person scrolls up', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  await mosquittoPubLines({ port: ports.tcp }, 'log/many', numbered(1, 500));
  await app.session.expectCount('Messages received', 500);
  await expect(app.messages.row('line 500;')).toBeInViewport();
  await expect(app.messages.newMessages).toBeHidden();

  await app.messages.scroll(-2000);
  await expect(app.messages.row('line 500;')).not.toBeInViewport();
  const reading = app.messages.row(await app.messages.textInMiddle(/line \d+;/));
  const place = await reading.boundingBox();
  await mosquittoPubLines({ port: ports.tcp }, 'log/many', numbered(501, 530));
  await app.session.expectCount('Messages received', 530);
  await expect(app.messages.newMessages).toContainText('30');
  // What is being read has not moved.
  expect(await reading.boundingBox()).toEqual(place);

  await app.messages.newMessages.click();
  await expect(app.messages.row('line 530;')).toBeInViewport();
  await expect(app.messages.newMessages).toBeHidden();
  await mosquittoPubLines({ port: ports.tcp }, 'log/many', ['line 531;']);
  await expect(app.messages.row('line 531;')).toBeInViewport();
});

test('pause holds the list, resume catches up, and nothing is lost', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  await mosquittoPubLines({ port: ports.tcp }, 'log/p', ['before']);
  await expect(app.messages.row('before')).toHaveCount(1);
  await app.messages.pause.click();
  await mosquittoPubLines({ port: ports.tcp }, 'log/p', ['meanwhile']);
  await app.session.expectCount('Messages received', 2);
  await expect(app.messages.row('meanwhile')).toHaveCount(0);
  await app.messages.resume.click();
  await expect(app.messages.row('meanwhile')).toHaveCount(1);
  await expect(app.messages.row('before')).toHaveCount(1);
});

test('clear empties the list and leaves the counters of the connection', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  await mosquittoPubLines({ port: ports.tcp }, 'log/c', ['one', 'two', 'three']);
  await app.session.expectCount('Messages kept', 3);
  await app.messages.clear.click();
  await expect(app.messages.rows).toHaveCount(0);
  await app.session.expectCount('Messages kept', 0);
  await app.session.expectCount('Messages received', 3);
  await mosquittoPubLines({ port: ports.tcp }, 'log/c', ['four']);
  await expect(app.messages.rows).toHaveCount(1);
});

test('the inspector shows JSON with its numbers unchanged, as text, and as hex', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  const payload = '{"id":9007199254740993,"t":127.0,"big":1e400,"zero":-0,"name":"Лаб"}';
  await mosquittoPub({ port: ports.tcp }, { topic: 'log/json', payload, qos: 1 });
  await app.messages.select('log/json');
  const { root } = app.inspector;
  await expect(root).toContainText('log/json');
  await app.inspector.view('JSON');
  for (const number of ['9007199254740993', '127.0', '1e400', '-0']) await expect(root).toContainText(number);
  await app.inspector.view('Text');
  await expect(root).toContainText(payload);
  await app.inspector.view('Hex');
  await expect(root).toContainText(/7b\s*22\s*69\s*64/i);
});

test('the inspector shows the properties of MQTT 5 by their names', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  const args = [
    ...['-D', 'publish', 'content-type', 'application/json'],
    ...['-D', 'publish', 'response-topic', 'answers/here'],
    ...['-D', 'publish', 'user-property', 'site', 'north'],
    ...['-D', 'publish', 'message-expiry-interval', '300'],
  ];
  await mosquittoPub({ port: ports.tcp, version: 'mqttv5' }, { topic: 'log/props', payload: '{"a":1}', qos: 2, args });
  await app.messages.select('log/props');
  const { root } = app.inspector;
  for (const text of ['Content Type', 'application/json', 'Response Topic', 'answers/here', 'site', 'north']) {
    await expect(root).toContainText(text);
  }
  await expect(root).toContainText('Message Expiry Interval');
  await expect(root).toContainText(/PUBCOMP/);
});

test('what strangers send is text and never markup', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  const hostile = `<img src=x onerror="window.__pwned=1"><script>window.__pwned=1</script>`;
  await mosquittoPub({ port: ports.tcp }, { topic: `log/${hostile}`, payload: hostile, qos: 1 });
  await expect(app.messages.row(hostile)).toHaveCount(1);
  await app.messages.select('onerror');
  await expect(app.inspector.root).toContainText(hostile);
  expect(await app.page.evaluate(() => '__pwned' in window)).toBe(false);
});

test('the list is walked through with the keyboard', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  await mosquittoPubLines({ port: ports.tcp }, 'log/k', numbered(1, 5));
  await app.session.expectCount('Messages received', 5);
  await app.messages.select('line 5;');
  await app.page.keyboard.press('ArrowUp');
  await app.page.keyboard.press('Enter');
  await expect(app.inspector.root).toContainText('line 4;');
  await app.page.keyboard.press('Home');
  await app.page.keyboard.press('Enter');
  await expect(app.inspector.root).toContainText('line 1;');
});
