// `Test connection` in the form: a real attempt before anything is saved, which throws nobody out.
import { startBrokerUnderPath } from '../fixtures/failures/web-servers.ts';
import { expect, test } from '../fixtures/test.ts';
import { DiagnosisTest } from '../pages/diagnosis-test.ts';

test('a connection is tested before it is saved', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const panel = new DiagnosisTest(app.page);
  for (const address of [broker.wsAddress, broker.tcpAddress]) {
    await app.addProfile(address);
    await panel.run.click();
    await expect(panel.root).toContainText(/Accepted in .+ MQTT 5/);
    await panel.details.click();
    await expect(panel.root).toContainText('The broker accepted the connection.');
    await app.dialog.cancel.click();
    await expect(app.dialog.root).toBeHidden();
  }
});

test('a test that fails mends the form, and what is mended passes', async ({ app }) => {
  const server = await startBrokerUnderPath('/mqtt');
  const panel = new DiagnosisTest(app.page);
  try {
    await app.addProfile(`ws://127.0.0.1:${server.port}/wrong`);
    await panel.run.click();
    await expect(panel.cause('wrong-path')).toContainText('404');
    await panel.fix('Use path /mqtt').click();
    await expect(app.dialog.path).toHaveValue('/mqtt');
    await expect(panel.root).toContainText(/Accepted in/);
  } finally {
    await server.stop();
  }
});

test('a password that is wrong is told from the rest', async ({ app, mosquitto }) => {
  const broker = await mosquitto('auth');
  const panel = new DiagnosisTest(app.page);
  await app.addProfile(broker.wsAddress, { username: 'writer', password: 'not-this-one' });
  await panel.run.click();
  await expect(panel.cause('refused-not-authorized')).toBeVisible();
  await expect(panel.root).not.toContainText('not-this-one');
});

test('a session that stands is not thrown out by a test of its profile', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const panel = new DiagnosisTest(app.page);
  await app.connectedTo(broker.wsAddress, { name: 'Standing' });
  await app.page.getByRole('button', { name: 'More about this connection' }).click();
  await app.page.getByRole('menuitem', { name: 'Edit connection' }).click();
  await panel.run.click();
  await expect(panel.root).toContainText(/Accepted in/);
  await expect(panel.root).toContainText(/loupe-[0-9a-f]{8}-test/);
  await app.dialog.cancel.click();
  await app.session.expectState('Connected');
});
