// Whoever closes a dialog goes on where it was opened; and nothing in it moves under the pointer.
import type { Locator } from '@playwright/test';
import { mosquittoPubLines } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import type { App } from '../pages/app.ts';

async function saveProfile(app: App): Promise<Locator> {
  await app.addProfile('ws://broker.example:9001/mqtt', { name: 'Plant' });
  await app.dialog.save.click();
  await expect(app.connections.items).toHaveCount(1);
  return app.page.getByRole('button', { name: 'Actions for Plant' });
}

for (const { item, dialog } of [
  { item: /^Export/, dialog: 'Export connections' },
  { item: /mosquitto command/, dialog: 'mosquitto commands' },
]) {
  test(`${dialog}: the focus goes back to the button of the menu that opened it`, async ({ app }) => {
    const actions = await saveProfile(app);
    for (const how of ['Escape', 'Close'] as const) {
      await actions.click();
      await app.page.getByRole('menuitem', { name: item }).click();
      const open = app.page.getByRole('dialog', { name: dialog });
      await expect(open).toBeVisible();
      if (how === 'Escape') await app.page.keyboard.press('Escape');
      else await open.getByRole('button', { name: 'Close' }).click();
      await expect(open).toBeHidden();
      await expect(actions).toBeFocused();
    }
  });
}

test('a menu that was opened from the row leads back to the row', async ({ app }) => {
  await saveProfile(app);
  await app.connections.choose('Plant', 'Export');
  await app.page.getByRole('dialog', { name: 'Export connections' }).waitFor();
  await app.page.keyboard.press('Escape');
  await expect(app.connections.row('Plant')).toBeFocused();
});

test('the import gives the focus back to its button', async ({ app }) => {
  await saveProfile(app);
  const button = app.page.getByRole('button', { name: 'Import connections' });
  await button.click();
  const dialog = app.page.getByRole('dialog', { name: 'Import connections' });
  await expect(dialog).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});

test('the settings and the export of messages give the focus back to their buttons', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.subscriptions.subscribe('t/#', '1');
  await mosquittoPubLines({ port: broker.ports.tcp }, 't/a', ['one']);
  await expect(app.messages.rows).toHaveCount(1);
  for (const [name, title] of [
    ['Export', 'Export messages'],
    ['Settings', 'Settings'],
  ] as const) {
    const button = app.page.getByRole('button', { name, exact: true });
    await button.click();
    const dialog = app.page.getByRole('dialog', { name: title });
    await expect(dialog).toBeVisible();
    await app.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(button).toBeFocused();
  }
  // From the menu of a row the focus is in the list again.
  await app.messages.row('one').click({ button: 'right' });
  await app.page.getByRole('menuitem', { name: /^Export/ }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Export messages' });
  await expect(dialog).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(app.messages.grid).toBeFocused();
});

test('a command of the palette leads back to where the palette was opened', async ({ app }) => {
  const actions = await saveProfile(app);
  await actions.focus();
  await app.page.keyboard.press('Control+K');
  await app.palette.waitFor();
  await app.page.keyboard.type('export connections');
  await app.page.keyboard.press('Enter');
  const dialog = app.page.getByRole('dialog', { name: 'Export connections' });
  await expect(dialog).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(actions).toBeFocused();
});

test('the copy buttons stay where they are when they say that they have copied', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await saveProfile(app);
  for (const language of ['English', 'Русский']) {
    await app.chooseLanguage(language);
    await app.page.setViewportSize({ width: 360, height: 740 });
    await app.page.getByRole('button', { name: /^(Connections|Подключения)$/ }).click();
    await app.page
      .getByRole('button', { name: / Plant$/ })
      .last()
      .click();
    await app.page.getByRole('menuitem', { name: /mosquitto/ }).click();
    const dialog = app.page.getByRole('dialog', { name: /mosquitto/ });
    for (const tool of ['mosquitto_sub', 'mosquitto_pub']) {
      const copy = dialog.getByRole('button', { name: new RegExp(tool) });
      await copy.scrollIntoViewIfNeeded();
      const before = await copy.boundingBox();
      await copy.click();
      await expect(
        dialog
          .getByRole('status')
          .filter({ hasText: /Copied|Скопировано/ })
          .first(),
      ).toBeVisible();
      expect(await copy.boundingBox()).toEqual(before);
    }
    await app.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    // The drawer that the list is in on a phone is a dialog as well, and still there.
    await expect(app.page.getByRole('button', { name: / Plant$/ }).last()).toBeFocused();
    await app.page.setViewportSize({ width: 1280, height: 800 });
  }
});
