import { AxeBuilder } from '@axe-core/playwright';
import { storeProfiles } from '../fixtures/stored-profiles.ts';
import { expect, test } from '../fixtures/test.ts';
import { App } from '../pages/app.ts';

const filter = (text: string) => [{ filter: text, qos: 0, color: 1 }] as const;

const LAB = [
  { name: 'Alone' },
  { name: 'Hall', group: 'Home' },
  { name: 'Attic', group: 'Home', subscriptions: filter('zigbee/attic/#') },
  { name: 'Press', group: 'Plant' },
  { name: 'Oven', group: 'Plant', endpoint: { scheme: 'ws', host: 'oven.example', port: 9, path: '/' } },
] as const;

async function openWith(app: App, profiles: Parameters<typeof storeProfiles>[1]): Promise<void> {
  await storeProfiles(app.page, profiles);
  await app.reload();
}

test('groups are folded, and stay folded', async ({ app }) => {
  const { connections } = app;
  await openWith(app, LAB);
  await connections.expectOrder('Alone', '[Home]', 'Hall', 'Attic', '[Plant]', 'Press', 'Oven');
  await connections.group('Home').click();
  await expect(connections.group('Home')).toHaveAttribute('aria-expanded', 'false');
  await app.reload();
  await expect(connections.item('Hall')).toBeHidden();
  await expect(connections.items).toHaveCount(3);
  await connections.group('Home').press('ArrowRight');
  await expect(connections.item('Hall')).toBeVisible();
});

test('the keyboard walks, moves through the groups and renames', async ({ app }) => {
  const { connections } = app;
  await openWith(app, LAB);
  await connections.row('Alone').focus();
  await app.page.keyboard.press('ArrowDown');
  await expect(connections.group('Home')).toBeFocused();
  await app.page.keyboard.press('End');
  await expect(connections.row('Oven')).toBeFocused();
  await app.page.keyboard.press('Home');
  // Held down: each step begins where the last one led.
  for (let i = 0; i < 3; i++) await app.page.keyboard.press('Alt+ArrowDown');
  await connections.expectOrder('[Home]', 'Hall', 'Attic', 'Alone', '[Plant]', 'Press', 'Oven');
  await expect(connections.row('Alone')).toBeFocused();
  await app.reload();
  await connections.expectOrder('[Home]', 'Hall', 'Attic', 'Alone', '[Plant]', 'Press', 'Oven');

  await connections.group('Plant').press('Alt+ArrowUp');
  await connections.expectOrder('[Plant]', 'Press', 'Oven', '[Home]', 'Hall', 'Attic', 'Alone');
  await connections.group('Plant').press('F2');
  const name = app.page.getByRole('textbox', { name: 'Name of the group' });
  await expect(name).toBeFocused();
  await app.page.keyboard.type('Works');
  await app.page.keyboard.press('Enter');
  await connections.expectOrder('[Works]', 'Press', 'Oven', '[Home]', 'Hall', 'Attic', 'Alone');
  await expect(connections.group('Works')).toBeFocused();
});

test('a row is dragged into another group, and a drag can be given up', async ({ app }) => {
  const { connections, page } = { connections: app.connections, page: app.page };
  await openWith(app, LAB);
  const middle = async (name: string) => {
    const box = await connections.row(name).boundingBox();
    return { x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  };
  const [from, to] = [await middle('Oven'), await middle('Hall')];
  const drag = async () => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y - 20);
    await page.mouse.move(to.x, to.y + 5);
  };
  await drag();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await connections.expectOrder('Alone', '[Home]', 'Hall', 'Attic', '[Plant]', 'Press', 'Oven');
  await drag();
  await page.mouse.up();
  await connections.expectOrder('Alone', '[Home]', 'Hall', 'Oven', 'Attic', '[Plant]', 'Press');
  // What was let go of there was not clicked.
  await expect(page.getByRole('heading', { name: 'Alone', level: 1 })).toBeVisible();
});

test('several are selected, by mouse and keyboard, and deleted and put back as one', async ({ app }) => {
  const { connections, page } = app;
  await openWith(app, LAB);
  const selected = (count: number) =>
    expect(page.getByRole('status').filter({ hasText: `${count} selected` })).toBeVisible();
  await connections.open('Hall');
  await connections.toggle('Press');
  await selected(2);
  await connections.row('Oven').click({ modifiers: ['Shift'] });
  await selected(2);
  await page.keyboard.press('Escape');
  await connections.row('Attic').press('Shift+ArrowDown');
  await selected(2);
  await page.keyboard.press('ControlOrMeta+a');
  await selected(5);
  await connections.toggle('Alone');
  await page.keyboard.press('Delete');
  // The focus is on a row that is not part of the selection: only that one goes.
  await connections.expectOrder('[Home]', 'Hall', 'Attic', '[Plant]', 'Press', 'Oven');
  await connections.undo.click();
  await connections.row('Hall').click();
  await connections.row('Oven').click({ modifiers: ['Shift'] });
  await connections.choose('Press', 'Delete');
  await connections.expectOrder('Alone');
  await expect(page.getByText('Deleted 4 connections')).toBeVisible();
  await connections.undo.click();
  await connections.expectOrder('Alone', '[Home]', 'Hall', 'Attic', '[Plant]', 'Press', 'Oven');
});

test('several are connected, grouped, coloured and duplicated at once', async ({ app, mosquitto }) => {
  const { connections, page } = app;
  const { ports } = await mosquitto('anon');
  const endpoint = { scheme: 'ws', host: '127.0.0.1', port: ports.ws, path: '/mqtt' } as const;
  await openWith(app, [
    { name: 'One', endpoint },
    { name: 'Two', endpoint },
    { name: 'Three', endpoint },
  ]);
  await connections.open('One');
  await connections.toggle('Two');
  await connections.choose('Two', 'Connect');
  await expect(connections.item('One')).toContainText('Connected');
  await expect(connections.item('Two')).toContainText('Connected');
  await expect(connections.item('Three')).not.toContainText('Connected');
  await connections.choose('One', 'Disconnect');
  await expect(connections.item('Two')).toContainText('Disconnected');

  await connections.moveToNewGroup('One', 'Pair');
  await connections.expectOrder('Three', '[Pair]', 'One', 'Two');
  await connections.row('One').click({ button: 'right' });
  await page.getByRole('menuitemradio', { name: 'Green' }).click();
  await connections.row('Two').click({ button: 'right' });
  await expect(page.getByRole('menuitemradio', { name: 'Green' })).toBeChecked();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await connections.expectOrder('Three', '[Pair]', 'One', 'One copy', 'Two', 'Two copy');
});

test('the search looks into names, hosts, groups and topic filters', async ({ app }) => {
  const { connections } = app;
  await openWith(app, [...LAB, { name: 'Six' }, { name: 'Seven' }]);
  for (const [text, ...found] of [
    ['sev', 'Seven'],
    ['oven.ex', '[Plant]', 'Oven'],
    ['plant', '[Plant]', 'Press', 'Oven'],
    ['zigbee attic', '[Home]', 'Attic'],
  ] as const) {
    await connections.search.fill(text);
    await connections.expectOrder(...found);
  }
  await connections.search.fill('nothing like it');
  await expect(app.page.getByText('No connection has “nothing like it”')).toBeVisible();
  await connections.search.press('Escape');
  await expect(connections.items).toHaveCount(7);
});

test('the menu opens at the pointer, and gives the focus back', async ({ app }) => {
  const { connections, page } = app;
  await openWith(app, LAB);
  const row = await connections.row('Hall').boundingBox();
  const at = { x: (row?.x ?? 0) + 40, y: (row?.y ?? 0) + 12 };
  await page.mouse.click(at.x, at.y, { button: 'right' });
  const menu = await connections.menu.boundingBox();
  expect(Math.abs((menu?.x ?? 0) - at.x)).toBeLessThan(8);
  expect(Math.abs((menu?.y ?? 0) - at.y)).toBeLessThan(8);
  await page.keyboard.press('Escape');
  await expect(connections.menu).toBeHidden();
  await expect(connections.row('Hall')).toBeFocused();
});

test('what wishes it connects at the start, in the first tab only, and behind what is in view', async ({
  app,
  companion,
  context,
  mosquitto,
}) => {
  const { ports } = await mosquitto('anon');
  const endpoint = { scheme: 'ws', host: '127.0.0.1', port: ports.ws, path: '/mqtt' } as const;
  await openWith(app, [{ name: 'In view' }, { name: 'By itself', endpoint, autoConnect: true }]);
  await expect(app.connections.item('By itself')).toContainText('Connected');
  await expect(app.page.getByRole('heading', { name: 'In view', level: 1 })).toBeVisible();

  const second = new App(await context.newPage(), companion.url);
  await second.open();
  await expect(second.connections.item('By itself')).toBeVisible();
  await second.connections.open('By itself');
  await second.session.expectState('Disconnected');
  await expect(app.connections.item('By itself')).toContainText('Connected');
  await app.page.close();
  await second.reload();
  await second.session.expectState('Connected');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the list, its menu and its questions can be read by everybody', async ({ app }) => {
      const { connections, page } = app;
      const serious = async () => {
        await page.evaluate(() =>
          Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
        );
        const { violations } = await new AxeBuilder({ page }).analyze();
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      };
      await openWith(app, [...LAB, { name: 'Guarded', askPassword: true, color: 2 }]);
      await connections.group('Plant').click();
      await connections.open('Hall');
      await connections.toggle('Guarded');
      expect(await serious()).toEqual([]);
      await connections.row('Hall').click({ button: 'right' });
      await expect(connections.menu).toBeVisible();
      expect(await serious()).toEqual([]);
      await page.getByRole('menuitem', { name: 'Move to group…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await serious()).toEqual([]);
      await page.keyboard.press('Escape');
      await connections.open('Guarded');
      await app.session.connect.click();
      await expect(page.getByRole('dialog', { name: 'Password for Guarded' })).toBeVisible();
      expect(await serious()).toEqual([]);
    });
  });
}

test.describe('phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('a finger selects several from the menu on', async ({ app }) => {
    const { connections, page } = app;
    await openWith(app, LAB);
    await page.getByRole('button', { name: 'Connections', exact: true }).tap();
    await connections.item('Hall').getByRole('button', { name: 'Actions for Hall' }).tap();
    await page.getByRole('menuitem', { name: 'Select', exact: true }).tap();
    await connections.row('Oven').tap();
    await expect(page.getByText('2 selected')).toBeVisible();
    await page.getByRole('button', { name: 'Actions for the selection' }).tap();
    await page.getByRole('menuitem', { name: 'Move up' }).tap();
    await connections.expectOrder('Alone', 'Hall', 'Oven', '[Home]', 'Attic', '[Plant]', 'Press');
  });

  test('what was deleted can be put back from where it was deleted', async ({ app }) => {
    const { connections, page } = app;
    await openWith(app, LAB);
    await page.getByRole('button', { name: 'Connections', exact: true }).tap();
    await connections.item('Alone').getByRole('button', { name: 'Actions for Alone' }).tap();
    await page.getByRole('menuitem', { name: 'Delete' }).tap();
    await expect(connections.item('Alone')).toBeHidden();
    await connections.undo.tap();
    await expect(page.getByRole('heading', { name: 'Alone', level: 1 })).toBeVisible();
  });
});
