// The options of a version 5 subscription, as a real mosquitto takes them.
import { startScriptedBroker } from '../../src/testing/scripted-broker.ts';
import { connectScripted } from '../fixtures/connect-scripted.ts';
import { mosquittoPub, mosquittoSub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import { SubscriptionOptions } from '../pages/subscription-options.ts';

const RECEIVED = 'Received';
const RETAINED = 'Retained';

test('no local: what is published here does not come back', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribeWith('echo/#', { noLocal: true }, '1');
  await expect(app.subscriptions.item('echo/#')).toContainText('no local');

  await app.composer.publish({ topic: 'echo/mine', payload: 'one', qos: '1' });
  await expect(app.composer.root).toContainText(/acknowledged/i);
  await mosquittoPub(target, { topic: 'echo/theirs', payload: 'two', qos: 1 });
  await expect(app.messages.row('echo/theirs', RECEIVED)).toHaveCount(1);
  await expect(app.messages.row('echo/mine', RECEIVED)).toHaveCount(0);

  // The broker's log shows the QoS; and mosquitto 2.0 would keep the old No local.
  await app.subscriptions.edit('echo/#', { noLocal: true }, '2');
  await expect.poll(() => broker.log()).toContain('2 echo/#');
  expect(broker.log()).not.toContain('UNSUBSCRIBE');
});

test('a subscription is edited in place: one SUBSCRIBE with all that is new', async ({ app }) => {
  const broker = await startScriptedBroker(5);
  try {
    const connection = await connectScripted(app, broker);
    const taken = async () => {
      const { messageId, subscriptions, properties } = await connection.next('subscribe');
      connection.send({ cmd: 'suback', messageId: messageId ?? 0, granted: [subscriptions[0]?.qos ?? 0] });
      return { ...subscriptions[0], id: properties?.subscriptionIdentifier };
    };
    await app.subscriptions.subscribeWith('a/#', { noLocal: true, retainHandling: 2, identifier: '9' }, '1');
    expect(await taken()).toEqual({ topic: 'a/#', qos: 1, nl: true, rap: false, rh: 2, id: 9 });
    const item = app.subscriptions.item('a/#');
    await expect(item).toContainText('0/s');

    const editor = await app.subscriptions.openEditor('a/#');
    const options = new SubscriptionOptions(editor);
    await options.noLocal.uncheck();
    await expect(editor).toContainText('keep the old No local');
    // What is begun outlives the pane.
    await app.page.getByRole('button', { name: 'Fold subscriptions' }).click();
    await expect(editor).toBeHidden();
    await app.page.getByRole('button', { name: 'Show subscriptions' }).click();
    await expect(options.noLocal).not.toBeChecked();
    await options.noLocal.focus();
    await app.page.keyboard.press('Escape');
    await expect(item).toContainText('no local');

    await app.subscriptions.edit('a/#', { retainAsPublished: true, retainHandling: 1 }, '2');
    expect(await taken()).toEqual({ topic: 'a/#', qos: 2, nl: false, rap: true, rh: 1, id: undefined });
    await expect(item).toContainText('as published');
    await expect(item).not.toContainText('no local');
    await expect(item).not.toContainText('id 9');
  } finally {
    await broker.stop();
  }
});

test('retain as published: the flag stays as it was published', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribeWith('flag/kept/#', { retainAsPublished: true });
  await app.subscriptions.subscribeWith('flag/cleared/#', {});
  for (const topic of ['flag/kept/a', 'flag/cleared/a']) {
    await expect(app.subscriptions.item(topic.replace('/a', '/#'))).toContainText('0/s');
    await mosquittoPub({ port: broker.ports.tcp }, { topic, payload: 'x', retain: true });
    await expect(app.messages.row(topic)).toHaveCount(1);
  }
  await expect(app.messages.row('flag/kept/a', RETAINED)).toHaveCount(1);
  await expect(app.messages.row('flag/cleared/a', RETAINED)).toHaveCount(0);
});

test('retain handling: at every subscribe, at a new one only, never', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const target = { port: broker.ports.tcp };
  for (const handling of [0, 1, 2]) {
    await mosquittoPub(target, { topic: `handling/${handling}`, payload: 'old', qos: 1, retain: true });
  }
  await app.connectedTo(broker.wsAddress);
  for (const handling of [2, 1, 0] as const) {
    await app.subscriptions.subscribeWith(`handling/${handling}`, { retainHandling: handling }, '1');
  }
  // The packets are answered in their order: what the first would have brought would be there with what the last brings.
  await expect(app.messages.row('handling/0', 'old')).toHaveCount(1);
  await expect(app.messages.row('handling/1', 'old')).toHaveCount(1);
  await expect(app.messages.row('handling/2', 'old')).toHaveCount(0);

  for (const handling of [2, 1, 0] as const) {
    await app.subscriptions.edit(`handling/${handling}`, { retainHandling: handling });
  }
  await expect(app.messages.row('handling/0', 'old')).toHaveCount(2);
  await expect(app.messages.row('handling/1', 'old')).toHaveCount(1);
  await expect(app.messages.row('handling/2', 'old')).toHaveCount(0);

  await mosquittoPub(target, { topic: 'handling/2', payload: 'new', qos: 1 });
  await expect(app.messages.row('handling/2', 'new')).toHaveCount(1);
});

test('the identifier comes back with the messages, also after a reload', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const numbers = { 'numbered/small': '1', 'numbered/large': '268435455' };
  const subscribed = async () => {
    for (const filter of Object.keys(numbers)) {
      await expect(app.subscriptions.item(filter)).toContainText('0/s');
    }
  };
  const expectNumbers = async (payload: string) => {
    for (const [topic, id] of Object.entries(numbers)) {
      await mosquittoPub({ port: broker.ports.tcp }, { topic, payload, qos: 1 });
      await app.messages.select(topic, payload);
      await expect(app.inspector.root).toContainText(payload);
      await expect(app.inspector.root).toContainText(new RegExp(`Subscription Identifier\\s*${id}(?!\\d)`));
    }
  };
  await app.connectedTo(broker.wsAddress, { name: 'Numbered' });
  for (const [filter, identifier] of Object.entries(numbers)) {
    await app.subscriptions.subscribeWith(filter, { identifier }, '1');
  }
  await subscribed();
  await expectNumbers('before');

  await app.reload();
  await app.connections.open('Numbered');
  await expect(app.subscriptions.item('numbered/large')).toContainText('id 268435455');
  await app.session.connect.click();
  await app.session.expectState('Connected');
  await subscribed();
  await expectNumbers('after');
});

test('a shared subscription splits the messages between its members', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const target = { port: broker.ports.tcp };
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('$share/team/jobs/#', '1');
  const item = app.subscriptions.item('$share/team/jobs/#');
  await expect(item).toContainText('group team');
  await expect(item).toContainText('0/s');
  const other = await mosquittoSub(target, '$share/team/jobs/#', 1);
  try {
    const jobs = Array.from({ length: 12 }, (_, i) => `job-${i}-`);
    for (const payload of jobs) await mosquittoPub(target, { topic: 'jobs/a', payload, qos: 1 });
    const here = app.messages.row('jobs/a', RECEIVED);
    await expect.poll(async () => (await here.count()) + other.seen().length).toBe(jobs.length);
    expect(await here.count()).toBeGreaterThan(0);
    expect(other.seen().length).toBeGreaterThan(0);
    const text = (await here.allTextContents()).join();
    const there = other.seen().map(({ payload }) => Buffer.from(payload).toString());
    for (const job of jobs) expect(text.includes(job)).toBe(!there.includes(job));
  } finally {
    await other.stop();
  }
});

test('options that break a rule are not sent, and not lost', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const { subscriptions } = app;
  await app.connectedTo(broker.wsAddress);
  await subscriptions.openOptions();
  for (const wrong of ['0', '268435456', '-1', 'seven']) {
    await subscriptions.options.identifier.fill(wrong);
    await subscriptions.filter.fill('a/b');
    await subscriptions.subscribeButton.click();
    await expect(subscriptions.options.identifier).toHaveAttribute('aria-invalid', 'true');
    await expect(subscriptions.options.identifier).toHaveValue(wrong);
    await expect(subscriptions.options.root).toContainText('268,435,455');
    await expect(subscriptions.filter).toHaveValue('a/b');
  }
  await subscriptions.options.set({ noLocal: true });
  await subscriptions.filter.fill('$share/team/a/b');
  await subscriptions.subscribeButton.click();
  await expect(subscriptions.options.root).toContainText('[MQTT-3.8.3-4]');
  await expect(subscriptions.items).toHaveCount(0);
  expect(broker.log()).not.toContain('SUBSCRIBE');
  await subscriptions.options.noLocal.uncheck();
  await expect(subscriptions.options.noLocal).toBeDisabled();
  await subscriptions.subscribeButton.click();
  await expect(subscriptions.item('$share/team/a/b')).toBeVisible();
});

for (const [filter, clause] of [
  ['$share//a', 'MQTT-4.8.2-1'],
  ['$share/g+/a', 'MQTT-4.8.2-2'],
  ['$share/g', 'MQTT-4.8.2-2'],
  ['$share/g/a#', 'MQTT-4.7.1-2'],
] as const) {
  test(`the shared filter ${filter} is refused by its clause`, async ({ app, mosquitto }) => {
    const broker = await mosquitto('anon');
    await app.connectedTo(broker.wsAddress);
    await app.subscriptions.filter.fill(filter);
    await app.subscriptions.subscribeButton.click();
    await expect(app.subscriptions.filter).toHaveAccessibleDescription(new RegExp(clause.replaceAll('.', '\\.')));
    await expect(app.subscriptions.items).toHaveCount(0);
  });
}

test('before version 5 there are no options to set', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress, { version: '3.1.1' });
  await expect(app.subscriptions.optionsButton).toBeHidden();
  await app.subscriptions.subscribe('old/#', '1');
  const editor = await app.subscriptions.openEditor('old/#');
  await expect(new SubscriptionOptions(editor).root).toBeHidden();
  await app.page.keyboard.press('Escape');
  await expect(editor).toBeHidden();
  await expect(app.page.getByRole('button', { name: 'Edit old/#', exact: true })).toBeFocused();
});

test('refused options are worded, whether announced or not', async ({ app }) => {
  const broker = await startScriptedBroker(5);
  try {
    const connection = await connectScripted(app, broker, { name: 'Unannounced' });
    for (const [filter, code, words] of [
      ['$share/g/a', 0x9e, 'has no shared subscriptions'],
      ['b', 0xa1, 'takes no subscription identifiers'],
      ['+', 0xa2, 'takes no + and #'],
    ] as const) {
      await app.subscriptions.subscribeWith(filter, { identifier: '3' });
      const { messageId, properties } = await connection.next('subscribe');
      expect(properties?.subscriptionIdentifier).toBe(3);
      connection.send({ cmd: 'suback', messageId: messageId ?? 0, granted: [code] });
      await expect(app.subscriptions.item(filter)).toContainText(`0x${code.toString(16)}`, { ignoreCase: true });
      await expect(app.subscriptions.item(filter)).toContainText(words);
    }

    const properties = { subscriptionIdentifiersAvailable: false, sharedSubscriptionAvailable: false };
    await connectScripted(app, broker, { name: 'Announced' }, { properties });
    await app.subscriptions.subscribeWith('$share/g/a', {});
    await expect(app.subscriptions.item('$share/g/a')).toContainText('not sent: the broker has no shared');
    await app.subscriptions.subscribeWith('b', { identifier: '3' });
    await expect(app.subscriptions.item('b')).toContainText('not sent: the broker takes no subscription identifiers');
  } finally {
    await broker.stop();
  }
});
