import { expect, test } from '../fixtures/test.ts';

const scheme = () => document.documentElement.getAttribute('data-mantine-color-scheme');
const background = () => getComputedStyle(document.body).backgroundColor;

test('the colour scheme follows the system', async ({ app }) => {
  await app.page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => app.page.evaluate(scheme)).toBe('light');
  const light = await app.page.evaluate(background);
  await app.page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => app.page.evaluate(scheme)).toBe('dark');
  expect(await app.page.evaluate(background)).not.toBe(light);
});

test('a theme that was set stays after a reload', async ({ app }) => {
  await app.page.emulateMedia({ colorScheme: 'light' });
  await app.page.getByRole('button', { name: 'Theme' }).click();
  await app.page
    .getByRole('menuitemradio', { name: 'Dark' })
    .or(app.page.getByRole('menuitem', { name: 'Dark' }))
    .click();
  await expect.poll(() => app.page.evaluate(scheme)).toBe('dark');
  await app.reload();
  await expect.poll(() => app.page.evaluate(scheme)).toBe('dark');
});

test('English and Russian at once, and after a reload', async ({ app }) => {
  const { page } = app;
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await app.chooseLanguage('Русский');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await expect(app.connections.newConnection).toBeHidden();
  await expect(page.getByRole('button', { name: 'Новое подключение' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Новое подключение' })).toBeVisible();
});

test.describe('with a Russian browser', () => {
  test.use({ locale: 'ru-RU' });

  test('the interface is Russian from the start, every word of it', async ({ page, companion }) => {
    await page.goto(companion.url);
    await expect(page.getByRole('button', { name: 'Новое подключение' })).toBeVisible();
    await page.getByRole('button', { name: 'Новое подключение' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    // biome-ignore lint/performance/useDomNodeTextContent: what is rendered counts, not scripts and hidden parts
    const words = await page.locator('body').innerText();
    // Names that stay as they are: the product, the protocol, its schemes and packets, examples of addresses.
    const latin = words
      .replace(/MQTT Loupe|MQTT|QoS|TCP|TLS|WebSocket|Ctrl|Esc|JSON|npx|(wss?|mqtts?):\/\/|loupe-[0-9a-f]+/g, '')
      .match(/\b(the|and|connect|save|cancel|name|password|broker|port|path|session|new|your)\b/gi);
    expect(latin).toBeNull();
  });
});

test('the command palette opens by key, finds and runs a command', async ({ app }) => {
  await app.page.keyboard.press('Control+k');
  await expect(app.palette).toBeVisible();
  await app.page.keyboard.type('new conn');
  await app.page.keyboard.press('Enter');
  await expect(app.palette).toBeHidden();
  await expect(app.page.getByRole('dialog', { name: 'New connection' })).toBeVisible();
});

test('what is typed right after the palette was called is not lost', async ({ app }) => {
  await app.page.keyboard.press('Control+k');
  await app.page.keyboard.type('theme: dark');
  await expect(app.palette.getByRole('option')).toHaveCount(1);
  await expect(app.palette.getByRole('combobox')).toHaveValue('theme: dark');
  await app.page.keyboard.press('Enter');
  await expect(app.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});
