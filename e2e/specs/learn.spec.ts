// Guided labs: what is proved by packets, kept, told apart, begun anew, reported, written by others.
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { startStaticHost } from '../fixtures/static-host.ts';
import { expect, test } from '../fixtures/test.ts';
import { App } from '../pages/app.ts';
import { LearnPage } from '../pages/learn.ts';

const CONNECT = 'Connect to the broker';
const SUBSCRIBE = 'Subscribe to mytopic at QoS 1';
const PUBLISH = 'Publish Hello World to mytopic at QoS 1';
const RECEIVE = 'Get this message from the broker';

async function axe(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual([]);
}

const OWN = `lab: mine
language: en
title: A lab of mine
summary: Short.
minutes: 3
steps:
  - id: one
    title: The only step
    text: |
      Text with <b>tags</b> and \`code\`.
    tasks:
      - id: sent
        text: Publish to \`mine\`
        expect:
          - { packet: PUBLISH, from: client, fields: { topic: mine } }
`;

/** Steps of the first lab that are stored as done: what a reload may count on. */
function keptSteps(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve, reject) => {
        const open = indexedDB.open('mqtt-loupe');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const read = open.result.transaction('labProgress').objectStore('labProgress').get('first-steps');
          read.onerror = () => reject(read.error);
          read.onsuccess = () => {
            open.result.close();
            resolve((read.result as { done?: readonly string[] } | undefined)?.done ?? []);
          };
        };
      }),
  );
}

async function openFile(app: App, text: string, name = 'mine.yaml'): Promise<void> {
  const own = app.page.getByRole('region', { name: 'Own labs' });
  await own.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/yaml', buffer: Buffer.from(text) });
}

const connections = (app: App) => app.page.getByRole('list', { name: 'Connections' }).getByRole('listitem');

/** From the first page on: the lab, and a connection that is made in it. */
async function connectedLab(app: App): Promise<LearnPage> {
  const learn = new LearnPage(app.page);
  await app.page.getByRole('button', { name: /Learn MQTT step by step/ }).click();
  await learn.openLab('First steps');
  await expect(learn.title).toHaveText('What MQTT is');
  await learn.next.click();
  await learn.act(CONNECT, 'New connection');
  await app.dialog.saveAndConnect.click();
  await app.session.expectState('Connected');
  await learn.expectState(CONNECT, 'passed');
  return learn;
}

async function helloWorld(app: App, learn: LearnPage): Promise<void> {
  await learn.openStep('Subscribing');
  await learn.act(SUBSCRIBE, 'Fill in mytopic');
  await app.subscriptions.subscribeButton.click();
  await learn.expectState(SUBSCRIBE, 'passed');
  await learn.next.click();
  await learn.act(PUBLISH, 'Fill in the form');
  await app.composer.publishButton.click();
  await learn.expectState(PUBLISH, 'passed');
  await learn.expectState(RECEIVE, 'passed');
}

test('a lab begins before there is a connection, and goes on beside it', async ({ app }) => {
  const learn = await connectedLab(app);
  await expect(app.page.getByRole('tab', { name: 'Learn' })).toHaveAttribute('aria-selected', 'true');
  await expect(learn.evidence(CONNECT)).toHaveText([/^CONNECT · .*lab-student/, /^CONNACK · Success/]);
  await expect(learn.step('What MQTT is')).toContainText('Done');
  await helloWorld(app, learn);
  await expect(learn.evidence(PUBLISH)).toHaveText([/^PUBLISH · id \d+ · QoS 1 · mytopic/, /^PUBACK · id \d+/]);
  await expect(learn.exchange.getByText('PUBACK').first()).toBeVisible();
  await expect(learn.step('Hello World')).toContainText('Done');
});

test('what was nearly right is told in words, and proves nothing', async ({ app }) => {
  const learn = await connectedLab(app);
  await learn.openStep('Subscribing');
  await app.subscriptions.subscribe('mytopic/', '1');
  await expect(learn.miss(SUBSCRIBE)).toContainText(
    'you subscribed to mytopic/, which is another topic filter than mytopic',
  );
  await expect(learn.miss(SUBSCRIBE)).toContainText('A slash at the end makes another topic');
  await learn.expectState(SUBSCRIBE, 'waiting');
  await app.subscriptions.subscribe('mytopic', '0');
  await expect(learn.miss(SUBSCRIBE)).toContainText('you asked for QoS 0; here it is QoS 1');
  await learn.expectState(SUBSCRIBE, 'waiting');
});

test('a packet of the proof opens in Packets', async ({ app }) => {
  const learn = await connectedLab(app);
  await learn.evidence(CONNECT).getByRole('button').last().click();
  await expect(app.page.getByRole('tab', { name: 'Packets' })).toHaveAttribute('aria-selected', 'true');
  await expect(app.page.getByRole('region', { name: 'Packet', exact: true })).toContainText('CONNACK');
});

test('what is proved is kept over a reload, and gone when the lab is begun anew', async ({ app }) => {
  const learn = await connectedLab(app);
  await helloWorld(app, learn);
  await expect.poll(() => keptSteps(app.page)).toContain('hello');
  await app.reload();
  await app.connections.item('Lab').getByRole('button', { name: 'Lab', exact: true }).click();
  await learn.show();
  await expect(learn.lab('First steps')).toContainText('4 of 10 steps');
  await learn.openLab('First steps');
  await learn.openStep('Hello World');
  await learn.expectState(PUBLISH, 'passed');
  await expect(learn.evidence(PUBLISH)).toHaveCount(2);
  await expect(learn.exchange.getByText('PUBACK').first()).toBeVisible();

  await learn.choose('Begin this lab anew…');
  await app.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(learn.title).toHaveText('What MQTT is');
  await learn.openStep('Hello World');
  await learn.expectState(PUBLISH, 'waiting');
  await app.reload();
  await app.connections.item('Lab').getByRole('button', { name: 'Lab', exact: true }).click();
  await learn.show();
  await learn.openLab('First steps');
  await learn.openStep('Hello World');
  await learn.expectState(PUBLISH, 'waiting');
});

test('faults on purpose are shown as long as they are on, and end with the step', async ({ app }) => {
  const learn = await connectedLab(app);
  await learn.openStep('QoS 1: at least once');
  const lost = 'Switch on the loss of PUBACK, and publish once more';
  await learn.act('Without a loss first, publish a message at QoS 1 and wait for its PUBACK', 'Fill in the form');
  await app.composer.publishButton.click();
  await learn.expectState(/^Without a loss/, 'passed');
  const lose = learn.task(lost).getByRole('button', { name: 'Lose PUBACK' });
  await expect(lose).toHaveAttribute('data-variant', 'filled');
  await learn.act(lost, 'Lose PUBACK');
  const faults = app.page.getByRole('status').filter({ hasText: 'On your connection only' });
  await expect(faults).toContainText('has not acted yet');
  // What is done is not what comes next.
  await expect(lose).toHaveAttribute('data-variant', 'default');
  await app.composer.publishButton.click();
  await expect(faults).toContainText('acted once');
  const repeated = /^Cut the connection, and see/;
  await learn.act(repeated, 'Cut the connection');
  await learn.expectState(repeated, 'passed');
  await expect(learn.evidence(repeated)).toHaveCount(5);
  await learn.openStep('QoS 0: at most once');
  await expect(faults).toHaveCount(0);
});

test('the connection of the lab is changed, not made twice', async ({ app }) => {
  const learn = await connectedLab(app);
  await learn.allLabs.click();
  const clean = OWN.replace(
    'expect:',
    'actions: [{ kind: connection, label: Again, fill: { clientId: lab-student, cleanStart: true } }]\n        expect:',
  );
  await openFile(
    app,
    clean.replace('PUBLISH, from: client, fields: { topic: mine }', 'CONNECT, fields: { cleanStart: true }'),
  );
  await expect(learn.task('Publish to mine').getByRole('button', { name: 'Again' })).toHaveCount(0);
  await learn.act('Publish to mine', 'Edit connection');
  await expect(app.page.getByRole('dialog', { name: 'Edit connection' })).toBeVisible();
  await app.dialog.saveAndConnect.click();
  await learn.expectState('Publish to mine', 'passed');
  await expect(connections(app)).toHaveCount(1);
});

test('a second connection that a task asks for has the lab beside it', async ({ app }) => {
  const learn = await connectedLab(app);
  await learn.openStep('The will message');
  await learn.act(/^In your connection subscribe/, 'Fill in the filter');
  await app.subscriptions.subscribeButton.click();
  await learn.expectState(/^In your connection subscribe/, 'passed');
  await learn.act(/^Make a second connection/, 'New connection');
  await app.dialog.saveAndConnect.click();
  await app.session.expectState('Connected');
  await expect(connections(app)).toHaveCount(2);
  await learn.expectState(/^Make a second connection/, 'passed');
  await learn.act(/^Cut the second connection/, 'Cut the connection');
  await learn.expectState('Get the will message', 'passed');
});

test('answers are kept as they are typed, and stand in the report', async ({ app }) => {
  const learn = await connectedLab(app);
  await helloWorld(app, learn);
  await learn.step('Questions').click();
  const answer = app.page.getByRole('textbox', { name: /^Your answer: Who keeps a message/ });
  await answer.fill('Nobody at QoS 0. <b>Everybody</b> at 1.\nAnd 2.');
  await app.reload();
  await app.connections.item('Lab').getByRole('button', { name: 'Lab', exact: true }).click();
  await learn.show();
  await learn.openLab('First steps');
  await learn.step('Questions').click();
  await expect(answer).toHaveValue('Nobody at QoS 0. <b>Everybody</b> at 1.\nAnd 2.');

  await learn.choose('Report');
  await learn.report.getByRole('textbox', { name: 'Your name' }).fill('Anna Petrova');
  await expect(learn.report).toContainText('Student: Anna Petrova');
  await expect(learn.report).toContainText('4 of 10 steps done');
  await expect(learn.report).toContainText('<b>Everybody</b> at 1.');
  await expect(learn.report.getByRole('img', { name: /^mytopic/ }).first()).toBeVisible();
  await axe(app.page);
  const download = app.page.waitForEvent('download');
  await learn.report.getByRole('button', { name: 'Save as Markdown' }).click();
  const markdown = await readFile(await (await download).path(), 'utf8');
  expect(markdown).toContain('# Lab: First steps');
  expect(markdown).toMatch(
    /- \[x\] Publish Hello World to mytopic at QoS 1\n {2}- Connection: Lab\n {2}- .* → `PUBLISH · id \d+/u,
  );
  expect(markdown).toMatch(/\n```text\nmytopic\nPublish · QoS 1 · id \d+ · [^\n]+\n\n +Client +Broker\n/u);
  expect(markdown).toContain('> Nobody at QoS 0. \\<b\\>Everybody\\</b\\> at 1.\n> And 2.');
  await app.page.keyboard.press('Escape');
  await expect(learn.report).toBeHidden();
});

test('a report prints on white, and nothing but the report', async ({ app }) => {
  const learn = await connectedLab(app);
  await learn.choose('Report');
  await app.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(learn.report.getByRole('button', { name: 'Save as Markdown' })).toBeHidden();
  await expect(app.session.disconnect).toBeHidden();
  const background = await learn.report
    .getByRole('article')
    .evaluate((article) => getComputedStyle(article).backgroundColor);
  expect(background).toBe('rgb(255, 255, 255)');
});

test('a link opens a lab at a step, and connects to nothing', async ({ app }) => {
  const learn = new LearnPage(app.page);
  await app.page.goto(`${app.url}#/learn/first-steps/topics`);
  await expect(learn.title).toHaveText('Topics and wildcards');
  await expect(connections(app)).toHaveCount(0);
  await app.page.evaluate(() => {
    location.hash = '#/learn/first-steps/will';
  });
  await expect(learn.title).toHaveText('The will message');
  await app.page.goto(`${app.url}#/learn/nothing/here`);
  await expect(app.page.getByText('This lab could not be loaded', { exact: false })).toBeVisible();
});

test('a hint that was opened stays open where the lab comes to stand beside a connection', async ({ app }) => {
  const learn = new LearnPage(app.page);
  await app.page.goto(`${app.url}#/learn/first-steps/hello`);
  const hint = learn.task(RECEIVE).getByRole('group');
  await hint.getByText('How').click();
  await expect(hint).toHaveAttribute('open');
  await learn.openStep('Connecting to the broker');
  await learn.act(CONNECT, 'New connection');
  await app.dialog.saveAndConnect.click();
  await learn.expectState(CONNECT, 'passed');
  await learn.openStep('Hello World');
  await expect(hint).toHaveAttribute('open');
});

test('the link to a step is copied', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const learn = new LearnPage(app.page);
  await app.page.goto(`${app.url}#/learn/first-steps/topics`);
  await expect(learn.title).toHaveText('Topics and wildcards');
  await learn.choose('Copy the link to this step');
  await expect
    .poll(() => app.page.evaluate(() => navigator.clipboard.readText()))
    .toBe(`${app.url}#/learn/first-steps/topics`);
});

test('somebody’s own lab is opened, done, kept and removed; a faulty one names its lines', async ({ app }) => {
  const learn = new LearnPage(app.page);
  const { page } = app;
  await app.connectedTo(`ws://127.0.0.1:${await embeddedPort(app)}/mqtt`, { name: 'Own' });
  await learn.show();
  const own = page.getByRole('region', { name: 'Own labs' });
  const faulty = OWN.replace('packet: PUBLISH', 'packet: PUBLISHED').replace('minutes: 3', 'minutes: soon');
  await openFile(app, faulty, 'faulty.yaml');
  await expect(own.getByRole('alert')).toContainText('faulty.yaml is no lab that can be shown');
  await expect(own.getByRole('alert').getByRole('listitem')).toHaveText([
    /^Line 5: minutes must be/,
    /^Line 15: packet/,
  ]);
  await axe(page);

  await openFile(app, OWN);
  await expect(learn.title).toHaveText('The only step');
  await expect(page.getByText('Text with <b>tags</b> and')).toBeVisible();
  await app.composer.publish({ topic: 'mine', payload: 'x' });
  await learn.expectState('Publish to mine', 'passed');
  await page.reload();
  await app.connections.item('Own').getByRole('button', { name: 'Own', exact: true }).click();
  await learn.show();
  await own.getByRole('button', { name: /^A lab of mine/ }).click();
  await learn.expectState('Publish to mine', 'passed');
  await learn.allLabs.click();
  await own.getByRole('button', { name: 'Remove A lab of mine' }).click();
  await expect(own.getByRole('button', { name: /^A lab of mine/ })).toHaveCount(0);
});

async function embeddedPort(app: App): Promise<number> {
  const info = await app.page.request.get(new URL('loupe/companion.json', app.url).href);
  return ((await info.json()) as { embeddedBroker: { wsPort: number } }).embeddedBroker.wsPort;
}

test('a lab that is dropped is opened', async ({ app }) => {
  const learn = new LearnPage(app.page);
  await app.page.getByRole('button', { name: /Learn MQTT step by step/ }).click();
  await expect(learn.labs).toBeVisible();
  const dataTransfer = await app.page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'mine.yaml'));
    return transfer;
  }, OWN);
  await learn.labs.dispatchEvent('drop', { dataTransfer });
  await expect(learn.title).toHaveText('The only step');
});

test('two tabs at one lab take nothing from each other', async ({ app, context }) => {
  const learn = await connectedLab(app);
  await learn.step('Questions').click();
  const page = await context.newPage();
  await page.goto(`${app.url}#/learn/first-steps/%3F`);
  const mine = app.page.getByRole('textbox', { name: /^Your answer: Who keeps/ });
  const other = page.getByRole('textbox', { name: /^Your answer: Which QoS/ });
  await expect(other).toBeVisible();
  await mine.pressSequentially('written in the first tab');
  await other.pressSequentially('and in the second');
  for (const tab of [page, app.page]) {
    await expect(tab.getByRole('textbox', { name: /^Your answer: Who keeps/ })).toHaveValue('written in the first tab');
    await expect(tab.getByRole('textbox', { name: /^Your answer: Which QoS/ })).toHaveValue('and in the second');
  }
});

test('what needs the companion says so where there is none, and the rest can be done', async ({ page, mosquitto }) => {
  const host = await startStaticHost();
  try {
    const app = new App(page, host.url);
    const learn = new LearnPage(page);
    await app.open();
    const broker = await mosquitto('anon');
    await app.connectedTo(broker.wsAddress, { name: 'Lab' });
    await learn.show();
    await learn.openLab('First steps');
    await learn.openStep('QoS 1: at least once');
    await learn.expectState(/^Switch on the loss/, 'unavailable');
    await expect(learn.task(/^Switch on the loss/)).toContainText('This needs the embedded broker');
    await learn.act(/^Without a loss/, 'Fill in the form');
    await app.composer.publishButton.click();
    await learn.expectState(/^Without a loss/, 'passed');
    await expect(learn.step('QoS 1: at least once')).toContainText('Done');
  } finally {
    await host.stop();
  }
});

test('labs can be walked through by keys, and are reached from the palette', async ({ app }) => {
  const { page } = app;
  const learn = await connectedLab(app);
  await page.getByRole('tab', { name: 'Broker', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Learn', exact: true })).toBeFocused();
  await expect(learn.title).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Learn', exact: true })).toBeFocused();
  await learn.next.focus();
  await page.keyboard.press('Enter');
  await expect(learn.title).toHaveText('Subscribing');
  await expect(learn.title).toBeFocused();
  await learn.task(SUBSCRIBE).getByRole('button', { name: 'Fill in mytopic' }).focus();
  await page.keyboard.press('Enter');
  await expect(app.subscriptions.filter).toBeFocused();
  await page.keyboard.press('Enter');
  await learn.expectState(SUBSCRIBE, 'passed');
  await page.keyboard.press('Control+k');
  await expect(app.palette).toBeVisible();
  await page.keyboard.type('Lab: MQTT 5');
  await expect(app.palette.getByRole('option', { name: 'Lab: MQTT 5' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Steps' })).toContainText('MQTT 5');
});

test('faults that are still on after a reload are shown, and can be switched off', async ({ app }) => {
  const learn = await connectedLab(app);
  await learn.openStep('QoS 1: at least once');
  await learn.act(/^Switch on the loss/, 'Lose PUBACK');
  const faults = app.page.getByRole('status').filter({ hasText: 'On your connection only' });
  await expect(faults).toBeVisible();
  await app.reload();
  await app.connections.item('Lab').getByRole('button', { name: 'Lab', exact: true }).click();
  await learn.show();
  await learn.openLab('First steps');
  await expect(faults).toContainText('has not acted yet');
  await faults.getByRole('button', { name: 'Switch off' }).click();
  await expect(faults).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('labs can be used by everybody', async ({ app }) => {
      const learn = await connectedLab(app);
      await helloWorld(app, learn);
      await axe(app.page);
      await learn.allLabs.click();
      await axe(app.page);
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

  test('a task leads to the form, and the way back is there', async ({ app }) => {
    const { page } = app;
    const learn = await connectedLab(app);
    expect(await page.evaluate(overflow)).toBe(0);
    await page.getByRole('combobox', { name: 'Step' }).selectOption('3 of 10: Subscribing');
    await expect(learn.title).toHaveText('Subscribing');
    await learn.act(SUBSCRIBE, 'Fill in mytopic');
    await app.subscriptions.subscribeButton.click();
    await page.getByRole('button', { name: 'Back to the lab' }).click();
    await learn.expectState(SUBSCRIBE, 'passed');
    await learn.next.click();
    const size = page.viewportSize();
    await page.setViewportSize({ width: 360, height: 520 });
    await learn.task(PUBLISH).getByRole('button', { name: 'Fill in the form' }).scrollIntoViewIfNeeded();
    const top = async () => (await learn.title.boundingBox())?.y;
    const before = await top();
    expect(Number(before)).toBeLessThan(60);
    await learn.act(PUBLISH, 'Fill in the form');
    await app.composer.publishButton.click();
    await page.getByRole('button', { name: 'Back to the lab' }).click();
    await learn.expectState(PUBLISH, 'passed');
    // Where it was left, and not at its top.
    expect(Math.abs(Number(await top()) - Number(before))).toBeLessThan(30);
    if (size) await page.setViewportSize(size);
    await expect(page.getByRole('button', { name: 'Back to the lab' })).toHaveCount(0);
    expect(await page.evaluate(overflow)).toBe(0);
    await axe(page);
  });
});
