// Charts: what becomes a series, what of it is seen at which zoom, and what is kept of a board.
import { AxeBuilder } from '@axe-core/playwright';
import { generate, type Packet } from 'mqtt-packet';
import { PcapngWriter } from '../../src/core/capture/pcapng-writer.ts';
import { mosquittoPub, mosquittoPubLines } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import type { App } from '../pages/app.ts';
import { CaptureView } from '../pages/capture-view.ts';
import { Charts } from '../pages/charts.ts';
import { TopicPanel } from '../pages/topic-panel.ts';

type Broker = { readonly wsAddress: string; readonly ports: { readonly tcp: number } };

/** Connected, with everything subscribed to, on the charts. */
async function openCharts(app: App, broker: Broker): Promise<Charts> {
  const charts = new Charts(app.page);
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('#', '1');
  await charts.open();
  return charts;
}

test('an empty board offers the numbers that are there, and is kept over a reload', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const charts = await openCharts(app, broker);
  await expect(charts.root).toContainText('No message with numbers was seen yet');
  await mosquittoPubLines(target, 'house/power', ['500', '650', '480']);
  await mosquittoPub(target, { topic: 'house/climate', payload: '{"temperature":21.5,"air":{"dew":9},"mode":"eco"}' });
  await expect(charts.root).toContainText('2 topics hold numbers');
  await charts.root.getByRole('button', { name: 'Draw them', exact: true }).click();
  await charts.expectValues('house/power', ['480', '480', '650']);
  await charts.expectValues('house/climate · air.dew', ['9', '9', '9']);
  await expect(charts.plots).toHaveCount(2);

  // What comes is drawn while one looks.
  await mosquittoPub(target, { topic: 'house/power', payload: '720.5' });
  await charts.expectValues('house/power', ['720.5', '480', '720.5']);
  await charts.show('1 h');

  await app.reload();
  await app.connections.items.first().click();
  await charts.open();
  await expect(charts.root.getByRole('radio', { name: '1 h', exact: true })).toBeChecked();
  await expect(charts.chart('house/power')).toContainText('house/power');
});

test('wildcards, fields of JSON, states, rates and round-trip times', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const charts = await openCharts(app, broker);
  for (const [room, temperature, mode] of [
    ['1', 20, 'eco'],
    ['2', 23, 'comfort'],
  ] as const) {
    await mosquittoPub(target, { topic: `room/${room}`, payload: JSON.stringify({ air: { temperature }, mode }) });
  }
  await charts.add(null, { topic: 'room/+', fields: [/^air\.temperature/, /^mode/] });
  await charts.expectValues('room/1 · air.temperature', ['20', '20', '20']);
  await charts.expectValues('room/2 · air.temperature', ['23', '23', '23']);
  await charts.expectValues('room/2 · mode', ['comfort']);
  // A topic that comes later becomes a series as well.
  await mosquittoPub(target, { topic: 'room/3', payload: '{"air":{"temperature":17},"mode":"eco"}' });
  await charts.expectValues('room/3 · air.temperature', ['17', '17', '17']);

  await charts.add(null, { topic: 'room/#', rate: 'Messages a second' });
  await expect(charts.row('room/# · messages')).toBeVisible();
  await charts.add('room/# · messages', { roundTrip: 'SUBSCRIBE → SUBACK', scale: 'Right' });
  await charts.expectValues('SUBSCRIBE → SUBACK', [/^[\d.]+ ms$/]);
  // A topic of which nothing has come waits, and is drawn once something has.
  await charts.add(null, { topic: 'later' });
  await expect(charts.row('later')).toContainText(/waits for a value$/);
  // Or says what keeps it waiting: `#` brings nothing that begins with `$`.
  await charts.add(null, { topic: '$SYS/broker/uptime' });
  await expect(charts.row('$SYS/broker/uptime')).toContainText('waits for a value: no subscription brings this topic');
  await mosquittoPub(target, { topic: 'later', payload: '5' });
  await charts.expectValues('later', ['5', '5', '5']);
});

test('a spike of one sample is seen at every zoom, and a click on it opens its message', async ({
  app,
  ownMosquitto,
}) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const charts = await openCharts(app, broker);
  const values = Array.from({ length: 6000 }, (_, i) => (i === 2503 ? '95' : String(20 + (i % 3))));
  await mosquittoPubLines(target, 'motor', values);
  await charts.add(null, { topic: 'motor' });
  await charts.show('All');
  await charts.expectValues('motor', ['22', '20', '95']);
  const plot = charts.plot('motor');
  await plot.focus();
  for (const span of ['All', '1 min', '15 min', '1 h'] as const) {
    await charts.show(span);
    await charts.expectValues('motor', [/.*/, '20', '95']);
    await expect.poll(() => charts.paintedAbove('motor', 0.2), { message: span }).toBeGreaterThan(0);
  }
  // Thousands of points stand in the pixel that is clicked; the message is that of the value that was pointed at.
  await charts.show('1 min');
  await plot.focus();
  await app.page.keyboard.press('+');
  await expect(charts.backToLive).toBeVisible();
  const place = await spikePlace(charts);
  await app.page.mouse.click(place.x, place.y);
  await expect(app.page.getByRole('tab', { name: 'Messages', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect(app.inspector.root).toContainText('95');
  // Who comes back finds the chart as it was left.
  await charts.open();
  await expect(charts.backToLive).toBeVisible();
});

/** Where the topmost coloured pixel of the first plot is, on the page. */
async function spikePlace(charts: Charts): Promise<{ readonly x: number; readonly y: number }> {
  await expect.poll(() => charts.paintedAbove('motor', 0.2)).toBeGreaterThan(0);
  return charts.plots.first().evaluate((element) => {
    const canvas = element.querySelector<HTMLCanvasElement>('.uplot canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) throw new Error('nothing is drawn');
    const { data, width } = context.getImageData(0, 0, canvas.width, canvas.height);
    const box = canvas.getBoundingClientRect();
    const ratio = canvas.width / box.width;
    for (let i = 0; i < data.length; i += 4) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(i, i + 4);
      if (alpha < 60 || Math.max(red, green, blue) - Math.min(red, green, blue) < 60) continue;
      const pixel = i / 4;
      return { x: box.left + (pixel % width) / ratio + 0.5, y: box.top + Math.floor(pixel / width) / ratio + 1 };
    }
    throw new Error('nothing is drawn');
  });
}

test('one crosshair over all charts, and everything by keys', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const charts = await openCharts(app, broker);
  await mosquittoPubLines(target, 'a', ['101', '102', '703']);
  await mosquittoPubLines(target, 'b', ['10', '20', '30']);
  await charts.add(null, { topic: 'a' });
  await charts.add(null, { topic: 'b' });
  await charts.show('1 min');
  await charts.expectValues('b', ['30', '10', '30']);
  const plot = charts.plot('a');
  await plot.focus();
  const time = /^\d\d:\d\d:\d\d\.\d\d\d$/;
  await app.page.keyboard.press('Shift+ArrowLeft');
  for (const name of ['a', 'b']) {
    await expect(charts.chart(name).getByRole('columnheader').nth(1)).toHaveText(time);
  }
  await expect(
    charts
      .chart('a')
      .getByRole('status')
      .filter({ hasText: /^At .*: a [\d.]+$/ }),
  ).toHaveCount(1);
  // Zoom, pan and back.
  await app.page.keyboard.press('+');
  await expect(charts.backToLive).toBeVisible();
  await app.page.keyboard.press('ArrowLeft');
  await app.page.keyboard.press('End');
  await expect(charts.live).toHaveAttribute('aria-pressed', 'true');
  await app.page.keyboard.press('Home');
  await expect(charts.backToLive).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(charts.live).toBeVisible();
  // The pointer moves it over both as well, a drag zooms, a double click leads back.
  const box = await plot.boundingBox();
  if (!box) throw new Error('no plot');
  await app.page.mouse.move(box.x + box.width / 2, box.y + 60);
  await expect(charts.chart('b').getByRole('columnheader').nth(1)).toHaveText(time);
  await app.page.mouse.down();
  await app.page.mouse.move(box.x + box.width * 0.8, box.y + 60, { steps: 4 });
  await app.page.mouse.up();
  await expect(charts.backToLive).toBeVisible();
  await app.page.mouse.dblclick(box.x + box.width / 2, box.y + 30);
  await expect(charts.live).toBeVisible();
  await app.page.mouse.wheel(0, -240);
  await expect(charts.backToLive).toBeVisible();
  await charts.backToLive.click();
  // Enter opens the message behind the last value.
  await plot.focus();
  await app.page.keyboard.press('Enter');
  await expect(app.inspector.root).toContainText('703');
  await expect(app.page.getByRole('tab', { name: 'Messages', exact: true })).toHaveAttribute('aria-selected', 'true');
});

const START = Date.UTC(2026, 0, 2, 3, 4, 5);
const PAUSE_MS = 5 * 60_000;

/** A reading a second for a minute, a pause, and another minute; the pump is on for the first half of each. */
function capturedReadings(): Uint8Array {
  const writer = new PcapngWriter();
  writer.header('test', 'built');
  writer.interface('built');
  const stream = writer.open(START - 10);
  const pass = (time: number, direction: 'out' | 'in', packet: Packet) =>
    writer.packet(stream, time, direction, new Uint8Array(generate(packet, { protocolVersion: 4 })));
  const connect = { cmd: 'connect', clientId: 'reader', clean: true, protocolId: 'MQTT', protocolVersion: 4 } as const;
  pass(START - 9, 'out', connect);
  pass(START - 8, 'in', { cmd: 'connack', returnCode: 0, sessionPresent: false });
  for (const begin of [START, START + 60_000 + PAUSE_MS]) {
    for (let second = 0; second < 60; second++) {
      const payload = JSON.stringify({ level: second, pump: second < 30 ? 'on' : 'off' });
      const message = { cmd: 'publish', topic: 'tank', payload, qos: 0, dup: false, retain: false } as const;
      pass(begin + second * 1000, 'in', message);
    }
  }
  writer.close(stream, START + PAUSE_MS + 200_000, 'out', false, '');
  return writer.take();
}

test('a capture is drawn as well: its last minutes, its gaps as gaps, to the millisecond', async ({ app }) => {
  const charts = new Charts(app.page);
  await new CaptureView(app.page).choose({ name: 'tank.pcapng', bytes: capturedReadings() });
  await charts.open();
  await charts.add(null, { topic: 'tank', fields: [/^level/, /^pump/] });
  // The last minute of the capture, not of today.
  await charts.expectValues('tank · level', ['59', '0', '59']);
  await charts.expectValues('tank · pump', ['off']);
  await charts.show('10 s');
  await charts.expectValues('tank · level', ['59', '49', '59']);
  await charts.show('All');
  await charts.expectValues('tank · level', ['59', '0', '59']);
  await expect(charts.root.getByRole('button', { name: 'At the end', exact: true })).toBeVisible();
  const { lines } = await charts.csv();
  expect(lines[1]).toBe('2026-01-02T03:04:05.000Z,0,0,0,on');
  expect(lines[2]).toBe('2026-01-02T03:04:06.000Z,1,1,1,');
  expect(lines.filter((line) => line.endsWith(',30,30,30,off'))).toHaveLength(2);
  expect(lines).toHaveLength(1 + 120);

  // Along the plot there are values, none in the gap, and values again.
  const box = await charts.plots.first().boundingBox();
  if (!box) throw new Error('no plot');
  const seen: boolean[] = [];
  for (let share = 0.02; share < 0.99; share += 0.02) {
    await app.page.mouse.move(box.x + 58 + (box.width - 72) * share, box.y + 80);
    const text = (await charts.row('tank · level').getByRole('cell').first().textContent()) ?? '';
    if (seen.at(-1) !== (text !== '–')) seen.push(text !== '–');
  }
  expect(seen).toEqual([true, false, true]);
});

test('what is in view as CSV and as a picture', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const charts = await openCharts(app, broker);
  await mosquittoPub(target, { topic: 'x/1', payload: '{"v":1.5,"s":"open"}' });
  await mosquittoPub(target, { topic: 'x/1', payload: '{"v":-2,"s":"=shut"}' });
  await charts.add(null, { topic: 'x/1', fields: [/^v/, /^s/] });
  await charts.expectValues('x/1 · v', ['-2', '-2', '1.5']);
  await charts.show('10 s');
  const { name, lines } = await charts.csv();
  expect(name).toBe('Board.csv');
  expect(lines[0]).toBe('time,x/1 · v min,x/1 · v mean,x/1 · v max,x/1 · s');
  expect(lines.slice(1).map((line) => line.replace(/^20\d\d-.*?Z,/, ''))).toEqual([
    '1.5,1.5,1.5,open',
    '-2,-2,-2,"\'=shut"',
  ]);
  const picture = await charts.png('x/1 · v, s');
  expect(picture.name).toBe('x_1_v_s.png');
  expect([...picture.bytes.subarray(1, 4)]).toEqual([...new TextEncoder().encode('PNG')]);
  expect(picture.bytes.length).toBeGreaterThan(4000);
});

test('boards are made, named, copied, deleted and brought back, in all tabs at once', async ({
  app,
  ownMosquitto,
  context,
}) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const charts = await openCharts(app, broker);
  await mosquittoPub(target, { topic: 'a', payload: '1' });
  await charts.add(null, { topic: 'a' });
  await charts.ofBoard('Rename board …');
  const dialog = app.page.getByRole('dialog', { name: 'Rename board' });
  await dialog.getByLabel('Name').fill(' ');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toContainText('A board needs a name.');
  await dialog.getByLabel('Name').fill('Boiler');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(charts.board('Boiler')).toBeVisible();
  await charts.ofBoard('Duplicate board');
  await expect(charts.board('Boiler (copy)')).toBeVisible();
  await expect(charts.row('a')).toBeVisible();
  await charts.ofSeries('a', 'Remove series');
  await expect(charts.root).toContainText('This chart has no series.');
  await charts.root.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(charts.row('a')).toBeVisible();
  await charts.ofSeries('a', 'Remove series');
  await expect(charts.root).toContainText('The series was removed.');
  await charts.ofBoard('Boiler');
  await expect(charts.row('a')).toBeVisible();
  // Another tab sees it, and what is changed there is seen here.
  const other = await context.newPage();
  await other.goto(app.page.url());
  const there = new Charts(other);
  await other.getByRole('list', { name: 'Connections' }).getByRole('listitem').first().click();
  await there.open();
  await there.ofSeries('a', 'Name, unit and colour …');
  const series = other.getByRole('dialog', { name: 'Series' });
  await series.getByLabel('Name').fill('Pressure');
  await series.getByLabel('Unit').fill('bar');
  await series.getByRole('button', { name: 'Save', exact: true }).click();
  // The focus is where the dialog was opened.
  await expect(there.root.getByRole('button', { name: 'Actions for Pressure', exact: true })).toBeFocused();
  await expect(charts.row('Pressure')).toContainText('1 bar');
  await other.close();

  await charts.ofBoard('Delete board');
  await expect(charts.root).toContainText('The board “Boiler” was deleted.');
  await expect(charts.board('Boiler (copy)')).toBeVisible();
  await charts.root.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(charts.board('Boiler')).toBeVisible();
  await expect(charts.row('Pressure')).toBeVisible();
});

test('scales that are set, series that are hidden, and what is typed wrong', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const charts = await openCharts(app, broker);
  await mosquittoPubLines(target, 'a', ['1', '99']);
  await charts.addFirst.click();
  await charts.dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(charts.dialog).toContainText('Enter a topic, or a filter such as');
  await charts.dialog.getByLabel('Topic or topic filter').fill('a/#/b');
  await expect(charts.dialog).toContainText('This is no valid topic filter.');
  await charts.dialog.getByLabel('Topic or topic filter').fill('a');
  await expect(charts.dialog.getByRole('checkbox', { name: /whole payload/ })).toBeChecked();
  await charts.dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await charts.expectValues('a', ['99', '1', '99']);

  await charts.root.getByRole('button', { name: 'Actions for chart a', exact: true }).click();
  await app.page.getByRole('menuitem', { name: 'Name and scale …', exact: true }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Chart' });
  await dialog
    .getByRole('radiogroup', { name: 'Left scale' })
    .getByRole('radio', { name: 'Fixed' })
    .check({ force: true });
  await dialog.getByLabel('Left scale: from').fill('100');
  await dialog.getByLabel('Left scale: to').fill('0');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toContainText('“To” must be greater than “From”.');
  await dialog.getByLabel('Left scale: to').fill('1000');
  await dialog.getByLabel('Name').fill('Level');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(charts.chart('Level')).toBeVisible();
  // Of a scale from 100 on nothing of the line is seen.
  await expect.poll(() => charts.paintedAbove('Level', 0.7)).toBe(0);
  const mark = charts.root.getByRole('button', { name: 'Show a', exact: true });
  await mark.click();
  await expect(mark).toHaveAttribute('aria-pressed', 'false');
});

test('charts break no accessibility rule, in both languages, light and dark, and on a phone', async ({
  app,
  ownMosquitto,
}) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  const charts = await openCharts(app, broker);
  const axe = () =>
    new AxeBuilder({ page: app.page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect((await axe()).violations).toEqual([]);
  await mosquittoPub(target, { topic: 'room/1', payload: '{"t":20,"mode":"eco"}' });
  await charts.add(null, { topic: 'room/1', fields: [/^t/, /^mode/] });
  await charts.expectValues('room/1 · t', ['20', '20', '20']);
  expect((await axe()).violations).toEqual([]);
  await charts.root.getByRole('button', { name: 'Add chart', exact: true }).click();
  await charts.dialog.getByLabel('Topic or topic filter').fill('room/1');
  await expect(charts.dialog.getByRole('checkbox')).toHaveCount(2);
  expect((await axe()).violations).toEqual([]);
  await app.page.keyboard.press('Escape');
  await app.page.emulateMedia({ colorScheme: 'dark' });
  await app.chooseLanguage('Русский');
  await expect(app.page.getByRole('columnheader', { name: 'Последнее' })).toBeVisible();
  expect((await axe()).violations).toEqual([]);
  await app.page.setViewportSize({ width: 360, height: 740 });
  await expect(app.page.getByRole('application')).toBeVisible();
  expect((await axe()).violations).toEqual([]);
  await expect.poll(() => app.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('numbers are taken from the topic panel', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('#', '1');
  await app.topics.open();
  await mosquittoPub(target, { topic: 'valve', payload: '{"open":35,"flow":4}' });
  await app.topics.row('valve').click();
  await new TopicPanel(app.page).chart.getByRole('button', { name: 'To charts', exact: true }).click();
  const charts = new Charts(app.page);
  await charts.expectValues('valve · open', ['35', '35', '35']);
  await charts.expectValues('valve · flow', ['4', '4', '4']);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('a finger moves the time, two zoom, and a tap tells values', async ({ app, ownMosquitto }) => {
    const broker = await ownMosquitto('anon');
    const target = { port: broker.ports.tcp };
    const charts = new Charts(app.page);
    await app.connectedTo(broker.wsAddress);
    await app.phone.goTo('Subscriptions');
    await app.subscriptions.subscribe('#', '1');
    await app.phone.goTo('Charts');
    await mosquittoPubLines(target, 'a', ['1', '2', '3']);
    await charts.add(null, { topic: 'a' });
    await charts.expectValues('a', ['3', '1', '3']);
    const box = await charts.plots.first().boundingBox();
    if (!box) throw new Error('no plot');
    const at = (share: number) => ({ x: box.x + box.width * share, y: box.y + 60 });
    await app.page.touchscreen.tap(at(0.6).x, at(0.6).y);
    const heading = charts.root.getByRole('columnheader').nth(1);
    await expect(heading).toHaveText(/^\d\d:\d\d:\d\d/);
    // A finger does not leave as a mouse does: the newest values come back by a second tap, or with the time shown.
    await app.page.waitForTimeout(400);
    await app.page.touchscreen.tap(at(0.6).x, at(0.6).y);
    await expect(heading).toHaveText('Last');
    await app.page.waitForTimeout(400);
    await app.page.touchscreen.tap(at(0.6).x, at(0.6).y);
    await expect(heading).toHaveText(/^\d\d:\d\d:\d\d/);
    await charts.root.getByRole('radio', { name: '1 min', exact: true }).check({ force: true });
    await charts.root.getByRole('radio', { name: '5 min', exact: true }).check({ force: true });
    await expect(heading).toHaveText('Last');
    const device = await app.page.context().newCDPSession(app.page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...shares: number[]) =>
      device.send('Input.dispatchTouchEvent', { type, touchPoints: shares.map((share, id) => ({ ...at(share), id })) });
    await touch('touchStart', 0.4);
    for (const share of [0.5, 0.6, 0.7]) await touch('touchMove', share);
    await touch('touchEnd');
    await expect(charts.backToLive).toBeVisible();
    await charts.backToLive.tap();
    await expect(charts.live).toBeVisible();
    await touch('touchStart', 0.5, 0.6);
    for (const by of [0.05, 0.1, 0.2]) await touch('touchMove', 0.5 - by, 0.6 + by);
    await touch('touchEnd');
    await expect(charts.backToLive).toBeVisible();
    // Nothing is cut off at the side.
    expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});
