// The settings, and what the budget of the log does.
import { mosquittoPubLines } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';

test('the budget is checked, used at once, shown with what is used, and kept over a reload', async ({
  app,
  mosquitto,
}) => {
  const broker = await mosquitto('anon');
  // Over the bridge: mosquitto 2.0 loses much of what is large on its WebSocket listener.
  await app.connectedTo(`mqtt://127.0.0.1:${broker.ports.tcp}`);
  await app.subscriptions.subscribe('budget/#', '2');
  await expect(app.subscriptions.item('budget/#')).toContainText('2');
  await app.page.getByRole('button', { name: 'Settings' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Settings' });
  const budget = dialog.getByRole('textbox', { name: 'Memory for each connection' });
  await expect(budget).toHaveValue('256');
  await budget.fill('3');
  await expect(dialog.getByRole('alert')).toContainText('from 16 to 4096');
  await budget.fill('16');
  await budget.press('Enter');
  await expect(dialog.getByRole('alert')).toBeHidden();
  await app.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  const target = { port: broker.ports.tcp };
  const filler = 'x'.repeat(50_000);
  const lines = (from: number, count: number) => Array.from({ length: count }, (_, i) => `line ${from + i}; ${filler}`);
  await mosquittoPubLines(target, 'budget/many', lines(1, 250));
  await app.session.expectCount('Messages received', 250);
  await app.messages.scroll(-500);
  await expect.poll(() => app.messages.textInMiddle(/line \d+;/).catch(() => '')).not.toBe('');
  const reading = app.messages.row(await app.messages.textInMiddle(/line \d+;/));
  const place = await reading.boundingBox();
  // What a person reads does not move while messages come and the oldest are let go.
  await mosquittoPubLines(target, 'budget/many', lines(251, 250));
  await app.session.expectCount('Messages received', 500);
  expect(await reading.boundingBox()).toEqual(place);
  const value = async (name: 'Messages kept' | 'Messages dropped') =>
    Number(await app.session.counter(name).getAttribute('data-value'));
  expect(await value('Messages dropped')).toBeGreaterThan(0);
  expect((await value('Messages kept')) + (await value('Messages dropped'))).toBe(500);

  await app.page.getByRole('button', { name: 'Settings' }).click();
  const usage = dialog.getByRole('list', { name: 'What is used now' });
  await expect(usage).toContainText(/1[4-6](\.\d)? of 16 MiB · [\d,]+ messages kept · [\d,]+ dropped/);
  await app.reload();
  await app.page.getByRole('button', { name: 'Settings' }).click();
  await expect(budget).toHaveValue('16');
});
