import { startCompanion } from '../fixtures/companion.mjs';
import { expect, test } from '../fixtures/test.ts';

test.use({ serviceWorkers: 'allow' });

test('it can be installed: a manifest with names, colours and icons', async ({ app, companion }) => {
  const href = await app.page.locator('link[rel=manifest]').getAttribute('href');
  const base = new URL(href ?? '', companion.url);
  const manifest = await (await app.page.request.get(base.href)).json();
  expect(manifest.name).toBe('MQTT Loupe');
  expect(manifest.display).toBe('standalone');
  const sizes = manifest.icons.map((icon: { sizes: string }) => icon.sizes);
  expect(sizes).toEqual(expect.arrayContaining(['192x192', '512x512']));
  for (const icon of manifest.icons) {
    const response = await app.page.request.get(new URL(icon.src, base).href);
    expect(response.headers()['content-type']).toMatch(/^image\//);
  }
  expect(manifest.icons.some(({ purpose = '' }: { purpose?: string }) => purpose.includes('maskable'))).toBe(true);
});

test('the shell opens without its server, with the profiles, and says so', async ({ page, context }) => {
  const companion = await startCompanion({ broker: false });
  try {
    await page.goto(companion.url);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    // From the second load on the page is under the service worker.
    await page.reload();
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await companion.stop();
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByRole('button', { name: 'New connection' })).toBeVisible();
    await expect(page.getByText(/offline/i).first()).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText(/offline/i)).toHaveCount(0);
  } finally {
    await companion.stop();
  }
});
