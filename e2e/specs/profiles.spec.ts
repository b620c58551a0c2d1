import { everythingStored } from '../fixtures/stored-profiles.ts';
import { expect, test } from '../fixtures/test.ts';
import { App } from '../pages/app.ts';

const ADDRESS = 'ws://127.0.0.1:9/mqtt';

test.describe('the form', () => {
  test.beforeEach(async ({ app }) => {
    await app.connections.newConnection.click();
  });

  test('a pasted address fills all the fields', async ({ app: { dialog } }) => {
    await dialog.pasteAddress('wss://broker.example:8443/some/path');
    await expect(dialog.protocol.locator('option:checked')).toHaveText('wss://');
    await expect(dialog.host).toHaveValue('broker.example');
    await expect(dialog.port).toHaveValue('8443');
    await expect(dialog.path).toHaveValue('/some/path');
  });

  test('user and password in a pasted address go where they belong', async ({ app: { dialog } }) => {
    await dialog.pasteAddress('mqtts://ann:se%40cret@broker.example');
    await expect(dialog.protocol.locator('option:checked')).toHaveText('mqtts://');
    await expect(dialog.host).toHaveValue('broker.example');
    await expect(dialog.port).toHaveValue('8883');
    await expect(dialog.username).toHaveValue('ann');
    await expect(dialog.password).toHaveValue('se@cret');
  });

  test('the port moves with the protocol until it is edited', async ({ app: { dialog } }) => {
    for (const [protocol, port] of [
      ['ws://', '8083'],
      ['wss://', '8084'],
      ['mqtt://', '1883'],
      ['mqtts://', '8883'],
    ] as const) {
      await dialog.chooseProtocol(protocol);
      await expect(dialog.port).toHaveValue(port);
    }
    await dialog.port.fill('12345');
    await dialog.chooseProtocol('ws://');
    await expect(dialog.port).toHaveValue('12345');
    await expect(dialog.path).toHaveValue('/mqtt');
  });

  test('a client id is generated, and what the specification forbids is refused', async ({ app: { dialog } }) => {
    await dialog.openSession();
    await expect(dialog.clientId).toHaveValue(/^loupe-[0-9a-f]{8}$/);
    await expect(dialog.keepAlive).toHaveValue('60');
    await expect(dialog.cleanStart).toBeChecked();

    await dialog.host.fill('two words');
    await dialog.save.click();
    await expect(dialog.host).toHaveAttribute('aria-invalid', 'true');
    await dialog.host.fill('broker.example');
    await dialog.port.fill('70000');
    await dialog.save.click();
    await expect(dialog.root).toBeVisible();
  });

  test('every field is reached by its name', async ({ app: { dialog } }) => {
    await dialog.openSession();
    for (const field of [
      dialog.name,
      dialog.protocol,
      dialog.host,
      dialog.port,
      dialog.path,
      dialog.username,
      dialog.password,
      dialog.clientId,
      dialog.keepAlive,
    ]) {
      await expect(field).toBeVisible();
    }
    await expect(dialog.cleanStart).toBeAttached();
    for (const version of ['5', '3.1.1', '3.1'] as const) await expect(dialog.versionChoice(version)).toBeAttached();
    for (const button of [dialog.save, dialog.saveAndConnect, dialog.cancel]) await expect(button).toBeVisible();
  });
});

test('what was saved is there after a reload', async ({ app }) => {
  await app.addProfile('mqtt://broker.example:2883', {
    name: 'Lab bench',
    version: '3.1.1',
    username: 'ann',
    password: 'secret ☕',
  });
  await app.dialog.openSession();
  await app.dialog.clientId.fill('bench-7');
  await app.dialog.keepAlive.fill('25');
  await app.dialog.cleanStart.setChecked(false, { force: true });
  await app.dialog.save.click();
  await expect(app.connections.item('Lab bench')).toBeVisible();

  await app.reload();
  await app.connections.edit('Lab bench');
  const { dialog } = app;
  await expect(app.page.getByRole('dialog', { name: 'Edit connection' })).toBeVisible();
  await expect(dialog.name).toHaveValue('Lab bench');
  await expect(dialog.protocol.locator('option:checked')).toHaveText('mqtt://');
  await expect(dialog.host).toHaveValue('broker.example');
  await expect(dialog.port).toHaveValue('2883');
  await expect(dialog.username).toHaveValue('ann');
  await expect(dialog.versionChoice('3.1.1')).toBeChecked();
  await dialog.openSession();
  await expect(dialog.clientId).toHaveValue('bench-7');
  await expect(dialog.keepAlive).toHaveValue('25');
  await expect(dialog.cleanStart).not.toBeChecked();
});

test('a profile can be edited, duplicated and deleted, and a deletion undone', async ({ app }) => {
  await app.addProfile(ADDRESS, { name: 'Alpha' });
  await app.dialog.save.click();

  await app.connections.edit('Alpha');
  await app.dialog.name.fill('Beta');
  await app.dialog.save.click();
  await expect(app.connections.item('Beta')).toBeVisible();
  await expect(app.connections.item('Alpha')).toBeHidden();

  await app.connections.duplicate('Beta');
  await expect(app.connections.items).toHaveCount(2);
  await app.connections.delete('Beta');
  await expect(app.connections.item('Beta')).toBeHidden();
  await app.connections.undo.click();
  await expect(app.connections.item('Beta')).toBeVisible();

  await app.connections.delete('Beta');
  await expect(app.connections.item('Beta')).toBeHidden();
  await app.reload();
  await expect(app.connections.items).toHaveCount(1);
  await expect(app.connections.item('Beta')).toBeHidden();
});

test('another tab sees what is saved in this one', async ({ app, companion, context }) => {
  const other = await context.newPage();
  await other.goto(companion.url);
  await app.addProfile(ADDRESS, { name: 'Seen twice' });
  await app.dialog.save.click();
  await expect(other.getByRole('listitem', { name: 'Seen twice', exact: true })).toBeVisible();
});

test('a profile that another tab deletes takes its connection here with it', async ({
  app,
  companion,
  context,
  mosquitto,
}) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress, { name: 'Shared' });
  await app.addProfile(ADDRESS, { name: 'Stays' });
  await app.dialog.save.click();
  await app.connections.open('Shared');
  const other = new App(await context.newPage(), companion.url);
  await other.open();
  await other.connections.delete('Shared');

  await expect(app.page.getByText('Another tab has deleted “Shared”')).toBeVisible();
  await expect(app.connections.item('Shared')).toBeHidden();
  await expect(app.page.getByRole('heading', { name: 'Stays', level: 1 })).toBeVisible();
  await other.connections.undo.click();
  await app.connections.open('Shared');
  await app.session.expectState('Disconnected');
});

test('a password is nowhere stored in the clear', async ({ app }) => {
  const password = 'correct-horse-battery';
  await app.addProfile(ADDRESS, { name: 'Secret', username: 'ann', password });
  await app.dialog.save.click();
  await expect(app.connections.item('Secret')).toBeVisible();
  const stored = await everythingStored(app.page);
  expect(stored).toContain('Secret');
  expect(stored).not.toContain(password);
});

test('an address in the link opens the filled-in form and connects nowhere', async ({ app }) => {
  await app.page.goto('about:blank');
  await app.page.goto(
    `${app.url}#/connect?url=${encodeURIComponent('wss://someone:secret@broker.example:8884/mqtt')}&version=3.1.1&topic=a/%23`,
  );
  await expect(app.page.getByRole('dialog', { name: 'New connection' })).toBeVisible();
  await expect(app.dialog.host).toHaveValue('broker.example');
  await expect(app.dialog.port).toHaveValue('8884');
  await expect(app.dialog.versionChoice('3.1.1')).toBeChecked();
  await expect(app.dialog.password).toHaveValue('');
  await expect(app.session.state).toBeHidden();
});
