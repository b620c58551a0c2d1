// What the broker keeps: asked for, deleted, undone, backed up and restored, with mosquitto's own clients as witnesses.
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { startChild } from '../fixtures/child.mjs';
import { startCuttingProxy } from '../fixtures/cutting-proxy.ts';
import { type ClientTarget, mosquittoPub, mosquittoSub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';

/** What the broker keeps under `level/`, as a new subscriber is told: `topic qos payload`, by topic. */
async function kept(target: ClientTarget, level: string): Promise<string[]> {
  const witness = await mosquittoSub(target, `${level}/#`);
  // At QoS 0 it would overtake what waits for its turn at QoS 1 and 2.
  await mosquittoPub(target, { topic: `${level}/end`, payload: 'end', qos: 2 });
  await expect(() => expect(witness.seen().some(({ topic }) => topic === `${level}/end`)).toBe(true)).toPass();
  await witness.stop();
  const retained = witness.seen().filter((seen) => seen.retained);
  return retained.map(({ topic, qos, payload }) => `${topic} ${qos} ${Buffer.from(payload)}`).sort();
}

function backupOf(count: number, level: string): string {
  const messages = Array.from({ length: count }, (_, i) => ({
    ...{ topic: `${level}/${String(i).padStart(3, '0')}`, payload: `value ${i}`, qos: i % 3 },
    seenAt: '2026-01-31T10:00:00.000Z',
  }));
  return JSON.stringify({ format: 'mqtt-loupe-retained', version: 1, messages });
}

test('one message is asked for, deleted and brought back as it was', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp, version: 'mqttv5' } as const;
  const properties = ['content-type text/plain', 'response-topic answers', 'correlation-data abc', 'user-property k v'];
  const args = properties.flatMap((property) => ['-D', 'publish', ...property.split(' ')]);
  await mosquittoPub(target, { topic: 'one/a', payload: 'kept', qos: 2, retain: true, args });
  await mosquittoPub(target, { topic: 'one/b', payload: 'other', qos: 1, retain: true });
  const { retained } = app;
  await app.connectedTo(broker.wsAddress);
  await retained.open();
  await expect(retained.root).toContainText('No retained message was seen here');
  await retained.askAndWait();
  await expect(retained.rows).toHaveCount(2);
  await expect(app.subscriptions.list.getByRole('listitem')).toHaveCount(0);
  await retained.backUp.uncheck();
  await retained.row('one/a').click();
  await expect(retained.row('one/a')).toHaveAttribute('aria-selected', 'true');
  await expect(retained.delete).toHaveText('Delete 1 retained message');
  await retained.delete.click();
  await expect(retained.report).toContainText(
    '1 retained message deleted. The broker was asked: nothing is left there.',
  );
  await expect(retained.rows).toHaveCount(1);
  expect(await kept(target, 'one')).toEqual(['one/b 1 other']);

  await retained.undo.click();
  await expect(retained.report).toContainText('1 retained message restored. The broker was asked: all is there.');
  expect(await kept(target, 'one')).toEqual(['one/a 2 kept', 'one/b 1 other']);
  const format = '%t|%C|%R|%D|%P';
  const subscriber = ['-p', String(target.port), '-V', 'mqttv5', '-t', 'one/a', '-C', '1', '-F', format];
  const child = startChild('mosquitto_sub', subscriber);
  await child.ended();
  expect(child.output().trim()).toBe('one/a|text/plain|answers|abc|k:v');
});

test('a subtree is backed up, named, deleted, and restored from the file', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const topics = ['tree/a/1', 'tree/a/2', 'tree/b'];
  for (const [i, topic] of topics.entries())
    await mosquittoPub(target, { topic, payload: topic, qos: i, retain: true });
  await mosquittoPub(target, { topic: 'stays/here', payload: 'x', retain: true });
  const before = await kept(target, 'tree');
  const { retained } = app;
  await app.connectedTo(broker.wsAddress);
  // Which lowers the QoS of all that comes by it.
  await app.subscriptions.subscribe('#', '0');
  await retained.withoutFilePicker();
  await retained.open();
  await expect(retained.rows).toHaveCount(4);
  await retained.chooseAll('tree/', 3);
  await retained.delete.click();
  for (const topic of topics) await expect(retained.confirmation.getByText(topic, { exact: true })).toBeVisible();
  await expect(retained.confirmation.getByText('stays/here')).toBeHidden();
  const download = app.page.waitForEvent('download');
  await retained.confirmation.getByRole('button', { name: 'Delete 3 retained messages' }).click();
  const backup = readFileSync(await (await download).path(), 'utf8');
  expect(JSON.parse(backup).messages.map(({ topic }: { topic: string }) => topic)).toEqual(topics);
  await expect(retained.report).toContainText('3 retained messages deleted.');
  expect(await kept(target, 'tree')).toEqual([]);
  expect(await kept(target, 'stays')).toEqual(['stays/here 0 x']);

  await retained.chooseBackup('backup.json', backup);
  await expect(retained.restoring).toContainText('3 messages in backup.json');
  await retained.restoring.getByRole('button', { name: 'Restore 3 messages' }).click();
  await expect(retained.report).toContainText('3 retained messages restored. The broker was asked: all is there.');
  expect(await kept(target, 'tree')).toEqual(before);
});

for (const version of ['5', '3.1.1'] as const) {
  test(`what the broker refuses is named, MQTT ${version}`, async ({ app, mosquitto }) => {
    const broker = await mosquitto('acl');
    const target = { port: broker.ports.tcp, user: 'writer' } as const;
    for (const topic of ['open/x', 'locked/y']) await mosquittoPub(target, { topic, payload: 'x', retain: true });
    const { retained } = app;
    await app.connectedTo(broker.wsAddress, { version });
    await retained.open();
    await retained.askAndWait();
    await retained.backUp.uncheck();
    await retained.all.click();
    await retained.delete.click();
    await retained.confirmation.getByRole('button', { name: 'Delete 2 retained messages' }).click();
    await expect(retained.report).toContainText('1 retained message deleted.');
    await expect(retained.troubles.getByRole('listitem')).toHaveText(
      version === '5' ? /locked\/y Not authorized 0x87/ : /locked\/y acknowledged, but the broker still keeps/,
    );
    await expect(retained.rows).toHaveCount(1);
    await expect(retained.row('locked/y')).toBeVisible();
    expect(await kept(target, 'open')).toEqual([]);
    expect(await kept(target, 'locked')).toEqual(['locked/y 0 x']);
  });
}

test('five hundred topics, with the connection lost in the middle, and all of it undone', async ({
  app,
  ownMosquitto,
}) => {
  test.setTimeout(120_000);
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const proxy = await startCuttingProxy(broker.ports.tcp);
  const { retained } = app;
  await app.connectedTo(`mqtt://127.0.0.1:${proxy.port}`);
  await retained.open();
  await retained.chooseBackup('many.json', backupOf(500, 'many'));
  await retained.restoring.getByRole('button', { name: 'Restore 500 messages' }).click();
  await expect(retained.report).toContainText('500 retained messages restored. The broker was asked: all is there.');
  const before = await kept(target, 'many');
  expect(before).toHaveLength(500);

  await retained.backUp.uncheck();
  await retained.chooseAll('many/', 500);
  const wasCut = proxy.cutAt({ packet: 'PUBACK', from: 'broker', when: 'after', skip: 120 });
  await retained.delete.click();
  await retained.confirmation.getByRole('button', { name: 'Delete 500 retained messages' }).click();
  await wasCut;
  await expect(retained.report).toContainText('The connection was lost:');
  // What was on its way without an answer goes out again with the next connection, and is told.
  await expect(retained.report).toContainText(/\b1[2-4]\d retained messages deleted\./);
  await app.session.expectState('Connected');
  await expect(retained.report).not.toContainText('not answered');
  const deleted = 500 - (await kept(target, 'many')).length;
  expect(deleted).toBeGreaterThan(120);
  expect(deleted).toBeLessThan(200);
  await expect(retained.report).toContainText(`${deleted} retained messages deleted.`);
  await expect(retained.undo).toHaveText(`Undo: restore ${deleted}`);
  await retained.undo.click();
  await expect(retained.report).toContainText(`${deleted} retained messages restored.`);
  expect(await kept(target, 'many')).toEqual(before);
  await proxy.stop();
});

test('nothing is deleted when the backup cannot be written', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  await mosquittoPub(target, { topic: 'safe/x', payload: 'x', retain: true });
  const { retained } = app;
  await app.connectedTo(broker.wsAddress);
  await retained.open();
  await retained.askAndWait();
  await retained.row('safe/x').click();
  await app.page.evaluate(() => {
    const write = () => Promise.reject(new Error('the disk is full'));
    const showSaveFilePicker = async () => ({ createWritable: async () => ({ write, close: write }) });
    Object.defineProperty(window, 'showSaveFilePicker', { value: showSaveFilePicker, configurable: true });
  });
  await retained.delete.click();
  await expect(retained.root.getByRole('alert')).toHaveText(
    'Nothing was deleted: the backup could not be written (the disk is full).',
  );
  await app.page.evaluate(() => {
    const showSaveFilePicker = () => Promise.reject(new DOMException('', 'AbortError'));
    Object.defineProperty(window, 'showSaveFilePicker', { value: showSaveFilePicker, configurable: true });
  });
  await retained.delete.click();
  await expect(retained.root.getByRole('alert')).toContainText('no place for the backup was chosen');
  expect(await kept(target, 'safe')).toEqual(['safe/x 0 x']);
});

test('a faulty backup says where it is wrong', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const { retained } = app;
  await app.connectedTo(broker.wsAddress);
  await retained.open();
  await retained.chooseBackup('holiday.json', '{"photos":[]}');
  await expect(retained.restoring.getByRole('alert')).toHaveText(
    'holiday.json: This file is no backup of retained messages.',
  );
  await expect(retained.restoring.getByRole('button', { name: 'Restore', exact: true })).toBeDisabled();
  await app.page.keyboard.press('Escape');
  const good = { topic: 'faulty/a', payload: 'x', qos: 0, seenAt: '2026-01-31T10:00:00.000Z' };
  const messages = [good, { ...good, topic: 'faulty/#' }];
  await retained.chooseBackup('b.json', JSON.stringify({ format: 'mqtt-loupe-retained', version: 1, messages }));
  await expect(retained.restoring.getByRole('list', { name: 'Messages that cannot be restored' })).toHaveText(
    'No. 2 faulty/# topic: not a topic that can be published to',
  );
  await expect(retained.restoring.getByRole('button', { name: 'Restore 1 message', exact: true })).toBeEnabled();
});

test('by keyboard alone; and without a connection the buttons say why', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  for (const topic of ['keys/a', 'keys/b', 'keys/c']) await mosquittoPub(target, { topic, payload: 'x', retain: true });
  const { retained } = app;
  const { keyboard } = app.page;
  await app.connectedTo(broker.wsAddress);
  await retained.open();
  await retained.ask.focus();
  await keyboard.press('Enter');
  await expect(retained.rows).toHaveCount(3);
  await retained.list.focus();
  for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'Space']) await keyboard.press(key);
  await expect(retained.row('keys/a')).toHaveAttribute('aria-selected', 'true');
  await expect(retained.row('keys/b')).toHaveAttribute('aria-selected', 'false');
  await expect(retained.row('keys/c')).toHaveAttribute('aria-selected', 'true');
  await retained.meaning.focus();
  await keyboard.press('Enter');
  await expect(app.page.getByText('What the broker really keeps is known only by asking it.')).toBeVisible();
  await keyboard.press('Escape');
  await expect(retained.root).toBeVisible();
  await app.session.disconnect.click();
  await app.session.expectState('Disconnected');
  await expect(retained.root).toContainText('Connect to ask, delete or restore.');
  for (const button of [retained.ask, retained.delete, retained.restore]) await expect(button).toBeDisabled();
  await retained.list.focus();
  await keyboard.press('Escape');
  await expect(retained.root).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`a phone, ${colorScheme}`, () => {
    test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, colorScheme });

    test('everything is reached by touch, and nothing is cut off', async ({ app, ownMosquitto }) => {
      const broker = await ownMosquitto('anon');
      const target = { port: broker.ports.tcp };
      const topics = ['hand/a', 'hand/a/very/long/topic/of/many/levels/temperature'];
      for (const topic of topics) await mosquittoPub(target, { topic, payload: 'in my hand', retain: true });
      const { retained, topics: tree } = app;
      await app.connectedTo(broker.wsAddress);
      await app.phone.goTo('Subscriptions');
      await app.subscriptions.subscribe('hand/#', '1');
      await tree.open();
      await app.page.getByRole('button', { name: 'Actions for hand/a' }).tap();
      await tree.menu.getByRole('menuitem', { name: 'Retained messages…' }).tap();
      await expect(retained.root.getByRole('heading')).toHaveAccessibleName('Retained messages below hand/a');
      await retained.askAndWait();
      await expect(retained.rows).toHaveCount(2);
      await retained.backUp.uncheck();
      await retained.row('hand/a').tap();
      const { violations } = await new AxeBuilder({ page: app.page }).analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
      expect(
        await app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBe(0);
      await retained.delete.tap();
      await expect(retained.report).toContainText('1 retained message deleted.');
      await retained.undo.tap();
      await expect(retained.report).toContainText('1 retained message restored.');
      await retained.close.tap();
      await expect(retained.root).toBeHidden();
      expect(await kept(target, 'hand')).toHaveLength(2);
    });
  });
}
