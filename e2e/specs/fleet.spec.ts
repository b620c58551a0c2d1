// Simulated devices on a real broker: what they publish, how they come and go, and that none is left behind.
import AxeBuilder from '@axe-core/playwright';
import { decodeSparkplug } from '../../src/core/payload/sparkplug/decode-sparkplug.ts';
import { readBirths } from '../../src/core/payload/sparkplug/sparkplug-names.ts';
import { startScriptedBroker } from '../../src/testing/scripted-broker.ts';
import { connectScripted } from '../fixtures/connect-scripted.ts';
import { connectedClients } from '../fixtures/connected-clients.ts';
import { mosquittoPub, mosquittoSub, type Seen } from '../fixtures/mosquitto-clients.ts';
import { USERS } from '../fixtures/mosquitto-config.ts';
import { expect, test } from '../fixtures/test.ts';
import { Fleet } from '../pages/fleet.ts';

const text = ({ payload }: Seen) => Buffer.from(payload).toString();

test('twenty weather stations publish under names of their own, values in range, and all are gone after the stop', async ({
  app,
  ownMosquitto,
}) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp, version: 'mqttv5' } as const;
  await app.connectedTo(broker.wsAddress);
  const witness = await mosquittoSub(target, 'weather/#');
  const fleet = new Fleet(app.page);
  await fleet.open();
  await fleet.newFrom('Weather station');
  await fleet.devices.fill('20');
  await fleet.clientId.fill('station-{{device 3}}');
  await fleet.every.fill('200');
  await expect(fleet.form).toContainText('station-001 … station-020');
  await expect(fleet.form).toContainText('weather/station-001/state');
  await fleet.saveAndStart.click();
  await expect(fleet.figure('Weather station', 'online')).toHaveAttribute('data-value', '20');
  await expect(fleet.card('Weather station')).toContainText('20 devices, 100 messages/s to ws://');
  await expect(() => expect(witness.seen().length).toBeGreaterThan(300)).toPass();

  const ids = Array.from({ length: 20 }, (_, i) => `station-${String(i + 1).padStart(3, '0')}`);
  for (const id of ids) expect(broker.log()).toContain(`as ${id} (`);
  const states = witness.seen().filter(({ topic }) => topic.endsWith('/state'));
  expect(new Set(states.map(({ topic }) => topic))).toEqual(new Set(ids.map((id) => `weather/${id}/state`)));
  for (const state of states) {
    const { temperature, humidity, pressure, rain } = JSON.parse(text(state));
    expect(temperature).toBeGreaterThanOrEqual(8);
    expect(temperature).toBeLessThanOrEqual(24);
    expect(humidity).toBeGreaterThanOrEqual(30);
    expect(humidity).toBeLessThanOrEqual(95);
    expect(pressure).toBeGreaterThanOrEqual(985);
    expect(pressure).toBeLessThanOrEqual(1_035);
    expect([0, 1]).toContain(rain);
  }
  // The devices, the person's connection, and the witness.
  expect(await connectedClients(broker)).toBe(22);

  await fleet.pause('Weather station').click();
  await expect(fleet.card('Weather station')).toContainText('Paused: connected and silent');
  await expect(fleet.figure('Weather station', 'rate')).toHaveAttribute('data-value', '0');
  await fleet.resume('Weather station').click();
  await expect(fleet.figure('Weather station', 'rate')).not.toHaveAttribute('data-value', '0');

  await fleet.stop('Weather station').click();
  await expect(fleet.card('Weather station')).toContainText('Stopped');
  await expect(async () => expect(await connectedClients(broker)).toBe(2)).toPass();
  const last = (id: string) => witness.seen().findLast(({ topic }) => topic === `weather/${id}/status`);
  for (const id of ids) expect(last(id) && text(last(id) as Seen)).toBe('offline');
  // Said by the devices themselves: a will would have come without DISCONNECT.
  expect(broker.log().match(/Received DISCONNECT from station-/g)?.length).toBe(20);
  await witness.stop();
});

test('a device that is gone without a word has its will published, and comes back', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  await app.connectedTo(broker.wsAddress, { version: '3.1.1' });
  const witness = await mosquittoSub({ port: broker.ports.tcp }, 'weather/+/will');
  const fleet = new Fleet(app.page);
  await fleet.open();
  await fleet.newFrom('Weather station');
  await fleet.devices.fill('5');
  await fleet.clientId.fill('gone-{{device}}');
  await fleet.form.getByLabel('Will topic').fill('weather/{{client}}/will');
  await fleet.form.getByLabel('Will payload').fill('lost {{device}}');
  await fleet.form.getByRole('switch', { name: 'Outages' }).click();
  await fleet.form.getByLabel('Online for about, s').fill('1');
  await fleet.form.getByLabel('Away for about, s').fill('0.5');
  await fleet.form.getByLabel('Without a word, %').fill('100');
  await fleet.saveAndStart.click();
  await expect(() => expect(witness.seen().length).toBeGreaterThan(8)).toPass();
  for (const { topic, payload } of witness.seen()) {
    const [, device] = /^weather\/gone-(\d)\/will$/.exec(topic) ?? [];
    expect(Buffer.from(payload).toString()).toBe(`lost ${device}`);
  }
  await fleet.stop('Weather station').click();
  await expect(async () => expect(await connectedClients(broker)).toBe(2)).toPass();
  await witness.stop();
});

test('a smart plug does as its command topic says, and tells its state at once', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  const target = { port: broker.ports.tcp };
  await app.connectedTo(broker.wsAddress);
  const witness = await mosquittoSub(target, 'plugs/+/state');
  const fleet = new Fleet(app.page);
  await fleet.open();
  await fleet.newFrom('Smart plug');
  await fleet.clientId.fill('plug-{{device}}');
  await fleet.devices.fill('2');
  await fleet.saveAndStart.click();
  await expect(fleet.figure('Smart plug', 'online')).toHaveAttribute('data-value', '2');
  const states = () =>
    witness
      .seen()
      .filter(({ topic }) => topic === 'plugs/plug-2/state')
      .map(text);
  for (const [command, state] of [
    ['OFF', 0],
    ['{"state":"on"}', 1],
    ['toggle', 0],
  ] as const) {
    await mosquittoPub(target, { topic: 'plugs/plug-2/set', payload: command, qos: 1 });
    await expect(() => expect(states().at(-1)).toBe(`{"state":${state}}`)).toPass();
  }
  await witness.stop();
});

test('Sparkplug nodes are born, send data and die as our own decoder reads it', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  const witness = await mosquittoSub({ port: broker.ports.tcp }, 'spBv1.0/#');
  const fleet = new Fleet(app.page);
  await fleet.open();
  await fleet.newFrom('Sparkplug B edge node');
  await fleet.devices.fill('3');
  await fleet.form.getByLabel('Group ID').fill('Plant');
  await fleet.form.getByLabel('Edge node ID pattern').fill('Node-{{device}}');
  await fleet.form.getByLabel('NDATA every, ms').fill('50');
  await fleet.saveAndStart.click();
  const of = (type: string, node: number) =>
    witness.seen().filter(({ topic }) => topic === `spBv1.0/Plant/${type}/Node-${node}`);
  await expect(() => expect(of('NDATA', 3).length).toBeGreaterThan(20)).toPass();
  await fleet.stop('Sparkplug B edge node').click();
  await expect(() => expect(of('NDEATH', 3).length).toBe(1)).toPass();
  for (const node of [1, 2, 3]) {
    const birth = of('NBIRTH', node)[0]?.payload ?? new Uint8Array();
    expect(sparkplug(birth)).toMatchObject({ seq: 0, bdSeq: 0 });
    const data = of('NDATA', node).map(({ payload }) => sparkplug(payload, birth));
    expect(data.map(({ seq }) => seq)).toEqual(data.map((_, i) => (i + 1) % 256));
    for (const { names } of data)
      for (const name of names) expect(['Motor/Speed', 'Motor/Temperature', 'Alarm']).toContain(name);
    expect(sparkplug(of('NDEATH', node)[0]?.payload ?? new Uint8Array())).toMatchObject({ seq: null, bdSeq: 0 });
  }
  await witness.stop();
});

test('those whom the broker refuses are told with the reason, and it gives up', async ({ app }) => {
  const broker = await startScriptedBroker(5);
  await connectScripted(app, broker);
  const fleet = new Fleet(app.page);
  await fleet.open();
  await fleet.newFrom('Weather station');
  await fleet.devices.fill('40');
  await fleet.saveAndStart.click();
  for (let device = 1; device <= 20; device++) {
    await broker.accepted({ reasonCode: 0x97, properties: { reasonString: 'no more of you' } });
  }
  const card = fleet.card('Weather station');
  await expect(card).toContainText('Failed');
  await expect(fleet.figure('Weather station', 'refused')).toHaveAttribute('data-value', '20');
  await expect(card).toContainText('the broker refused it, Quota exceeded (0x97): “no more of you”');
  await expect(card).toContainText('no more are begun');
  await app.session.expectState('Connected');
  await broker.stop();
});

test('devices show the password of the connection', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('auth');
  await app.connectedTo(broker.wsAddress, { username: 'writer', password: USERS.writer });
  const fleet = new Fleet(app.page);
  await fleet.open();
  await fleet.newFrom('Weather station');
  await fleet.devices.fill('3');
  await fleet.saveAndStart.click();
  // With the credentials of the connection.
  await expect(fleet.figure('Weather station', 'online')).toHaveAttribute('data-value', '3');
  await fleet.stop('Weather station').click();
  await expect(async () => expect(await connectedClients(broker)).toBe(1)).toPass();
});

test('a broker that is not near, and many devices, are asked about first, and the page is clean', async ({
  app,
  ownMosquitto,
}) => {
  const broker = await ownMosquitto('anon');
  await app.connectedTo(`ws://broker.loupe.test:${broker.ports.ws}/mqtt`);
  const fleet = new Fleet(app.page);
  await fleet.open();
  await fleet.newFrom('Weather station');
  await fleet.devices.fill('60');
  await expect(fleet.saveAndStart).toBeHidden();
  await fleet.signalName(1).fill('temp erature');
  await expect(fleet.form).toContainText('No spaces, braces or quotation marks.');
  await fleet.form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(fleet.signalName(1)).toBeFocused();
  expect((await new AxeBuilder({ page: app.page }).include('form').analyze()).violations).toEqual([]);
  await fleet.signalName(1).fill('temperature');
  await fleet.form.getByRole('button', { name: 'Save', exact: true }).click();
  await fleet.start('Weather station').click();
  const question = app.page.getByRole('alertdialog');
  await expect(question).toContainText('60 more connections and about 30 messages/s');
  await expect(question).toContainText('neither on this computer nor in your network');
  expect((await new AxeBuilder({ page: app.page }).include('[role="tabpanel"]').analyze()).violations).toEqual([]);
  expect(await connectedClients(broker)).toBe(1);
  await app.page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await fleet.start('Weather station').click();
  await question.getByRole('button', { name: 'Start 60 devices on broker.loupe.test' }).click();
  await expect(fleet.figure('Weather station', 'online')).toHaveAttribute('data-value', '60');
  await app.session.disconnect.click();
  await expect(fleet.card('Weather station')).toContainText('Ended with the connection');
  await expect(async () => expect(await connectedClients(broker)).toBe(0)).toPass();
});

function sparkplug(payload: Uint8Array, birth?: Uint8Array) {
  const decoded = decodeSparkplug(payload, readBirths(birth ? [birth] : []));
  if (!decoded.ok || decoded.value.kind !== 'map') throw new Error('not Sparkplug');
  const field = (name: string) =>
    decoded.value.kind === 'map' ? decoded.value.entries.find((entry) => entry.name === name)?.value : undefined;
  const seq = field('seq');
  const metrics = field('metrics');
  const entries = metrics?.kind === 'map' ? metrics.entries : [];
  const bdSeq = entries.find(({ name }) => name === 'bdSeq')?.value;
  return {
    seq: seq?.kind === 'integer' ? Number(seq.text) : null,
    bdSeq: bdSeq?.kind === 'integer' ? Number(bdSeq.text) : null,
    names: entries.map(({ name }) => name),
  };
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('the list, the form and the question fit, in Russian too', async ({ app, mosquitto }) => {
    const { page } = app;
    await app.connectedTo((await mosquitto('anon')).wsAddress);
    await app.phone.goTo('Workbench');
    await page.getByRole('tab', { name: 'Devices' }).click();
    const fleet = new Fleet(page);
    await fleet.newFrom('Smart plug');
    await fleet.devices.fill('300');
    await app.chooseLanguage('Русский');
    const panel = page.getByRole('tabpanel', { name: 'Устройства' });
    const overflow = () => panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(await overflow()).toBe(0);
    await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await page.getByRole('button', { name: 'Запустить «Smart plug»' }).click();
    await expect(page.getByRole('alertdialog')).toContainText('ещё 300 подключений');
    expect(await overflow()).toBe(0);
    expect((await new AxeBuilder({ page }).include('[role="tabpanel"]').analyze()).violations).toEqual([]);
  });
});
