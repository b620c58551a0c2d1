// What a broker can do: the report of each broker agrees with its configuration, and nothing of the test stays behind.
import AxeBuilder from '@axe-core/playwright';
import { startLyingBroker } from '../../src/testing/lying-broker.ts';
import { connectedClients } from '../fixtures/connected-clients.ts';
import { mosquittoSub } from '../fixtures/mosquitto-clients.ts';
import { USERS } from '../fixtures/mosquitto-config.ts';
import { expect, test } from '../fixtures/test.ts';
import { BrokerProbe, type ReportedBroker } from '../pages/broker-probe.ts';

// A test takes up to half a minute, on a busy machine.
test.describe.configure({ timeout: 120_000 });

const verdictsOf = ({ lines }: ReportedBroker) =>
  Object.fromEntries(Object.entries(lines).map(([id, { verdict }]) => [id, verdict]));

/** Mosquitto 2 without any limit of its own. */
const OF_MOSQUITTO = {
  ...{ versions: 'ok', keepAlive: 'ok', session: 'ok', will: 'ok', maximumQos: 'ok', order: 'ok', retain: 'ok' },
  ...{ retainAsPublished: 'ok', messageExpiry: 'ok', wildcards: 'ok', sharedSubscriptions: 'ok' },
  ...{ subscriptionIdentifiers: 'ok', noLocal: 'ok', sys: 'ok', topicLength: 'ok' },
  // Its source has a limit of 200 slashes.
  topicLevels: 'limited',
  ...{ packetSize: 'ok', topicAlias: 'ok' },
  // It sends whole topics.
  topicAliasBack: 'no',
  ...{ receiveMaximum: 'ok', receiveMaximumKept: 'ok', requestResponse: 'ok', responseInformation: 'no' },
  ...{ roundTrip0: 'ok', roundTrip1: 'ok', roundTrip2: 'ok' },
};

test('an open mosquitto: announced in plain words, tried out line by line, and nothing left', async ({
  app,
  ownMosquitto,
}) => {
  const broker = await ownMosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  const probe = new BrokerProbe(app.page);
  await probe.open();
  await expect(probe.announcedLine('Receive Maximum')).toContainText('20announced');
  await expect(probe.announcedLine('Topic Alias Maximum')).toContainText('10announced');
  await expect(probe.announcedLine('Maximum QoS')).toContainText('2not said, so by default');
  await expect(probe.announcedLine('Maximum Packet Size')).toContainText('no limit');
  await probe.runToEnd();
  const report = await probe.read();
  expect(report).toMatchObject({
    host: '127.0.0.1',
    version: 5,
    broker: expect.stringMatching(/^mosquitto version 2/),
  });
  expect(verdictsOf(report)).toEqual(OF_MOSQUITTO);
  expect(report.messages).toBeLessThan(850);
  const { lines } = report;
  expect(lines.versions?.value).toMatchObject({ text: '3.1, 3.1.1, 5' });
  expect(lines.maximumQos).toMatchObject({ value: { value: 2 }, announced: { byDefault: true } });
  expect(lines.receiveMaximum).toMatchObject({ value: { value: 20 }, announced: { byDefault: false } });
  expect(lines.topicAlias).toMatchObject({ value: { value: 10 }, announced: { byDefault: false } });
  expect(lines.topicLength?.value).toMatchObject({ value: 65_535, atLeast: false });
  expect(lines.topicLevels?.value).toMatchObject({ value: 201, atLeast: false });
  expect(lines.packetSize?.value).toMatchObject({ value: 1_048_576, atLeast: true });
  expect(lines.order?.words).toEqual([0, 1, 2].map((qos) => `QoS ${qos}: all 200 arrived in order.`));
  const markdown = await probe.copied('Copy as Markdown');
  expect(markdown).toContain('| Retained messages | Works |');
  expect(markdown.split('\n').filter((line) => /^\|.*\|.*\|.*\|$/.test(line)).length).toBeGreaterThan(26);
  // Its own clients are gone, and so is what they retained.
  await expect(async () => expect(await connectedClients(broker)).toBe(1)).toPass();
  const witness = await mosquittoSub({ port: broker.ports.tcp }, 'loupe-probe/#');
  const marker = await mosquittoSub({ port: broker.ports.tcp }, '$SYS/broker/uptime');
  await expect(() => expect(marker.seen().length).toBeGreaterThan(0)).toPass();
  expect(witness.seen()).toEqual([]);
  await Promise.all([witness.stop(), marker.stop()]);
});

test('limits of a mosquitto are found as they are set', async ({ app, mosquitto }) => {
  await app.connectedTo((await mosquitto('limits')).tcpAddress);
  const probe = new BrokerProbe(app.page);
  await probe.open();
  await expect(probe.announcedLine('Maximum QoS')).toContainText('1announced');
  await expect(probe.announcedLine('Retain Available')).toContainText('noannounced');
  await expect(probe.announcedLine('Maximum Packet Size')).toContainText('2 KiBannounced');
  await probe.runToEnd();
  const report = await probe.read();
  expect(verdictsOf(report)).toEqual({
    ...OF_MOSQUITTO,
    // `max_qos 1`
    ...{ maximumQos: 'limited', receiveMaximum: 'untested', roundTrip2: 'untested' },
    // `retain_available false`, with which $SYS is not retained either
    ...{ retain: 'no', retainAsPublished: 'untested', messageExpiry: 'untested', sys: 'no' },
    // `max_packet_size 2048`
    ...{ packetSize: 'limited', topicLength: 'limited' },
  });
  const { lines } = report;
  expect(lines.maximumQos).toMatchObject({ value: { value: 1 }, announced: { value: { value: 1 }, byDefault: false } });
  expect(lines.maximumQos?.words).toContain('The broker closed the connection: QoS not supported (0x9B).');
  expect(lines.retain?.words).toEqual(['The broker closed the connection: Retain not supported (0x9A).']);
  expect(lines.packetSize).toMatchObject({ value: { value: 2_048, atLeast: false }, announced: { byDefault: false } });
  await expect(probe.line('retain')).toContainText('Announced: not available.');
});

test('more limits, and one that is not as announced', async ({ app, mosquitto }) => {
  await app.connectedTo((await mosquitto('all-limits')).tcpAddress);
  const probe = new BrokerProbe(app.page);
  await probe.open();
  await probe.runToEnd();
  const { lines } = await probe.read();
  // `max_keepalive 30`, `max_inflight_messages 2`, `max_topic_alias 2`
  expect(lines.keepAlive).toMatchObject({ verdict: 'limited', value: { value: 30 } });
  expect(lines.receiveMaximum).toMatchObject({ announced: { value: { value: 2 }, byDefault: false } });
  expect(lines.topicAlias).toMatchObject({ verdict: 'ok', value: { value: 2 } });
  // `message_size_limit 1024` is announced nowhere: packets that `max_packet_size` allows are refused.
  expect(lines.packetSize).toMatchObject({ verdict: 'broken', announced: { value: { value: 2_048 } } });
  const size = Number(lines.packetSize?.value?.value);
  expect(size).toBeGreaterThan(1_024);
  expect(size).toBeLessThan(1_024 + 60);
  expect(lines.order).toMatchObject({ verdict: 'ok' });
  await expect(probe.line('packetSize')).toContainText('Announced, but does not work');
});

test('the embedded broker, as its documentation has it', async ({ app, companion }) => {
  await app.connectedTo(`ws://127.0.0.1:${companion.brokerPorts.ws}/mqtt`);
  const probe = new BrokerProbe(app.page);
  await probe.open();
  await expect(probe.announcedLine('Shared Subscription Available')).toContainText('yesannounced');
  await expect(probe.announcedLine('Topic Alias Maximum')).toContainText('16announced');
  await expect(probe.announcedLine('Maximum Packet Size')).toContainText('32 MiBannounced');
  await probe.runToEnd();
  const report = await probe.read();
  expect(verdictsOf(report)).toEqual({
    ...OF_MOSQUITTO,
    // Aedes sends on whatever is unanswered.
    receiveMaximumKept: 'no',
  });
  const { lines } = report;
  expect(lines.topicLevels?.value).toMatchObject({ value: 100 });
  expect(lines.topicAlias?.value).toMatchObject({ value: 16 });
});

test('with access rules: who may do everything, and who may not', async ({ app, mosquitto }) => {
  const broker = await mosquitto('dynsec');
  await app.connectedTo(broker.tcpAddress, { username: 'writer', password: USERS.writer });
  const probe = new BrokerProbe(app.page);
  await probe.open();
  await probe.runToEnd();
  const report = await probe.read();
  // Its role is for `#`, which in the plugin's rules covers $SYS, too.
  expect(verdictsOf(report)).toEqual(OF_MOSQUITTO);
  const text = JSON.stringify(report);
  expect(text).not.toContain('writer');
  expect(text).not.toContain(USERS.writer);
});

test('over TLS, through the bridge, as the connection itself', async ({ app, mosquitto }) => {
  await app.connectedTo((await mosquitto('tls')).tcpAddress);
  const probe = new BrokerProbe(app.page);
  await probe.open();
  await probe.runToEnd();
  expect(verdictsOf(await probe.read())).toEqual(OF_MOSQUITTO);
});

test('a prefix that is not allowed is said at once, and another can be chosen', async ({ app, mosquitto }) => {
  const dynsec = await mosquitto('dynsec');
  await app.connectedTo(dynsec.tcpAddress, { username: 'reader', password: USERS.reader, name: 'reader' });
  const probe = new BrokerProbe(app.page);
  await probe.open();
  await probe.start.click();
  await expect(probe.root.getByRole('alert')).toContainText(
    'This connection may not subscribe under “loupe-probe”: SUBACK said: Not authorized (0x87).',
  );
  await probe.prefix.fill('a/+/b');
  await probe.start.click();
  await expect(probe.root.getByRole('alert').first()).toContainText('A topic has no + and no #.');
  await expect(probe.prefix).toBeFocused();
  await probe.prefix.fill('open/probe');
  await probe.start.click();
  await expect(probe.root.getByRole('alert')).toContainText('may not publish under “open/probe”');

  const acl = await mosquitto('acl');
  await app.connectedTo(acl.tcpAddress, { name: 'acl' });
  await probe.open();
  await probe.start.click();
  await expect(probe.root.getByRole('alert')).toContainText('may not publish under “loupe-probe”');
  await probe.prefix.fill('open/probe');
  await probe.runToEnd();
  await expect(probe.line('retain')).toContainText('Works');
});

test('a broker that announces what it does not do', async ({ app }) => {
  const liar = await startLyingBroker();
  await app.connectedTo(`mqtt://127.0.0.1:${liar.port}`);
  const probe = new BrokerProbe(app.page);
  await probe.open();
  await expect(probe.announcedLine('Shared Subscription Available')).toContainText('yesannounced');
  await probe.runToEnd();
  for (const capability of ['sharedSubscriptions', 'subscriptionIdentifiers', 'wildcards', 'topicAlias', 'retain']) {
    await expect(probe.line(capability)).toContainText('Announced, but does not work');
  }
  await expect(probe.line('versions')).toContainText('MQTT 3.1 was not accepted');
  await expect.poll(liar.clients).toBe(1);
  await app.session.disconnect.click();
  await liar.stop();
});

test('a cancelled test leaves nothing: no message and no client', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  const probe = new BrokerProbe(app.page);
  await probe.open();
  // At the begin, and where messages are retained that wait to expire; the unit tests have the other tests' midst.
  for (const at of ['Versions of MQTT', '$SYS topics']) {
    await probe.start.click();
    await probe.root.getByText(`Testing: ${at}`).waitFor({ timeout: 30_000 });
    await expect(probe.cancel).toBeFocused();
    await probe.cancel.press('Enter');
    await expect(probe.root.getByText('Cancelled. Nothing was left behind.')).toBeVisible();
    await expect(probe.start).toBeFocused();
  }
  await expect(async () => expect(await connectedClients(broker)).toBe(1)).toPass();
  const witness = await mosquittoSub({ port: broker.ports.tcp }, 'loupe-probe/#');
  const marker = await mosquittoSub({ port: broker.ports.tcp }, '$SYS/broker/uptime');
  await expect(() => expect(marker.seen().length).toBeGreaterThan(0)).toPass();
  expect(witness.seen()).toEqual([]);
  await Promise.all([witness.stop(), marker.stop()]);
  await app.session.expectState('Connected');
});

test('two brokers side by side, differences marked with a word, and kept over a reload', async ({
  app,
  mosquitto,
  companion,
}) => {
  await app.connectedTo((await mosquitto('anon')).tcpAddress, { name: 'mosquitto' });
  const probe = new BrokerProbe(app.page);
  await probe.open();
  await probe.runToEnd();
  await app.connectedTo(`mqtt://localhost:${companion.brokerPorts.tcp}`, { name: 'embedded' });
  await probe.open();
  await probe.runToEnd();
  await expect(probe.report).toHaveAccessibleName('What localhost can do');
  await probe.compareWith.selectOption({ index: 1 });
  const table = probe.root.getByRole('table', { name: /compared$/ });
  await expect(table.locator('tr[data-capability="receiveMaximumKept"]')).toContainText('differs');
  await expect(table.locator('tr[data-capability="noLocal"]')).toContainText('the same');
  await expect(table.locator('tr[data-capability="roundTrip0"]')).toContainText('the same');
  await probe.root.getByRole('checkbox', { name: 'Only differences' }).check();
  await expect(table.locator('tr[data-differs="false"]')).toHaveCount(0);
  await expect(table.locator('tr[data-capability="topicLevels"]')).toContainText('201 levels');
  expect((await new AxeBuilder({ page: app.page }).include('[role="tabpanel"]').analyze()).violations).toEqual([]);
  // It is there again after another tab.
  await app.page.getByRole('tab', { name: 'Messages', exact: true }).click();
  await probe.open();
  await expect(table.locator('tr[data-capability="topicLevels"]')).toContainText('201 levels');
  await expect(probe.root.getByRole('checkbox', { name: 'Only differences' })).toBeChecked();
  await app.reload();
  await app.connections.list.getByText('mosquitto').click();
  await probe.open();
  await expect(probe.report).toHaveAccessibleName('What 127.0.0.1 can do');
  await probe.root.getByRole('button', { name: 'Remove this report' }).click();
  await expect(probe.report).toHaveAccessibleName('What localhost can do');
});

test('a broker that is not near is asked about first', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  await app.connectedTo(`ws://broker.loupe.test:${broker.ports.ws}/mqtt`);
  const probe = new BrokerProbe(app.page);
  await probe.open();
  await probe.start.click();
  await expect(probe.question).toContainText('Try out what broker.loupe.test can do?');
  await expect(probe.question).toContainText('480 messages');
  await expect(probe.question).toContainText('neither on this computer nor in your network');
  expect((await new AxeBuilder({ page: app.page }).include('[role="tabpanel"]').analyze()).violations).toEqual([]);
  expect(await connectedClients(broker)).toBe(1);
  await app.page.keyboard.press('Escape');
  await expect(probe.question).toBeHidden();
  await expect(probe.start).toBeFocused();
  await probe.start.click();
  await probe.question.getByRole('button', { name: 'Try it on broker.loupe.test' }).click();
  await expect(probe.progress).toBeVisible();
  await probe.cancel.click();
  await expect(probe.root.getByText('Cancelled. Nothing was left behind.')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('all of it fits, in Russian and in the dark too', async ({ app, companion }) => {
    const { page } = app;
    await app.connectedTo(`ws://127.0.0.1:${companion.brokerPorts.ws}/mqtt`);
    await app.phone.goTo('Broker');
    const probe = new BrokerProbe(page);
    await probe.runToEnd();
    await app.chooseLanguage('Русский');
    await page.emulateMedia({ colorScheme: 'dark' });
    const root = page.getByRole('region', { name: 'Что умеет этот брокер' });
    await expect(root.getByRole('table', { name: 'Что умеет 127.0.0.1' })).toContainText('не меньше чем 1 МиБ');
    expect(await root.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
    expect((await new AxeBuilder({ page }).include('[role="tabpanel"]').analyze()).violations).toEqual([]);
  });
});
