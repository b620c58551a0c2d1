import { USERS } from '../fixtures/mosquitto-config.ts';
import { everythingStored, storeProfiles } from '../fixtures/stored-profiles.ts';
import { expect, test } from '../fixtures/test.ts';
import type { App } from '../pages/app.ts';

const PASSWORD = USERS.writer;

function prompt(app: App) {
  const dialog = app.page.getByRole('dialog', { name: 'Password for Guarded' });
  return {
    dialog,
    username: dialog.getByRole('textbox', { name: 'Username' }),
    password: dialog.getByLabel('Password', { exact: true }),
    connect: dialog.getByRole('button', { name: 'Connect', exact: true }),
    cancel: dialog.getByRole('button', { name: 'Cancel', exact: true }).last(),
  };
}

async function guarded(app: App, port: number, more: object = {}): Promise<void> {
  const endpoint = { scheme: 'ws', host: '127.0.0.1', port, path: '/mqtt' } as const;
  await storeProfiles(app.page, [{ name: 'Guarded', endpoint, username: 'writer', askPassword: true, ...more }]);
  await app.reload();
}

test('asks at every connect, again after a refusal, and keeps nothing', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('auth');
  await guarded(app, ports.ws);
  const { dialog, username, password, connect, cancel } = prompt(app);
  await app.session.connect.click();
  await expect(username).toHaveValue('writer');
  await expect(password).toBeFocused();
  await cancel.click();
  await expect(dialog).toBeHidden();
  await app.session.expectState('Disconnected');

  await app.session.connect.click();
  await password.fill('wrong');
  await connect.click();
  await expect(dialog.getByRole('alert')).toContainText('The broker refused this login: Not authorized (0x87)');
  await password.fill(PASSWORD);
  await app.page.keyboard.press('Enter');
  await app.session.expectState('Connected');
  await expect(dialog).toBeHidden();
  const stored = await everythingStored(app.page);
  expect(stored).toContain('Guarded');
  expect(stored).not.toContain(PASSWORD);

  await app.session.disconnect.click();
  await app.session.connect.click();
  await expect(password).toHaveValue('');
});

test('a reconnect does not ask again', async ({ app, ownMosquitto }) => {
  const broker = await ownMosquitto('auth');
  await guarded(app, broker.ports.ws);
  const { dialog, password } = prompt(app);
  await app.session.connect.click();
  await password.fill(PASSWORD);
  await app.page.keyboard.press('Enter');
  await app.session.expectState('Connected');
  await broker.kill();
  await app.session.expectState('Reconnecting');
  await broker.start();
  await app.session.expectState('Connected', 30_000);
  await expect(dialog).toBeHidden();
});

test('what connects by itself asks when it is looked at', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('auth');
  await storeProfiles(app.page, [{ name: 'In view' }]);
  await guarded(app, ports.ws, { autoConnect: true, id: 'guarded', order: 9 });
  const { dialog, password } = prompt(app);
  await expect(app.connections.item('Guarded')).toContainText('password?');
  await expect(dialog).toBeHidden();
  await app.connections.open('Guarded');
  await password.fill(PASSWORD);
  await app.page.keyboard.press('Enter');
  await app.session.expectState('Connected');
});
