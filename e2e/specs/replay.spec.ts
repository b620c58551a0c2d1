// Messages recorded from one broker, published to another: what arrives there, and how a person steers it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { topicOf, writeCapture } from '../bench/capture-file.mjs';
import type { MosquittoBroker } from '../fixtures/mosquitto-broker.ts';
import {
  type ClientTarget,
  type MosquittoSubscriber,
  mosquittoPub,
  mosquittoPubLines,
  mosquittoSub,
} from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import type { App } from '../pages/app.ts';
import { ReplayPage } from '../pages/replay.ts';

const decoder = new TextDecoder();

const texts = (subscriber: MosquittoSubscriber, qos?: number) =>
  subscriber
    .seen()
    .filter((message) => qos === undefined || message.qos === qos)
    .map(({ payload }) => decoder.decode(payload));

async function axe(app: App): Promise<void> {
  await app.page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
}

/** `Source` has a subscription to `filter`, and is in view; `Lab broker` is connected, too. */
async function connectBoth(app: App, source: MosquittoBroker, lab: MosquittoBroker, filter: string): Promise<void> {
  await app.connectedTo(`mqtt://127.0.0.1:${lab.ports.tcp}`, { name: 'Lab broker' });
  await app.connectedTo(`mqtt://127.0.0.1:${source.ports.tcp}`, { name: 'Source' });
  await app.subscriptions.subscribe(filter, '2');
  await expect(app.subscriptions.item(filter)).toContainText('2');
}

test('what was received goes to another broker as it was, under another prefix', async ({
  app,
  mosquitto,
  ownMosquitto,
}) => {
  const [source, lab] = [await mosquitto('anon'), await ownMosquitto('anon')];
  await connectBoth(app, source, lab, 'plant/#');
  const sourceTarget: ClientTarget = { port: source.ports.tcp, version: 'mqttv5' };
  for (let i = 0; i < 9; i++) {
    const args = ['-D', 'publish', 'content-type', 'text/plain', '-D', 'publish', 'user-property', 'unit', `u${i}`];
    await mosquittoPub(sourceTarget, {
      topic: `plant/line ${i % 2}`,
      payload: i === 4 ? Uint8Array.of(0, 255, 10, 9) : `m${i}`,
      qos: i % 3,
      retain: i === 0,
      args,
    });
  }
  await app.session.expectCount('Messages received', 9);
  const there = await mosquittoSub({ port: lab.ports.tcp, version: 'mqttv5' }, 'copy/#');

  const replay = new ReplayPage(app.page);
  await replay.open.click();
  await replay.target.selectOption('Lab broker');
  await replay.oldPrefix.fill('plant');
  await replay.newPrefix.fill('copy/+');
  await expect(replay.dialog.getByRole('alert')).toContainText('wildcards');
  await expect(replay.publish).toBeDisabled();
  await replay.newPrefix.fill('copy/plant');
  await replay.speed.selectOption('As fast as possible');
  await expect(replay.plan).toContainText('9 messages on 2 topics (plant/# → copy/plant/#) to Lab broker');
  await expect(replay.plan.getByRole('listitem').first()).toHaveText('plant/line 0 → copy/plant/line 0');
  await replay.publish.click();
  await expect(replay.phase).toHaveText('Replay finished');
  await expect(replay.bar).toContainText('9 of 9');

  await expect.poll(() => there.seen().length).toBe(9);
  for (const qos of [0, 1, 2]) {
    const sent = [0, 1, 2].map((n) => n * 3 + qos).map((i) => (i === 4 ? '\0\ufffd\n\t' : `m${i}`));
    expect(texts(there, qos)).toEqual(sent);
  }
  expect(there.seen().every(({ retained }) => !retained)).toBe(true);
  expect(new Set(there.seen().map(({ topic }) => topic))).toEqual(new Set(['copy/plant/line 0', 'copy/plant/line 1']));
  // It has come into view, and its own log has what was published, with its properties.
  await app.messages.select('m8');
  const inspector = app.page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('text/plain');
  await expect(inspector).toContainText('u8');
  await there.stop();
});

test('message after message at a step, and no more after a stop', async ({ app, mosquitto, ownMosquitto }) => {
  const [source, lab] = [await mosquitto('anon'), await ownMosquitto('anon')];
  await connectBoth(app, source, lab, 'steps');
  await mosquittoPubLines({ port: source.ports.tcp }, 'steps', ['a', 'b', 'c', 'd', 'e']);
  await app.session.expectCount('Messages received', 5);
  const there = await mosquittoSub({ port: lab.ports.tcp }, 'steps');
  const replay = new ReplayPage(app.page);
  await replay.begin('Lab broker', 'Step by step', '5 messages on 1 topic (steps) to Lab broker, one at a time');
  await expect(replay.phase).toHaveText('Replay paused');
  // The first step is a key away.
  await expect(replay.step).toBeFocused();
  await app.page.keyboard.press('n');
  await expect.poll(() => texts(there)).toEqual(['a']);
  await replay.step.click();
  await expect(replay.bar).toContainText('2 of 5');
  await replay.step.click();
  await expect.poll(() => texts(there)).toEqual(['a', 'b', 'c']);
  await axe(app);
  await replay.stop.click();
  await expect(replay.phase).toHaveText('Replay stopped');
  await expect(replay.bar).toContainText('2 left');
  // The focus has a place to go on from, whatever goes.
  await expect(replay.bar.getByRole('button', { name: 'Dismiss' })).toBeFocused();
  await app.page.keyboard.press('Enter');
  await expect(replay.bar).toBeHidden();
  await expect(app.page.locator('body')).not.toBeFocused();
  expect(texts(there)).toEqual(['a', 'b', 'c']);
  await there.stop();
});

test('a quarter of the speed takes about four times as long', async ({ app, mosquitto, ownMosquitto }) => {
  const [source, lab] = [await mosquitto('anon'), await ownMosquitto('anon')];
  await connectBoth(app, source, lab, 'times/#');
  const port = source.ports.tcp;
  await mosquittoPub({ port }, { topic: 'times/a', payload: 'first' });
  // What is recorded has to last: the replay keeps these distances.
  await app.page.waitForFunction(
    (until) => performance.now() > until,
    (await app.page.evaluate(() => performance.now())) + 1_200,
  );
  await mosquittoPub({ port }, { topic: 'times/a', payload: 'last' });
  await app.session.expectCount('Messages received', 2);
  const replay = new ReplayPage(app.page);
  const lasts = async (speed: string) => {
    await app.connections.open('Source');
    await replay.begin('Lab broker', speed, '2 messages');
    const begin = Date.now();
    await expect(replay.phase).toHaveText('Replay finished', { timeout: 20_000 });
    return Date.now() - begin;
  };
  const fast = await lasts('×2');
  const slow = await lasts('×0.5');
  expect(slow / fast).toBeGreaterThan(2);
  expect(slow / fast).toBeLessThan(8);
});

test('a lost connection pauses it, and it goes on when a person says so', async ({ app, mosquitto, ownMosquitto }) => {
  const [source, lab] = [await mosquitto('anon'), await ownMosquitto('anon')];
  await connectBoth(app, source, lab, 'cut');
  for (let i = 0; i < 6; i++) await mosquittoPub({ port: source.ports.tcp }, { topic: 'cut', payload: `${i}`, qos: 1 });
  await app.session.expectCount('Messages received', 6);
  const replay = new ReplayPage(app.page);
  await replay.begin('Lab broker', 'Step by step', '6 messages');
  await replay.step.click();
  await replay.step.click();
  await expect(replay.bar).toContainText('2 of 6');
  await lab.kill();
  await expect(replay.phase).toContainText('the connection was lost');
  await expect(replay.resume).toBeDisabled();
  await lab.start();
  const there = await mosquittoSub({ port: lab.ports.tcp }, 'cut');
  await app.session.expectState('Connected', 30_000);
  await expect(replay.phase).toContainText('the connection was lost');
  await replay.barSpeed.selectOption('max');
  await replay.resume.click();
  await expect(replay.phase).toHaveText('Replay finished');
  await expect.poll(() => texts(there)).toEqual(['2', '3', '4', '5']);
  await there.stop();
});

test('messages of a capture file go to a broker, also from a phone', async ({ app, ownMosquitto }) => {
  const lab = await ownMosquitto('anon');
  await app.connectedTo(`mqtt://127.0.0.1:${lab.ports.tcp}`, { name: 'Lab broker' });
  const there = await mosquittoSub({ port: lab.ports.tcp }, 'copy/#');
  const folder = mkdtempSync(join(tmpdir(), 'loupe-replay-'));
  const file = join(folder, 'gateway.pcap');
  await writeCapture(file, 40);
  const chooser = app.page.waitForEvent('filechooser');
  await app.page.getByRole('button', { name: 'Open capture file…' }).first().click();
  await (await chooser).setFiles(file);
  await expect(app.messages.rows.last()).toBeVisible();
  await app.page.setViewportSize({ width: 360, height: 740 });
  const replay = new ReplayPage(app.page);
  await replay.open.click();
  await expect(replay.dialog.getByRole('radio', { name: 'Sent' })).toBeChecked();
  await replay.newPrefix.fill('copy');
  await replay.speed.selectOption('As fast as possible');
  await expect(replay.plan).toContainText('40 messages on 40 topics (plant/# → copy/plant/#) to Lab broker');
  await replay.publish.click();
  await expect(replay.phase).toHaveText('Replay finished');
  await expect.poll(() => there.seen().length).toBe(40);
  const topics = there.seen().map(({ topic }) => topic);
  expect(topics).toEqual(Array.from({ length: 40 }, (_, i) => `copy/${topicOf(i)}`));
  const width = await app.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  await there.stop();
  rmSync(folder, { recursive: true });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the plan names what is left out, and what stays at the broker', async ({ app, mosquitto }) => {
      const { ports } = await mosquitto('anon');
      await app.connectedTo(`mqtt://127.0.0.1:${ports.tcp}`, { name: 'Plant' });
      await app.subscriptions.subscribe('$SYS/broker/version', '0');
      const topic = `kept/${colorScheme}`;
      await mosquittoPub({ port: ports.tcp }, { topic, payload: 'x', retain: true });
      await app.subscriptions.subscribe(topic, '0');
      await app.session.expectCount('Messages received', 2);
      const replay = new ReplayPage(app.page);
      // By the keyboard, from the list's menu: what is selected only.
      await app.messages.select(topic);
      await app.messages.grid.press('Shift+F10');
      await app.page.getByRole('menuitem', { name: 'Replay…' }).click();
      await expect(replay.plan).toContainText(`1 message on 1 topic (${topic}) to Plant, at once`);
      await expect(replay.plan).toContainText('They go back where they came from');
      await replay.dialog.getByRole('radio', { name: /^Shown/ }).check({ force: true });
      await expect(replay.plan).toContainText('1 is left out: topics that begin with $ belong to the broker');
      await replay.dialog.getByRole('switch', { name: 'Keep the retain flag' }).check({ force: true });
      await expect(replay.plan).toContainText('1 is published with the retain flag');
      await replay.newPrefix.fill('copy');
      await expect(replay.plan).toContainText('2 messages on 2 topics');
      await axe(app);
      await app.page.keyboard.press('Escape');
      await expect(replay.dialog).toBeHidden();
    });
  });
}
