import { storeProfiles } from '../fixtures/stored-profiles.ts';
import { expect, test } from '../fixtures/test.ts';
import { App } from '../pages/app.ts';

const USE_ANOTHER = 'Use another client ID';

test('the same profile in a second tab: warned, and connected with an id of its own', async ({
  app,
  companion,
  context,
  mosquitto,
}) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress, { name: 'Both tabs' });
  const second = new App(await context.newPage(), companion.url);
  await second.open();
  await second.connections.open('Both tabs');
  await second.session.connect.click();
  const warning = second.page.getByRole('alert').filter({ hasText: 'Another tab of this browser uses client ID' });
  await expect(warning).toBeVisible();
  await second.session.expectState('Disconnected');

  await warning.getByRole('button', { name: 'Cancel' }).click();
  await expect(warning).toBeHidden();
  await second.session.connect.click();
  await warning.getByRole('button', { name: USE_ANOTHER }).click();
  await second.session.expectState('Connected');
  await app.session.expectState('Connected');
  const answer = await second.session.openBrokersAnswer();
  await expect(answer).toContainText(/loupe-[0-9a-f]{8}/);
  await second.page.keyboard.press('Escape');

  // Chosen once is chosen for this tab; and while nobody else has it, the profile's own is used.
  await second.session.disconnect.click();
  await second.session.connect.click();
  await second.session.expectState('Connected');
  await expect(warning).toBeHidden();
});

test('connecting anyway throws the other one out, and the id is free again after its tab', async ({
  app,
  companion,
  context,
  mosquitto,
}) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress, { name: 'Fought over' });
  const second = new App(await context.newPage(), companion.url);
  await second.open();
  await second.connections.open('Fought over');
  await second.session.connect.click();
  await second.page.getByRole('button', { name: 'Connect anyway' }).click();
  await second.session.expectState('Connected');
  await expect(app.session.state).not.toHaveText('Connected');
  await second.page.close();

  const third = new App(await context.newPage(), companion.url);
  await app.page.close();
  await third.open();
  await third.connections.open('Fought over');
  await third.session.connect.click();
  await third.session.expectState('Connected');
});

test('two profiles of one id and one broker; none of it without an id', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  const endpoint = { scheme: 'ws', host: '127.0.0.1', port: ports.ws, path: '/mqtt' } as const;
  await storeProfiles(app.page, [
    { name: 'First', endpoint, clientId: 'same' },
    { name: 'Second', endpoint: { ...endpoint, host: 'localhost' }, clientId: 'same' },
    { name: 'No id', endpoint, clientId: '' },
    { name: 'No id either', endpoint, clientId: '' },
  ]);
  await app.reload();
  for (const name of ['First', 'No id', 'No id either']) {
    await app.connections.open(name);
    await app.session.connect.click();
    await app.session.expectState('Connected');
  }
  await app.connections.open('Second');
  await app.session.connect.click();
  const warning = app.page.getByRole('alert').filter({ hasText: '“First” uses client ID same at this broker' });
  await expect(warning).toBeVisible();
  await expect(app.connections.item('Second')).toContainText('ID in use');
  await app.connections.open('First');
  await expect(warning).toBeHidden();
  await app.session.disconnect.click();
  await app.connections.open('Second');
  await app.session.connect.click();
  await app.session.expectState('Connected');
});
