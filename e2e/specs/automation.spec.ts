// What publishes by itself: what arrives at a real broker, how a person steers it, and what ends it.
import { AxeBuilder } from '@axe-core/playwright';
import { startChild } from '../fixtures/child.mjs';
import type { MosquittoBroker } from '../fixtures/mosquitto-broker.ts';
import { type MosquittoSubscriber, mosquittoPub, mosquittoSub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import type { App } from '../pages/app.ts';
import { AutomationPage } from '../pages/automation.ts';

const decoder = new TextDecoder();

const texts = (subscriber: MosquittoSubscriber) => subscriber.seen().map(({ payload }) => decoder.decode(payload));

const count = (subscriber: MosquittoSubscriber) => subscriber.seen().length;

async function axe(app: App): Promise<void> {
  await app.page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
}

async function opened(app: App, broker: MosquittoBroker, name = 'Lab'): Promise<AutomationPage> {
  await app.connectedTo(`mqtt://127.0.0.1:${broker.ports.tcp}`, { name });
  const automation = new AutomationPage(app.page);
  await automation.open();
  return automation;
}

for (const qos of ['0', '1'] as const) {
  test(`a repeat with jitter publishes each message once, in order, at QoS ${qos}`, async ({ app, mosquitto }) => {
    const broker = await mosquitto('anon');
    const topic = `repeat/jitter${qos}`;
    const subscriber = await mosquittoSub({ port: broker.ports.tcp }, topic);
    const automation = await opened(app, broker);
    await automation.repeat({ topic, payload: 'n{{counter}}', qos, rate: '50', jitter: '40', count: '200' });
    await expect(automation.phase(topic)).toHaveText('Finished', { timeout: 15_000 });
    expect(await automation.figure(topic, 'sent')).toBe(200);
    await expect.poll(() => count(subscriber)).toBe(200);
    expect(texts(subscriber)).toEqual(Array.from({ length: 200 }, (_, index) => `n${index + 1}`));
    await expect(automation.stopEverything).toBeHidden();
    await axe(app);
    await subscriber.stop();
  });
}

test('pause, resume and stop hold to what they say, and several run at once', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const a = await mosquittoSub({ port: broker.ports.tcp }, 'several/a');
  const b = await mosquittoSub({ port: broker.ports.tcp }, 'several/b');
  const automation = await opened(app, broker);
  await automation.repeat({ topic: 'several/a', payload: 'a{{counter}}', interval: '20' });
  await automation.repeat({ topic: 'several/b', payload: 'b{{counter}}', interval: '25', name: 'Second' });
  await expect(automation.bar).toContainText('2 running');
  await expect(automation.stopEverything).toHaveText(/2$/);
  await expect(app.connections.item('Lab').locator('[data-running="2"]')).toBeVisible();
  await expect.poll(() => count(a)).toBeGreaterThan(5);
  await expect.poll(() => count(b)).toBeGreaterThan(5);

  await automation.button('Pause several/a').click();
  await expect(automation.phase('several/a')).toHaveText('Paused');
  const sent = await automation.figure('several/a', 'sent');
  await expect.poll(() => count(a)).toBe(sent);
  const during = count(b);
  await expect.poll(() => count(b)).toBeGreaterThan(during + 10);
  expect(count(a)).toBe(sent);

  await automation.button('Resume several/a').click();
  await expect.poll(() => count(a)).toBeGreaterThan(sent + 5);
  // What was due while it paused is not made up for: the counter goes on where it was.
  expect(texts(a)).toEqual(Array.from({ length: count(a) }, (_, index) => `a${index + 1}`));

  await automation.stopAll.click();
  await expect(automation.bar).toBeHidden();
  await expect(automation.phase('several/a')).toHaveText('Stopped');
  await expect(automation.phase('Second')).toHaveText('Stopped');
  const total = await automation.figure('Second', 'sent');
  await expect.poll(() => count(b)).toBe(total);
  await a.stop();
  await b.stop();
});

test('one button stops what runs on all connections, also from the palette', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const automation = await opened(app, broker, 'One');
  await automation.repeat({ topic: 'all/one', payload: 'x', interval: '50' });
  await opened(app, broker, 'Two');
  await automation.repeat({ topic: 'all/two', payload: 'x', interval: '50' });
  await expect(automation.stopEverything).toHaveText(/2$/);
  await automation.stopEverything.click();
  await expect(automation.stopEverything).toBeHidden();
  await expect(automation.phase('all/two')).toHaveText('Stopped');

  await automation.button('Start all/two again').click();
  await expect(automation.phase('all/two')).toHaveText('Running');
  await app.page.keyboard.press('Control+K');
  await app.palette.getByRole('combobox').fill('stop everything');
  await expect(app.palette.getByRole('option').first()).toContainText('Stop everything');
  await app.page.keyboard.press('Enter');
  await expect(automation.phase('all/two')).toHaveText('Stopped');
});

test('the end of the connection ends them, says so, and offers to begin again', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const automation = await opened(app, broker);
  await automation.repeat({ topic: 'end/a', payload: 'x{{counter}}', interval: '20' });
  await automation.repeat({ topic: 'end/b', payload: 'x', interval: '20' });
  await expect(automation.bar).toContainText('2 running');
  await broker.kill();
  await expect(automation.bar).toContainText('2 ended, as the connection did', { timeout: 15_000 });
  await expect(automation.phase('end/a')).toHaveText('Ended with the connection');
  await expect(automation.bar.getByRole('button', { name: 'Start again' })).toBeDisabled();
  await axe(app);

  await broker.start();
  const subscriber = await mosquittoSub({ port: broker.ports.tcp }, 'end/#');
  await app.session.expectState('Connected', 30_000);
  // Nothing goes on by itself after a reconnect.
  expect(count(subscriber)).toBe(0);
  await automation.bar.getByRole('button', { name: 'Start again' }).click();
  await expect(automation.bar).toContainText('2 running');
  await expect.poll(() => texts(subscriber)).toContain('x1');
  await app.session.disconnect.click();
  await expect(automation.phase('end/a')).toHaveText('Ended with the connection');
  await automation.bar.getByRole('button', { name: 'Dismiss' }).click();
  await expect(automation.bar).toBeHidden();
  await subscriber.stop();
});

test('they stay over a reload, do not begin by themselves, and can be changed and removed', async ({
  app,
  mosquitto,
}) => {
  const broker = await mosquitto('anon');
  const automation = await opened(app, broker);
  await automation.repeat({ topic: 'kept/a', payload: 'one', interval: '100', name: 'Kept' });
  await expect(automation.phase('Kept')).toHaveText('Running');
  await app.reload();
  await app.connections.item('Lab').getByRole('button', { name: 'Lab', exact: true }).click();
  await automation.open();
  await expect(automation.row('Kept')).toContainText('10 a second');
  await expect(automation.bar).toBeHidden();

  await automation.button('Actions for Kept').click();
  await app.page.getByRole('menuitem', { name: 'Edit' }).click();
  await expect(automation.field('Payload')).toHaveValue('one');
  await automation.field('How many').fill('7');
  await automation.form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(automation.row('Kept')).toContainText('7 times');

  await automation.button('Actions for Kept').click();
  await app.page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(automation.row('Kept')).toBeHidden();
  await automation.button('Undo').click();
  await expect(automation.row('Kept')).toContainText('7 times');
});

test('a form says what is wrong, keeps what was typed, and asks before a flood', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const automation = await opened(app, broker);
  await automation.writeRepeat({ topic: 'form/{{nobody}}', payload: '{{counter}}', rate: 'many', count: '1.5' });
  await automation.form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(automation.form).toContainText('there is no variable {{nobody}}');
  await expect(automation.form).toContainText('Write a number more than 0.');
  await expect(automation.form).toContainText('Write a whole number from 1, or nothing.');
  await expect(automation.field('Topic')).toBeFocused();
  await axe(app);
  await app.page.getByRole('tab', { name: 'Messages' }).click();
  await app.page.getByRole('tab', { name: 'Workbench' }).click();
  await expect(automation.field('Topic')).toHaveValue('form/{{nobody}}');

  await automation.field('Topic').fill('form/flood');
  await automation.field('Per second').fill('500');
  await expect(automation.field('Every (ms)')).toHaveValue('2');
  await automation.field('How many').fill('1000');
  await automation.start();
  await expect(automation.question).toContainText('500 messages a second');
  await axe(app);
  await automation.question.getByRole('button', { name: 'Cancel' }).click();
  await expect(automation.bar).toBeHidden();
  await automation.button('Start form/flood').click();
  await automation.question.getByRole('button', { name: 'Start anyway' }).click();
  await expect(automation.phase('form/flood')).toHaveText('Finished', { timeout: 15_000 });
  expect(await automation.figure('form/flood', 'sent')).toBe(1000);
});

test('what the publish form holds is repeated, by keyboard alone, and loses nothing that was begun', async ({
  app,
  mosquitto,
}) => {
  const broker = await mosquitto('anon');
  const { page } = app;
  const subscriber = await mosquittoSub({ port: broker.ports.tcp }, 'from/form');
  await app.connectedTo(broker.wsAddress, { name: 'Lab' });
  await app.composer.fill({ topic: 'from/form', payload: 'p{{counter}}', qos: '1' });
  const automation = new AutomationPage(page);
  await automation.open();
  await automation.button('New responder').focus();
  await page.keyboard.press('Enter');
  await expect(automation.field('Topic filter')).toBeFocused();
  await page.keyboard.type('begun/#');
  await app.composer.root.getByRole('button', { name: 'More with this message' }).click();
  await page.getByRole('menuitem', { name: 'Repeat…' }).click();
  await expect(automation.field('Topic')).toHaveValue('from/form');
  await expect(automation.field('Payload')).toHaveValue('p{{counter}}');
  await automation.field('How many').fill('3');
  await automation.field('Every (ms)').fill('20');
  await automation.form.getByRole('button', { name: 'Save and start' }).press('Enter');
  await expect.poll(() => texts(subscriber)).toEqual(['p1', 'p2', 'p3']);
  // The one that was begun before is in view again.
  await expect(automation.field('Topic filter')).toHaveValue('begun/#');
  await automation.form.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(automation.button('New repeat')).toBeFocused();

  await automation.button('Start from/form again').press('Enter');
  await expect(automation.phase('from/form')).toHaveText('Finished');
  await expect(automation.button('Start from/form again')).toBeFocused();
  await subscriber.stop();
});

test('what the broker refuses is counted, and said', async ({ app, mosquitto }) => {
  const broker = await mosquitto('acl');
  const automation = await opened(app, broker);
  await automation.repeat({ topic: 'closed/a', payload: 'x', qos: '1', interval: '10', count: '20' });
  await expect(automation.phase('closed/a')).toHaveText('Finished');
  await expect.poll(() => automation.figure('closed/a', 'failed')).toBe(20);
  await expect(automation.row('closed/a')).toContainText('The broker refused it: Not authorized');
});

test('a responder answers what matches, with what the message says', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const target = { port: broker.ports.tcp };
  const automation = await opened(app, broker);
  await automation.respond({
    filter: 'ask/+/get',
    topic: 'answers/{{message.topic}}',
    payload: '{{counter}}: {{message.json.want}}',
    name: 'Echo',
  });
  await automation.button('Add condition').click();
  await automation.form.getByRole('combobox', { name: 'What is looked at, 1' }).selectOption('json');
  await automation.field('Path 1').fill('want');
  await automation.form.getByRole('combobox', { name: 'Comparison 1' }).selectOption('exists');
  await axe(app);
  await automation.start();
  await expect(automation.phase('Echo')).toHaveText('Running');
  const subscriber = await mosquittoSub(target, 'answers/#');
  await mosquittoPub(target, { topic: 'ask/a/get', payload: '{"other":1}', qos: 1 });
  await mosquittoPub(target, { topic: 'ask/a/get', payload: '{"want":"light"}', qos: 1 });
  await mosquittoPub(target, { topic: 'ask/b/set', payload: '{"want":"light"}', qos: 1 });
  await mosquittoPub(target, { topic: 'ask/b/get', payload: '{"want":9007199254740993}', qos: 1 });
  await expect.poll(() => texts(subscriber)).toEqual(['1: light', '2: 9007199254740993']);
  expect(subscriber.seen().map(({ topic }) => topic)).toEqual(['answers/ask/a/get', 'answers/ask/b/get']);
  await expect.poll(() => automation.figure('Echo', 'answered')).toBe(2);
  expect(await automation.figure('Echo', 'matched')).toBe(2);

  await automation.row('Echo').getByText('Last answers').click();
  await automation
    .row('Echo')
    .getByRole('button', { name: /ask\/b\/get/ })
    .click();
  await expect(app.inspector.root).toContainText('9007199254740993');

  await automation.row('Echo').getByRole('switch', { name: 'Echo answers' }).click({ force: true });
  await expect(automation.phase('Echo')).toHaveText('Stopped');
  await mosquittoPub(target, { topic: 'ask/c/get', payload: '{"want":"no"}', qos: 1 });
  await expect(automation.bar).toBeHidden();
  expect(count(subscriber)).toBe(2);
  await subscriber.stop();
});

test('a responder answers requests of MQTT 5 where they ask to be answered', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const automation = await opened(app, broker);
  await automation.respond({ filter: 'rpc/time', topic: '', payload: 'pong {{message.payload}}' });
  await automation.start();
  await expect(automation.phase('rpc/time')).toHaveText('Running');
  const request = startChild('mosquitto_rr', [
    ...['-h', '127.0.0.1', '-p', String(broker.ports.tcp), '-V', 'mqttv5', '-W', '10'],
    ...['-t', 'rpc/time', '-e', 'rpc/answers/1', '-m', 'ping', '-D', 'publish', 'correlation-data', 'c7'],
    ...['-F', '%t|%D|%p'],
  ]);
  expect(await request.ended()).toBe(0);
  expect(request.output()).toContain('rpc/answers/1|c7|pong ping');

  // A message that names no Response Topic cannot be answered here, and its row says so.
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'rpc/time', payload: 'nowhere', qos: 1 });
  await expect(automation.row('rpc/time')).toContainText('Response Topic:');
});

test('a responder that answers itself is warned of, and held back', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const subscriber = await mosquittoSub({ port: broker.ports.tcp }, 'loop/#');
  const automation = await opened(app, broker);
  await automation.respond({ filter: 'loop/#', topic: 'loop/again', payload: 'again {{counter}}', maxPerS: '5' });
  await expect(automation.form).toContainText('it will answer itself');
  await automation.start();
  await expect(automation.phase('loop/#')).toHaveText('Running');
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'loop/begin', payload: 'go', qos: 1 });
  await expect.poll(() => automation.figure('loop/#', 'held')).toBeGreaterThan(0);
  expect(count(subscriber)).toBeLessThan(12);
  await automation.stopAll.click();
  await expect(automation.phase('loop/#')).toHaveText('Stopped');
  await subscriber.stop();
});

test('in a tab that nobody sees everything goes on', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const subscriber = await mosquittoSub({ port: broker.ports.tcp }, 'hidden/#');
  const automation = await opened(app, broker);
  await automation.repeat({ topic: 'hidden/a', payload: '{{counter}}', interval: '20', count: '150' });
  // As a browser treats a hidden page: it says so, draws nothing, and lets its timers wait.
  await app.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    Object.defineProperty(document, 'hidden', { get: () => true });
    window.requestAnimationFrame = () => 0;
    document.dispatchEvent(new Event('visibilitychange'));
    const until = performance.now() + 4_000;
    while (performance.now() < until);
  });
  expect(count(subscriber)).toBe(150);
  expect(texts(subscriber)).toEqual(Array.from({ length: 150 }, (_, index) => String(index + 1)));
  await expect(automation.phase('hidden/a')).toHaveText('Finished');
  await subscriber.stop();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('the workbench is under More, and all of it fits', async ({ app, mosquitto }) => {
    const broker = await mosquitto('anon');
    await app.connectedTo(broker.wsAddress, { name: 'Pocket' });
    const automation = new AutomationPage(app.page);
    const overflow = () =>
      app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await app.phone.goTo('Workbench');
    await expect(app.page.getByRole('tab', { name: 'Workbench' })).toHaveAttribute('aria-selected', 'true');
    await app.page.getByRole('tab', { name: 'Automation' }).click();
    await axe(app);
    await automation.repeat({ topic: 'pocket/a/rather/long/topic/indeed/so', payload: 'x', interval: '200' });
    await expect(automation.bar).toContainText('1 running');
    expect(await overflow()).toBe(0);
    await axe(app);
    await app.phone.goTo('Messages');
    await automation.bar.getByRole('button', { name: 'Show' }).click();
    await expect(automation.button('New repeat')).toBeVisible();
    await automation.stopEverything.click();
    await expect(automation.bar).toBeHidden();
    await app.chooseLanguage('Русский');
    expect(await overflow()).toBe(0);
    const cut = await app.page.evaluate(
      () => [...document.querySelectorAll('[role="tab"]')].filter((tab) => tab.scrollWidth > tab.clientWidth).length,
    );
    expect(cut).toBe(0);
  });
});
