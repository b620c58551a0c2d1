import { mosquittoPub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

/** What sticks out of the screen to the right: nothing should, for nobody would find it. */
const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

for (const locale of ['en-GB', 'ru-RU']) {
  test.describe(locale, () => {
    test.use({ locale });

    test('nothing is cut off, first start and form', async ({ page, companion }) => {
      await page.goto(companion.url);
      const create = page.getByRole('button', { name: /^(New connection|Новое подключение)$/ });
      await expect(create).toBeVisible();
      expect(await page.evaluate(overflow)).toBe(0);
      await create.click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await page.evaluate(overflow)).toBe(0);
    });
  });
}

test('the whole job: connect, subscribe, publish, read, and back', async ({ app, mosquitto }) => {
  const { page } = app;
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress, { name: 'Pocket' });
  expect(await page.evaluate(overflow)).toBe(0);

  await app.phone.goTo('Subscriptions');
  await app.subscriptions.subscribe('pocket/#', '1');
  expect(await page.evaluate(overflow)).toBe(0);

  await app.phone.goTo('Publish');
  await app.composer.publish({ topic: 'pocket/out', payload: 'from the phone', qos: '1' });
  expect(await page.evaluate(overflow)).toBe(0);

  await app.phone.goTo('Messages');
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'pocket/in', payload: 'to the phone', qos: 1 });
  await expect(app.messages.row('pocket/in', 'to the phone')).toHaveCount(1);
  await app.messages.select('pocket/in');
  await expect(app.inspector.root).toContainText('to the phone');
  expect(await page.evaluate(overflow)).toBe(0);
});

test('everything that is touched is large enough', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  const small = await app.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], select, [role=tab]')]
      .filter((element) => element.getClientRects().length > 0 && !element.closest('[aria-hidden=true]'))
      .map((element) => ({ name: element.ariaLabel ?? element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height < 39.5)
      .map(({ name, box }) => `${name}: ${Math.round(box.width)}x${Math.round(box.height)}`),
  );
  expect(small).toEqual([]);
});

test('a finger that stays on a row opens its menu, also where the browser has none for it', async ({
  app,
  mosquitto,
}) => {
  const { page } = app;
  const broker = await mosquitto('anon');
  await app.connectedTo(broker.wsAddress);
  await app.phone.goTo('Subscriptions');
  await app.subscriptions.subscribe('press/#', '0');
  await expect(app.subscriptions.item('press/#')).toContainText('0');
  await app.phone.goTo('Messages');
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'press/a', payload: 'hold' });
  const box = await app.messages.row('press/a').boundingBox();
  if (!box) throw new Error('no row');
  const touches = [{ x: box.x + 80, y: box.y + 20 }];
  const device = await page.context().newCDPSession(page);
  // As on iOS, where a long press tells the page nothing of its own.
  await page.evaluate(() => addEventListener('contextmenu', (event) => event.stopImmediatePropagation(), true));
  await device.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: touches });
  await expect(page.getByRole('menuitem', { name: 'Copy payload' })).toBeVisible();
  await device.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect(page.getByRole('menuitem', { name: 'Copy payload' })).toBeVisible();
});
