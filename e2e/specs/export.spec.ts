// Connections written down for elsewhere: everything but the secrets, or all of it under a passphrase.
import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';
import { App } from '../pages/app.ts';

async function menu(app: App, name: string, item: RegExp): Promise<void> {
  await app.page.getByRole('button', { name: `Actions for ${name}` }).click();
  await app.page.getByRole('menuitem', { name: item }).click();
}

async function saved(app: App, dialog: Locator): Promise<string> {
  const download = app.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save file' }).click();
  const path = await (await download).path();
  await expect(dialog).toBeHidden();
  return readFileSync(path, 'utf8');
}

async function profile(app: App): Promise<void> {
  await app.addProfile('ws://alice:wonderland@broker.example:9001/mqtt', { name: 'Plant' });
  await app.dialog.root.getByLabel('Group', { exact: true }).fill('Factory');
  await app.dialog.save.click();
  await expect(app.connections.items).toHaveCount(1);
}

test('a file without secrets, and one under a passphrase that opens in another browser', async ({ app, browser }) => {
  await profile(app);
  const dialog = app.page.getByRole('dialog', { name: 'Export connections' });
  await menu(app, 'Plant', /^Export/);
  await expect(dialog).toContainText('Without it no password and no key is in the file.');
  const open = await saved(app, dialog);
  expect(JSON.parse(open)).toMatchObject({ app: 'mqtt-loupe', connections: [{ name: 'Plant', group: 'Factory' }] });
  expect(open).not.toContain('wonderland');

  await menu(app, 'Plant', /^Export/);
  await dialog.getByRole('checkbox', { name: /^Include passwords/ }).check();
  await dialog.getByLabel('Passphrase', { exact: true }).fill('a long passphrase');
  await dialog.getByLabel('Passphrase again').fill('a long passphrasf');
  await expect(dialog.getByRole('alert')).toContainText('not the same');
  await expect(dialog.getByRole('button', { name: 'Save file' })).toBeDisabled();
  await dialog.getByLabel('Passphrase again').fill('a long passphrase');
  const sealed = await saved(app, dialog);
  for (const secret of ['wonderland', 'alice', 'broker.example']) expect(sealed).not.toContain(secret);

  const context = await browser.newContext();
  const elsewhere = new App(await context.newPage(), app.url);
  await elsewhere.open();
  await elsewhere.page
    .getByRole('button', { name: /^Import/ })
    .first()
    .click();
  const imports = elsewhere.page.getByRole('dialog', { name: 'Import connections' });
  const buffer = Buffer.from(sealed);
  await imports.locator('input[type=file]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer });
  await imports.getByLabel('Passphrase of the file').fill('wrong');
  await imports.getByRole('button', { name: 'Open' }).click();
  await expect(imports.getByRole('alert')).toContainText('not the passphrase');
  await imports.getByLabel('Passphrase of the file').fill('a long passphrase');
  await imports.getByRole('button', { name: 'Open' }).click();
  await expect(imports.getByRole('listitem')).toContainText(['login · password']);
  await imports.getByRole('button', { name: /^Import \d/ }).click();
  await imports.getByRole('button', { name: 'Done' }).click();
  await expect(elsewhere.page.getByRole('list', { name: 'Connections' })).toContainText('Factory');
  await context.close();
});

test('as MQTTX has it, saying what is left out', async ({ app }) => {
  await profile(app);
  await menu(app, 'Plant', /^Export/);
  const dialog = app.page.getByRole('dialog', { name: 'Export connections' });
  await dialog.getByRole('radio', { name: 'MQTTX', exact: true }).check({ force: true });
  await expect(dialog).toContainText(/MQTTX has no place for: .*passwords/);
  const file = await saved(app, dialog);
  expect(JSON.parse(file)).toMatchObject([{ name: 'Plant', host: 'broker.example', port: 9001, username: 'alice' }]);
  expect(file).not.toContain('wonderland');
});

test('as mosquitto commands, with the password left to the shell', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await profile(app);
  await menu(app, 'Plant', /mosquitto command/);
  const dialog = app.page.getByRole('dialog', { name: 'mosquitto commands' });
  await dialog.getByRole('button', { name: 'Copy mosquitto_sub command' }).click();
  await expect(dialog.getByText('Copied')).toBeVisible();
  const command = await app.page.evaluate(() => navigator.clipboard.readText());
  expect(command).toMatch(/^mosquitto_sub .*-h broker\.example/);
  expect(command).toContain('MQTT_PASSWORD');
  expect(command).not.toContain('wonderland');
  await expect(dialog).toContainText('from version 2.1 on');
});
