import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { freePort } from '../fixtures/free-port.mjs';
import { mosquittoPub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';

async function expectNoSeriousViolation(page: Page): Promise<void> {
  // Colours move for some milliseconds after a change: axe must see where they end.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
    }));
  expect(serious).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('first start, the form, the palette', async ({ app }) => {
      await expectNoSeriousViolation(app.page);
      await app.connections.newConnection.click();
      await app.dialog.openSession();
      await expectNoSeriousViolation(app.page);
      await app.page.keyboard.press('Escape');
      await app.page.keyboard.press('Control+k');
      await expect(app.palette).toBeVisible();
      await expectNoSeriousViolation(app.page);
    });

    test('import and export', async ({ app }) => {
      await app.page
        .getByRole('button', { name: /^Import/ })
        .first()
        .click();
      const imports = app.page.getByRole('dialog', { name: 'Import connections' });
      const source = imports.getByLabel('Or paste its text');
      await source.fill('nothing');
      await imports.getByRole('button', { name: 'Read', exact: true }).click();
      await expect(imports.getByRole('alert')).toBeVisible();
      await expectNoSeriousViolation(app.page);
      await source.fill('mosquitto_sub -h broker.example -t a/# -u alice --cert client.crt');
      await imports.getByRole('button', { name: 'Read', exact: true }).click();
      await imports
        .getByText(/remark/)
        .first()
        .click();
      await expectNoSeriousViolation(app.page);
      await imports.getByRole('button', { name: /^Import \d/ }).click();
      await imports.getByRole('button', { name: 'Done' }).click();
      await app.page.getByRole('button', { name: /^Actions for/ }).click();
      await app.page.getByRole('menuitem', { name: /^Export/ }).click();
      const exports = app.page.getByRole('dialog', { name: 'Export connections' });
      await exports.getByRole('checkbox').check();
      await expectNoSeriousViolation(app.page);
      await app.page.keyboard.press('Escape');
      await app.page.getByRole('button', { name: /^Actions for/ }).click();
      await app.page.getByRole('menuitem', { name: /mosquitto command/ }).click();
      await expect(app.page.getByRole('dialog', { name: 'mosquitto commands' })).toBeVisible();
      await expectNoSeriousViolation(app.page);
    });

    test('connected, with messages, a selection and a refusal', async ({ app, mosquitto }) => {
      const { ports, wsAddress } = await mosquitto('anon');
      await app.connectedTo(wsAddress, { name: 'Looked at' });
      await expectNoSeriousViolation(app.page);
      await app.subscriptions.subscribe('axe/#', '1');
      await app.composer.publish({ topic: 'axe/out', payload: 'out', qos: '2', retain: true });
      await mosquittoPub({ port: ports.tcp }, { topic: 'axe/in', payload: '{"a":[1,true,null,"x"]}', qos: 1 });
      await app.messages.select('axe/in');
      await expect(app.inspector.root).toContainText('axe/in');
      await app.composer.publish({ topic: 'axe/#', payload: 'bad' });
      await app.subscriptions.filter.fill('a+');
      await app.subscriptions.subscribeButton.click();
      await expectNoSeriousViolation(app.page);
    });

    test('a diagnosis', async ({ app }) => {
      await app.connectTo(`ws://127.0.0.1:${await freePort()}/mqtt`);
      await app.session.expectState('Failed');
      await expectNoSeriousViolation(app.page);
    });

    test.describe('phone', () => {
      test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

      test('every tab', async ({ app, mosquitto }) => {
        const { wsAddress } = await mosquitto('anon');
        await expectNoSeriousViolation(app.page);
        await app.connectedTo(wsAddress);
        for (const tab of ['Subscriptions', 'Publish', 'Messages'] as const) {
          await app.phone.goTo(tab);
          await expectNoSeriousViolation(app.page);
        }
      });
    });
  });
}
