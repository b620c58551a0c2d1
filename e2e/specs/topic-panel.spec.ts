// What stands beside the tree: a topic's history with a chart of its numbers, a level's messages, and the message itself.
import { AxeBuilder } from '@axe-core/playwright';
import { mosquittoPub, mosquittoPubLines } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import { TopicPanel } from '../pages/topic-panel.ts';

test('numbers of a JSON payload as a chart, a history and a file', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const panel = new TopicPanel(app.page);
  const { topics } = app;
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('#', '1');
  await topics.open();
  await expect(panel.root).toContainText('Select a topic in the tree');
  const payloads = [20, 20.5, 21.25].map((temperature, i) =>
    JSON.stringify({ temperature, air: { dew: 9 + i }, on: i > 0 }),
  );
  await mosquittoPubLines(target, 'house/climate', [...payloads, '{"temperature":22}', 'offline']);
  await topics.row('house/climate').click();
  await expect(panel.root).toContainText('house/climate');
  await expect(panel.root).toContainText('5 messages');
  await expect(panel.root).toContainText('not retained');
  await expect(panel.drawing).toHaveAccessibleName(/^Chart of temperature, air\.dew\./);
  await expect(panel.drawing.locator('canvas')).toBeVisible();
  await expect(panel.rows).toHaveCount(5);
  const time = /^\d\d:\d\d:\d\d\.\d\d\d$/;
  await panel.expectRow(0, [time, '–', '–']);
  await panel.expectRow(1, [time, '22', '–']);
  await panel.expectRow(2, [time, '21.25', '11']);

  // What comes is drawn and listed while one looks.
  await mosquittoPub(target, { topic: 'house/climate', payload: '{"temperature":23.5,"on":true}' });
  await panel.expectRow(0, [time, '23.5', '–']);
  await panel.field('on').click();
  await panel.field('air.dew').click();
  await expect(panel.drawing).toHaveAccessibleName(/^Chart of temperature, on\./);
  await panel.expectRow(0, [time, '23.5', '1']);
  await panel.show('All');
  const { name, lines } = await panel.csv();
  expect(name).toBe('house_climate.csv');
  expect(lines.map((line) => line.replace(/^20\d\d-.*?Z,/, ''))).toEqual([
    'time,temperature,on',
    '20,0',
    '20.5,1',
    '21.25,1',
    '22,',
    '23.5,1',
  ]);
});

test('a payload that is a number, and one that is none', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const panel = new TopicPanel(app.page);
  const { topics } = app;
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('#', '1');
  await topics.open();
  await mosquittoPubLines(target, 'valve', ['35', '36.5']);
  await mosquittoPubLines(target, 'words', ['open', 'shut']);
  await topics.row('valve').click();
  await expect(panel.drawing).toHaveAccessibleName(/^Chart of value\./);
  await panel.expectRow(0, [/\d/, '36.5']);
  await expect(panel.fields).toBeHidden();
  await topics.row('words').click();
  await panel.expectRow(0, [/\d/, 'shut']);
  await expect(panel.chart).toBeHidden();
});

test('a message of the history is opened, and place and choice are kept over other tabs', async ({
  app,
  ownMosquitto,
}) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const panel = new TopicPanel(app.page);
  const { topics } = app;
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('#', '1');
  await topics.open();
  await mosquittoPubLines(target, 'log/a', ['first line', 'second line']);
  await mosquittoPubLines(target, 'log/b', ['of another']);
  await topics.row('log').click();
  await topics.row('a').click();
  await panel.rows.nth(1).click();
  await expect(panel.messageTab).toHaveAttribute('aria-selected', 'true');
  await expect(panel.root).toContainText('first line');
  await app.page.getByRole('tab', { name: 'Messages', exact: true }).click();
  await expect(panel.tab).toBeHidden();
  await expect(panel.root).toContainText('first line');
  await topics.tab.click();
  await expect(topics.row('a')).toHaveAttribute('aria-selected', 'true');
  await expect(panel.messageTab).toHaveAttribute('aria-selected', 'true');
  await panel.tab.click();
  await panel.expectRow(1, [/\d/, 'first line']);

  // By keyboard.
  await panel.history.focus();
  await app.page.keyboard.press('Home');
  await expect(panel.rows.first()).toHaveAttribute('aria-selected', 'true');
  await app.page.keyboard.press('ArrowDown');
  await expect(panel.rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await app.page.keyboard.press('End');
  await app.page.keyboard.press('Enter');
  await expect(panel.root).toContainText('first line');
});

test('a level shows all messages below it, and leads to them', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const panel = new TopicPanel(app.page);
  const { topics } = app;
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('#', '1');
  await topics.open();
  for (const topic of ['plant/a/1', 'plant/b', 'other']) await mosquittoPub(target, { topic, payload: `in ${topic}` });
  await topics.row('plant').click();
  await expect(panel.below('plant')).toBeVisible();
  await expect(panel.root).toContainText('2 topics');
  await panel.expectRow(0, [/\d/, 'b', 'in plant/b']);
  await panel.expectRow(1, [/\d/, 'a/1', 'in plant/a/1']);
  // Muted, and with another search: all of them all the same.
  await topics.choose('Mute in Messages', topics.row('plant'));
  await panel.showAll.click();
  await expect(app.messages.rows).toHaveCount(2);
});

test('while rows are read, what comes is counted and moves nothing', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const panel = new TopicPanel(app.page);
  const { topics } = app;
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('#', '1');
  await topics.open();
  await mosquittoPubLines(
    target,
    'many',
    Array.from({ length: 200 }, (_, i) => `line ${i}`),
  );
  await topics.row('many').click();
  await expect(panel.history).toHaveAttribute('aria-rowcount', '200');
  await panel.history.hover();
  await app.page.mouse.wheel(0, 1300);
  const line = panel.root.getByRole('gridcell', { name: 'line 140', exact: true });
  await expect(line).toBeInViewport();
  const before = await line.boundingBox();
  await mosquittoPubLines(target, 'many', ['later', 'latest']);
  const newer = panel.root.getByRole('button', { name: '2 newer', exact: true });
  await expect(newer).toBeVisible();
  expect(await line.boundingBox()).toEqual(before);
  await newer.click();
  await expect(panel.root.getByRole('gridcell', { name: 'latest', exact: true })).toBeInViewport();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`a phone, ${colorScheme}`, () => {
    test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, colorScheme });

    test('the same in a sheet', async ({ app, ownMosquitto }) => {
      const broker = await ownMosquitto('anon');
      const target = { port: broker.ports.tcp };
      const panel = new TopicPanel(app.page);
      const { topics } = app;
      await app.connectedTo(broker.wsAddress);
      await app.phone.goTo('Subscriptions');
      await app.subscriptions.subscribe('#', '1');
      await topics.open();
      await mosquittoPubLines(target, 'hand', ['{"grip":1,"force":2.5}', '{"grip":2,"force":3.5}']);
      await topics.row('hand').tap();
      await expect(panel.drawing.locator('canvas')).toBeVisible();
      const { violations } = await new AxeBuilder({ page: app.page }).analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
      expect(
        await app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBe(0);
      await panel.rows.first().tap();
      await expect(app.inspector.root).toContainText('"grip"');
      await panel.tab.tap();
      await panel.showAll.tap();
      await expect(panel.root).toBeHidden();
      await expect(app.messages.rows).toHaveCount(2);
    });
  });
}
