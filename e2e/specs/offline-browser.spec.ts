// The browser says that there is no network: then nobody knocks, and when it is back nobody waits.
import { expect, test } from '../fixtures/test.ts';

test('reconnecting waits for the network, and goes on with it', async ({ app, context, ownMosquitto }) => {
  const broker = await ownMosquitto('anon');
  // A name that is not this computer's own: to loopback one can connect without any network.
  await app.addProfile(`ws://lab.loupe.test:${broker.ports.ws}/mqtt`);
  await app.dialog.saveAndConnect.click();
  await app.session.expectState('Connected');
  await context.setOffline(true);
  await broker.kill();
  await app.session.expectState('Reconnecting');
  await expect(app.page.getByText('waiting for the network').first()).toBeVisible();
  await broker.start();
  await context.setOffline(false);
  await app.session.expectState('Connected');
});
