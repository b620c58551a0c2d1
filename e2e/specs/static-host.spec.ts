// Without the companion the app is a static site, and loses only what needs the companion.
import { startStaticHost } from '../fixtures/static-host.ts';
import { expect, test } from '../fixtures/test.ts';
import { App } from '../pages/app.ts';

test('on a static host everything over WebSocket works, and mqtt:// says what it needs', async ({
  page,
  mosquitto,
}) => {
  const host = await startStaticHost();
  try {
    const app = new App(page, host.url);
    await app.open();
    await expect(page.getByRole('button', { name: 'Connect to the embedded broker' })).toBeHidden();
    await expect(page.getByText('npx mqtt-loupe').first()).toBeVisible();

    const broker = await mosquitto('anon');
    await app.connectedTo(broker.wsAddress, { name: 'over WebSocket' });

    await app.connections.newConnection.click();
    await app.dialog.pasteAddress(`mqtt://127.0.0.1:${broker.ports.tcp}`);
    await expect(app.dialog.root).toContainText('npx mqtt-loupe');
    await expect(app.dialog.root).toContainText('ws://');
    await app.dialog.saveAndConnect.click();
    await app.session.expectState('Failed');
    await expect(app.diagnosis).toContainText(/companion/i);
    await expect(app.diagnosis).toContainText('npx mqtt-loupe');
  } finally {
    await host.stop();
  }
});
