import { mosquittoPub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';

test.beforeEach(async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('dec/#', '1');
  await expect(app.subscriptions.item('dec/#')).toContainText('1');
});

const PROTO = 'syntax = "proto3";\npackage lab;\nmessage Climate { string room = 1; sint64 t = 2; }\n';
/** room "hi", t -2 */
const CLIMATE = Uint8Array.of(0x0a, 2, 0x68, 0x69, 0x10, 3);

test('a .proto file is bound to a topic filter, checked at once, and still there after a reload', async ({
  app,
  mosquitto,
}) => {
  const { ports } = await mosquitto('anon');
  const publish = () => mosquittoPub({ port: ports.tcp }, { topic: 'dec/climate', payload: CLIMATE, qos: 1 });
  await publish();
  await app.messages.select('dec/climate');
  const { inspector } = app;
  await inspector.view('Protobuf');
  await expect(inspector.node('field 1')).toContainText('"hi"');

  await inspector.root.getByRole('button', { name: 'Load a .proto…' }).click();
  const { decoders } = inspector;
  await expect(decoders.filter).toHaveValue('dec/climate');
  await decoders.filter.fill('dec/+');
  await decoders.loadProto('climate.proto', PROTO.replace('= 1;', '1;'));
  await expect(decoders.root).toContainText(/climate\.proto, line 3, column \d+: /);
  await decoders.save.click();
  await expect(decoders.filter).toBeVisible();
  await decoders.loadProto('climate.proto', PROTO);
  await expect(decoders.messageType).toHaveValue('lab.Climate');
  await decoders.save.click();
  await expect(decoders.items).toHaveCount(2);
  await decoders.close.click();
  await expect(inspector.node('room')).toContainText('"hi"');
  await expect(inspector.node(/^t:/)).toContainText('-2');
  await expect(inspector.root).toContainText('Protobuf, from the decoder for dec/+');

  await app.reload();
  await app.session.connect.click();
  await app.session.expectState('Connected');
  await publish();
  await app.messages.select('dec/climate');
  await expect(inspector.node('room')).toContainText('"hi"');
});

test('the first decoder that matches counts, and the order can be changed', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  await mosquittoPub({ port: ports.tcp }, { topic: 'dec/order', payload: '{"a":1}', qos: 1 });
  await app.messages.select('dec/order');
  const { inspector } = app;
  const { decoders } = inspector;
  await inspector.openDecoders();
  await decoders.addDecoder('dec/#', 'Hex');
  await decoders.addDecoder('dec/order', 'Text');
  await expect(decoders.items.nth(0)).toContainText('dec/order');
  await decoders.root.getByRole('button', { name: 'Move dec/order down' }).click();
  await expect(decoders.items.nth(0)).toContainText('dec/#');
  await decoders.close.click();
  await expect(inspector.content('Hex')).toContainText('7b 22 61');

  await inspector.openDecoders();
  await decoders.root.getByRole('switch', { name: 'Use the decoder for dec/#' }).click({ force: true });
  await decoders.close.click();
  await expect(inspector.content('Text')).toContainText('{"a":1}');
  await inspector.openDecoders();
  await decoders.root.getByRole('button', { name: 'Remove dec/order' }).click();
  await decoders.close.click();
  await expect(inspector.content('JSON')).toContainText('"a": 1');
});

test('a filter that is none is told at the field', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  await mosquittoPub({ port: ports.tcp }, { topic: 'dec/x', payload: 'x', qos: 1 });
  await app.messages.select('dec/x');
  await app.inspector.openDecoders();
  const { decoders } = app.inspector;
  await decoders.addDecoder('a/b#', 'CBOR');
  await expect(decoders.root).toContainText('Not a topic filter');
  await decoders.filter.fill('');
  await decoders.save.click();
  await expect(decoders.root).toContainText('Enter a topic filter.');
});

test('Avro is read by the schema that a person gives', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  await mosquittoPub({ port: ports.tcp }, { topic: 'dec/avro', payload: Uint8Array.of(6, 2, 0x61), qos: 1 });
  await app.messages.select('dec/avro');
  const { inspector } = app;
  await inspector.view('Avro');
  await inspector.root.getByRole('button', { name: 'Load a schema…' }).click();
  await inspector.decoders.avro.fill('{"type":"record","name":"R","fields":[');
  await expect(inspector.decoders.root).toContainText('line 1, column');
  await inspector.decoders.avro.fill(
    '{"type":"record","name":"R","fields":[{"name":"n","type":"int"},{"name":"s","type":"string"}]}',
  );
  await inspector.decoders.save.click();
  await inspector.decoders.close.click();
  await expect(inspector.node(/^n:/)).toContainText('3');
  await expect(inspector.node(/^s:/)).toContainText('"a"');
});

test('a topic is always shown as it is now', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  const publish = (payload: string) => mosquittoPub({ port: ports.tcp }, { topic: 'dec/always', payload, qos: 1 });
  await publish('{"a":1}');
  await app.messages.select('dec/always');
  await app.inspector.view('Hex');
  await app.inspector.always();
  await expect(app.inspector.root).toContainText('Hex, from the decoder for dec/always');
  await publish('text, which would be shown as text');
  await app.messages.select('text, which');
  await expect(app.inspector.content('Hex')).toContainText('74 65 78 74');
});

/** A Sparkplug B payload of one metric: a name with its alias, or the alias alone, and an int value. */
function metric(name: string | null, alias: number, value: number): Uint8Array {
  const named = name === null ? [] : [0x0a, name.length, ...new TextEncoder().encode(name)];
  const inside = [...named, 0x10, alias, 0x20, 3, 0x50, value];
  return Uint8Array.from([0x12, inside.length, ...inside]);
}

test('Sparkplug B is known by its topic, and births name the aliases of the data that follow', async ({
  app,
  mosquitto,
}) => {
  const { ports } = await mosquitto('anon');
  await app.subscriptions.subscribe('spBv1.0/#', '1');
  await expect(app.subscriptions.item('spBv1.0/#')).toContainText('1');
  const publish = (topic: string, payload: Uint8Array) => mosquittoPub({ port: ports.tcp }, { topic, payload, qos: 1 });
  await publish('spBv1.0/g/DDATA/n/d', metric(null, 7, 20));
  await app.messages.select('DDATA');
  await expect(app.inspector.node('alias 7')).toBeVisible();
  await publish('spBv1.0/g/DBIRTH/n/d', metric('boiler/temp', 7, 21));
  await publish('spBv1.0/g/DDATA/n/d', metric(null, 7, 22));
  await expect(app.messages.row('DDATA')).toHaveCount(2);
  await app.messages.select('DDATA');
  await expect(app.inspector.root).toContainText('Sparkplug B, from the decoder for spBv1.0/#');
  await expect(app.inspector.node('boiler/temp')).toBeVisible();
});

test('the decoders are reached from the command palette, and what is built in can be switched off', async ({
  app,
  page,
}) => {
  await page.keyboard.press('Control+k');
  await app.palette.getByRole('combobox').or(app.palette.getByRole('textbox')).first().fill('Decoders');
  await page.keyboard.press('Enter');
  const { decoders } = app.inspector;
  await expect(decoders.items).toHaveCount(1);
  await expect(decoders.items).toContainText('built in');
  const use = decoders.root.getByRole('switch', { name: 'Use the decoder for spBv1.0/#' });
  await use.click({ force: true });
  await expect(use).not.toBeChecked();
});
