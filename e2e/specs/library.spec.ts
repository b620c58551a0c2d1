// What is kept to be published again: saved publishes, their answers and checks, what was sent, and variables.
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { connectAsync } from 'mqtt';
import type { MosquittoBroker } from '../fixtures/mosquitto-broker.ts';
import { type MosquittoSubscriber, mosquittoSub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import { App } from '../pages/app.ts';
import { LibraryPage } from '../pages/library.ts';

const decoder = new TextDecoder();

const seen = (subscriber: MosquittoSubscriber) =>
  subscriber.seen().map(({ topic, payload }) => `${topic} ${decoder.decode(payload)}`);

async function axe(app: App): Promise<void> {
  await app.page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
}

async function opened(app: App, broker: MosquittoBroker, name = 'Lab'): Promise<LibraryPage> {
  await app.connectedTo(`mqtt://127.0.0.1:${broker.ports.tcp}`, { name });
  const library = new LibraryPage(app.page);
  await library.open();
  return library;
}

test('what is saved is there after a reload, is sent as it is, and is changed in the form', async ({
  app,
  mosquitto,
}) => {
  const broker = await mosquitto('anon');
  const subscriber = await mosquittoSub({ port: broker.ports.tcp }, 'kept/#');
  const library = await opened(app, broker);
  await expect(library.section).toContainText('Nothing saved yet');
  await app.composer.fill({ topic: 'kept/lamp', payload: '{"on":true}', qos: '1' });
  await library.save('Lamp on');
  await expect(library.item('Lamp on')).toBeVisible();

  await app.reload();
  await app.connections.item('Lab').getByRole('button', { name: 'Lab', exact: true }).click();
  await app.session.connect.click();
  await app.session.expectState('Connected');
  await library.open();
  await library.button('Send Lamp on').click();
  await expect.poll(() => seen(subscriber)).toEqual(['kept/lamp {"on":true}']);
  await expect(library.step('Lamp on')).toContainText('passed');

  await library.button('Edit Lamp on in the form').click();
  await expect(app.composer.topic).toHaveValue('kept/lamp');
  await app.composer.payload.fill('{"on":false}');
  await app.composer.button('More with this message').click();
  await app.page.getByRole('menuitem', { name: 'Save to library…' }).click();
  await expect(library.saveForm.getByRole('textbox', { name: 'Name' })).toHaveValue('Lamp on');
  await library.saveForm.getByRole('button', { name: 'Save the change' }).click();
  await expect(library.saveForm).toBeHidden();
  expect(await library.names()).toEqual(['Lamp on']);
  await library.button('Send Lamp on').click();
  await expect.poll(() => seen(subscriber)).toEqual(['kept/lamp {"on":true}', 'kept/lamp {"on":false}']);
  await subscriber.stop();
});

test('what was saved from the form is what is changed when it is saved again', async ({ app, mosquitto }) => {
  const library = await opened(app, await mosquitto('anon'));
  await app.composer.fill({ topic: 'again/a', payload: 'one' });
  await library.save('Twice');
  await app.composer.payload.fill('two');
  await app.composer.button('More with this message').click();
  await app.page.getByRole('menuitem', { name: 'Save to library…' }).click();
  await library.saveForm.getByRole('button', { name: 'Save the change' }).click();
  await expect(library.saveForm).toBeHidden();
  expect(await library.names()).toEqual(['Twice']);
});

test('another message does not replace what was saved before, unless that is asked for', async ({ app, mosquitto }) => {
  const library = await opened(app, await mosquitto('anon'));
  await app.composer.fill({ topic: 'first/a', payload: 'one' });
  await library.save('First');
  await app.composer.fill({ topic: 'second/a', payload: 'two' });
  await app.composer.button('More with this message').click();
  await app.page.getByRole('menuitem', { name: 'Save to library…' }).click();
  await expect(library.saveForm.getByRole('textbox', { name: 'Name' })).toHaveValue('second/a');
  await expect(library.saveForm.getByRole('button', { name: 'Replace “First”' })).toBeVisible();
  await app.page.keyboard.press('Enter');
  await expect.poll(() => library.names()).toEqual(['First', 'second/a']);
  await expect(library.item('second/a')).toBeFocused();
});

test('folders are named, filled, moved and removed, and nothing is lost that is asked back', async ({
  app,
  mosquitto,
}) => {
  const library = await opened(app, await mosquitto('anon'));
  await library.addFolder('Stand 4');
  await expect(library.item('Stand 4')).toBeFocused();
  await library.addFolder('Lamps');
  await app.composer.fill({ topic: 'stand/4/start', payload: 'x' });
  await library.save('Start', 'Stand 4');
  await app.composer.fill({ topic: 'stand/4/stop', payload: 'y' });
  await library.save('Stop', 'Stand 4');
  expect(await library.names()).toEqual(['Stand 4', 'Start', 'Stop', 'Lamps']);

  await library.choose('Stop', 'Move up');
  await expect.poll(() => library.names()).toEqual(['Stand 4', 'Stop', 'Start', 'Lamps']);
  await library.choose('Start', 'Move to Lamps');
  await expect.poll(() => library.names()).toEqual(['Stand 4', 'Stop', 'Lamps', 'Start']);
  await expect(library.item('Start')).toBeFocused();
  await library.choose('Lamps', 'Move to Stand 4');
  await expect.poll(() => library.names()).toEqual(['Stand 4', 'Lamps', 'Start', 'Stop']);

  await library.choose('Start', 'Rename');
  await library.field('Name of Start').fill('Begin');
  await app.page.keyboard.press('Enter');
  await expect(library.item('Begin')).toBeFocused();
  await library.choose('Begin', 'Rename');
  await library.field('Name of Begin').fill('not this');
  await app.page.keyboard.press('Escape');
  await expect(library.item('Begin')).toBeFocused();
  await expect(library.section).not.toContainText('not this');

  await library.section.getByRole('searchbox').fill('lamps');
  await expect.poll(() => library.names()).toEqual(['Stand 4', 'Lamps', 'Begin']);
  await expect(library.section).not.toContainText('Nothing found');
  await library.section.getByRole('searchbox').fill('');

  await library.choose('Stand 4', 'Remove');
  await expect(library.button('Undo')).toBeFocused();
  expect(await library.names()).toEqual([]);
  await axe(app);
  await app.page.keyboard.press('Enter');
  await expect.poll(() => library.names()).toEqual(['Stand 4', 'Lamps', 'Begin', 'Stop']);
  await expect(library.item('Stand 4')).toBeFocused();
});

test('a list is walked, renamed, removed and sorted by keys', async ({ app, mosquitto }) => {
  const library = await opened(app, await mosquitto('anon'));
  const { keyboard } = app.page;
  await library.addFolder('Folder');
  for (const name of ['one', 'two', 'three']) {
    await app.composer.fill({ topic: `keys/${name}`, payload: name });
    await library.save(name);
  }
  await library.item('one').focus();
  await keyboard.press('ArrowDown');
  await expect(library.item('two')).toBeFocused();
  await keyboard.press('F2');
  await library.field('Name of two').fill('2');
  await keyboard.press('Enter');
  await expect(library.item('2')).toBeFocused();
  await keyboard.press('Alt+ArrowDown');
  await expect.poll(() => library.names()).toEqual(['Folder', 'one', 'three', '2']);
  await expect(library.item('2')).toBeFocused();
  await keyboard.press('ArrowUp');
  await keyboard.press('Delete');
  await expect.poll(() => library.names()).toEqual(['Folder', 'one', '2']);
  await expect(library.button('Undo')).toBeFocused();
  await keyboard.press('Enter');
  await expect.poll(() => library.names()).toEqual(['Folder', 'one', 'three', '2']);
});

test('what was sent is kept with what became of it, is sent again, and removed and brought back', async ({
  app,
  mosquitto,
}) => {
  const broker = await mosquitto('anon');
  const subscriber = await mosquittoSub({ port: broker.ports.tcp }, 'sent/#');
  const library = await opened(app, broker);
  await app.composer.publish({ topic: 'sent/a', payload: 'first', qos: '1' });
  await expect.poll(() => seen(subscriber)).toEqual(['sent/a first']);
  await app.composer.publish({ topic: 'nobody/a', payload: 'second', qos: '1' });
  await library.show('History');
  const rows = library.history.getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText('acknowledged, nobody is subscribed');
  await expect(rows.nth(1)).toContainText('sent/a');
  await expect(rows.nth(1)).toContainText(/acknowledged/);
  await axe(app);

  await app.reload();
  await app.connections.item('Lab').getByRole('button', { name: 'Lab', exact: true }).click();
  await app.session.connect.click();
  await app.session.expectState('Connected');
  await library.open('History');
  await library.button('Send sent/a again').click();
  await expect.poll(() => seen(subscriber)).toEqual(['sent/a first', 'sent/a first']);
  await expect(rows).toHaveCount(3);

  await library.section.getByRole('searchbox').fill('second');
  await expect(rows).toHaveCount(1);
  await library.choose('nobody/a', 'Remove');
  await expect(library.button('Undo')).toBeFocused();
  await library.button('Undo').click();
  await expect(rows).toHaveCount(1);
  await library.section.getByRole('searchbox').fill('');

  await library.button('Clear the history').click();
  await expect(rows).toHaveCount(0);
  await expect(library.button('Undo')).toBeFocused();
  // What is sent meanwhile does not take the way back.
  await app.composer.publish({ topic: 'sent/b', payload: 'third' });
  await expect(rows).toHaveCount(1);
  await library.button('Undo').click();
  await expect(rows).toHaveCount(4);

  await library.section.getByRole('checkbox', { name: /^Keep what is sent/ }).uncheck();
  await app.composer.publish({ topic: 'sent/secret', payload: 'x' });
  await expect.poll(() => seen(subscriber).at(-1)).toBe('sent/secret x');
  await expect(rows).toHaveCount(4);
  await subscriber.stop();
});

test('what cannot be sent again says why', async ({ app, mosquitto }) => {
  const library = await opened(app, await mosquitto('anon'));
  await library.show('Variables');
  await library.section.getByRole('textbox', { name: 'Name of variable 1' }).fill('room');
  await library.section.getByRole('textbox', { name: 'Value of variable 1' }).fill('hall');
  await app.composer.publish({ topic: 'why/{{room}}', payload: 'x' });
  await library.section.getByRole('button', { name: 'Remove variable room' }).click();
  await library.show('History');
  await library.button('Send why/hall again').click();
  await expect(library.section.getByRole('alert')).toContainText('there is no variable {{room}}');
});

test('variables of the connection and of its environment change topic and payload', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const subscriber = await mosquittoSub({ port: broker.ports.tcp }, 'vars/#');
  const library = await opened(app, broker);
  await app.composer.fill({ topic: 'vars/{{room}}', payload: '{{room}} {{level}}' });
  await library.save('Level');
  await library.show('Variables');
  const own = library.section.getByRole('region', { name: 'Variables of this connection' });
  await own.getByRole('textbox', { name: 'Name of variable 1' }).pressSequentially('level');
  await own.getByRole('textbox', { name: 'Value of variable 1' }).pressSequentially('7');
  await library.button('New environment').click();
  const environment = library.section.getByRole('region', { name: 'Environment of this connection' });
  await environment.getByRole('textbox', { name: 'Name', exact: true }).fill('');
  await environment.getByRole('textbox', { name: 'Name', exact: true }).pressSequentially('A rather long test stand', {
    delay: 3,
  });
  await expect(environment.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('A rather long test stand');
  await environment.getByRole('textbox', { name: 'Name of variable 1' }).pressSequentially('room');
  await environment.getByRole('textbox', { name: 'Value of variable 1' }).pressSequentially('hall');
  await axe(app);
  await app.composer.publishButton.click();
  await expect.poll(() => seen(subscriber)).toEqual(['vars/hall hall 7']);

  await library.button('New environment').click();
  await environment.getByRole('textbox', { name: 'Name of variable 1' }).fill('room');
  await environment.getByRole('textbox', { name: 'Value of variable 1' }).fill('cellar');
  await environment.getByRole('textbox', { name: 'Name of variable 2' }).fill('level');
  await environment.getByRole('textbox', { name: 'Value of variable 2' }).fill('the connection has its own');
  await library.show('Saved');
  await library.button('Send Level').click();
  await expect.poll(() => seen(subscriber).at(-1)).toBe('vars/cellar cellar 7');

  await library.show('Variables');
  await environment
    .getByRole('combobox', { name: 'Environment of this connection' })
    .selectOption('A rather long test stand');
  await app.composer.publishButton.click();
  await expect.poll(() => seen(subscriber).at(-1)).toBe('vars/hall hall 7');

  await library.button('Remove A rather long test stand').click();
  await expect(library.button('Undo')).toBeFocused();
  await library.button('Undo').click();
  await expect(environment.getByRole('textbox', { name: 'Value of variable 1' })).toHaveValue('hall');

  // Another connection has other ones.
  await app.connectedTo(`mqtt://127.0.0.1:${broker.ports.tcp}`, { name: 'Other' });
  await library.open('Variables');
  await expect(own.getByRole('textbox', { name: 'Name of variable 1' })).toHaveValue('');
  await app.reload();
  await app.connections.item('Lab').getByRole('button', { name: 'Lab', exact: true }).click();
  await library.open('Variables');
  await expect(own.getByRole('textbox', { name: 'Value of variable 1' })).toHaveValue('7');
  await expect(environment.getByRole('textbox', { name: 'Value of variable 1' })).toHaveValue('hall');
  await subscriber.stop();
});

test('each publish takes the next row of a table', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const subscriber = await mosquittoSub({ port: broker.ports.tcp }, 'rows/#');
  const library = await opened(app, broker);
  await library.show('Variables');
  const own = library.section.getByRole('region', { name: 'Variables of this connection' });
  const file = own.locator('input[data-field="variable-table"]');
  await file.setInputFiles({ name: 'bad.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n3\n') });
  await expect(own.getByRole('alert')).toContainText('Line 3: 1 cells, but the first row names 2 columns');
  await file.setInputFiles({
    name: 'rooms.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('room,t\nhall,20\n"cel,lar",21\n'),
  });
  await expect(own.getByRole('alert')).toBeHidden();
  await expect(own.getByRole('table', { name: /rooms\.csv: 2 rows/ })).toContainText('cel,lar');
  await axe(app);
  await own.getByRole('combobox', { name: 'After the last row' }).selectOption('stop');
  await app.composer.fill({ topic: 'rows/{{row.room}}', payload: '{{row.t}}' });
  await library.save('Row');
  await library.save('Row 2');
  await library.show('Saved');
  await library.button('Run all').click();
  await expect.poll(() => seen(subscriber)).toEqual(['rows/hall 20', 'rows/cel,lar 21']);
  await subscriber.stop();
});

test('a collection is run from top to bottom, and says what failed and why', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  // Answers what is asked with the same Correlation Data; what is asked of `silent` never.
  const responder = await connectAsync(`mqtt://127.0.0.1:${broker.ports.tcp}`, { protocolVersion: 5 });
  await responder.subscribeAsync('ask/#', { qos: 1 });
  responder.on('message', (topic, _payload, { properties }) => {
    if (topic === 'ask/silent') return;
    const correlationData = properties?.correlationData;
    responder.publish('answers/lamp', '{"state":"on","level":9007199254740993}', {
      properties: correlationData ? { correlationData } : {},
    });
  });
  const library = await opened(app, broker);
  await library.addFolder('Lamp');
  for (const [name, topic] of [
    ['Is it on', 'ask/lamp'],
    ['Is it off', 'ask/lamp'],
    ['Is it there', 'ask/silent'],
    ['Last', 'ask/lamp'],
  ] as const) {
    await app.composer.fill({ topic, payload: name });
    await library.save(name, 'Lamp');
  }
  await library.choose('Is it on', 'Answer and checks…');
  await expect(library.requestForm.getByRole('textbox', { name: 'Topic filter of the answer' })).toBeFocused();
  await library.requestForm.getByRole('textbox', { name: 'Topic filter of the answer' }).fill('answers/#');
  await library.requestForm.getByRole('textbox', { name: 'Wait at most (ms)' }).fill('soon');
  await library.requestForm.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(library.requestForm).toContainText('From 1 to 3,600,000 ms');
  await expect(library.requestForm.getByRole('textbox', { name: 'Wait at most (ms)' })).toBeFocused();
  await axe(app);
  await library.requestForm.getByRole('button', { name: 'Cancel' }).click();
  await expect(library.item('Is it on')).toBeFocused();

  for (const [name, expected, timeout] of [
    ['Is it on', 'on', '5000'],
    ['Is it off', 'off', '5000'],
    ['Is it there', 'on', '300'],
  ] as const) {
    await library.choose(name, 'Answer and checks…');
    const form = library.requestForm;
    await form.getByRole('textbox', { name: 'Topic filter of the answer' }).fill('answers/#');
    await form.getByRole('textbox', { name: 'Wait at most (ms)' }).fill(timeout);
    await form.getByRole('button', { name: 'Add a check' }).click();
    await form.getByRole('combobox', { name: 'What is looked at, 1' }).selectOption('json');
    await form.getByRole('textbox', { name: 'Path 1' }).fill('state');
    await form.getByRole('combobox', { name: 'Comparison 1' }).selectOption('equals');
    await form.getByRole('textbox', { name: 'Value 1' }).fill(expected);
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(form).toBeHidden();
    await expect(library.item(name)).toBeFocused();
  }
  await library.button('Run Lamp from top to bottom').click();
  await expect(library.run.getByRole('status')).toHaveText('2 passed, 2 failed, of 4');
  await expect(library.step('Is it on')).toContainText('passed');
  await expect(library.step('Is it off')).toContainText('state: expected off, found on');
  await expect(library.step('Is it there')).toContainText('No answer within 300 ms');
  await expect(library.step('Last')).toContainText('passed');
  await axe(app);
  await library.step('Is it off').getByRole('button').click();
  await expect(app.inspector.root).toContainText('9007199254740993');

  await library.section.getByRole('checkbox', { name: 'Stop at the first failure' }).check();
  await library.button('Run Lamp from top to bottom').click();
  await expect(library.run.getByRole('status')).toHaveText('1 passed, 1 failed, of 4');
  await expect(library.step('Is it there')).toContainText('skipped');
  await library.section.getByRole('checkbox', { name: 'Stop at the first failure' }).uncheck();

  await library.button('Run what did not pass again').click();
  await expect(library.run.getByRole('status')).toHaveText('1 passed, 2 failed, of 3');
  await expect(library.step('Is it on')).toBeHidden();

  await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await library.run.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(library.run.getByRole('button', { name: 'Copied' })).toBeVisible();
  const markdown = await app.page.evaluate(() => navigator.clipboard.readText());
  expect(markdown).toContain('| Is it off | failed |');
  expect(markdown).toContain('state: expected off, found on');
  await library.run.getByRole('button', { name: 'Copy as JUnit XML' }).click();
  await expect
    .poll(() => app.page.evaluate(() => navigator.clipboard.readText()))
    .toContain('<testsuite name="Lamp" tests="3" failures="2" skipped="0">');
  await library.run.getByRole('button', { name: 'Close' }).click();
  await expect(library.run).toBeHidden();
  await expect(app.page.locator('body')).not.toBeFocused();
  await responder.endAsync();
});

test('a collection goes out as a file and comes back beside what is there', async ({ app, mosquitto }) => {
  const library = await opened(app, await mosquitto('anon'));
  await library.addFolder('Lamp');
  await app.composer.fill({ topic: 'lamp/set', payload: '9007199254740993', qos: '2', retain: true });
  await library.save('On', 'Lamp');
  await library.button('Import and export').click();
  const downloading = app.page.waitForEvent('download');
  await library.transfer.getByRole('button', { name: 'Export all…' }).click();
  const path = await (await downloading).path();

  const file = library.transfer.locator('input[data-field="library-file"]');
  await file.setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{\n "a": ]') });
  await expect(library.transfer.getByRole('alert')).toContainText('broken.json is no JSON: line 2, column 7');
  const text = await readFile(path, 'utf8');
  await file.setInputFiles({
    name: 'wrong.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text.replace('"qos": 2', '"qos": 7')),
  });
  await expect(library.transfer.getByRole('alert')).toContainText('items[0].items[0].template.qos');
  await axe(app);

  await file.setInputFiles({ name: 'stand.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(library.transfer.getByRole('status')).toContainText('1 publish');
  await library.transfer.getByRole('button', { name: 'Import', exact: true }).click();
  await expect.poll(async () => (await library.names()).length).toBe(5);
  expect(await library.names()).toEqual(['Lamp', 'On', 'stand', 'Lamp', 'On']);
  await expect(library.item('stand')).toBeFocused();
  await library.button('Edit On in the form').last().click();
  await expect(app.composer.payload).toHaveValue('9007199254740993');
  await expect(app.composer.retain).toBeChecked();

  // The same by way of the clipboard.
  await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await library.button('Import and export').click();
  await library.transfer.getByRole('button', { name: 'Copy all' }).click();
  await expect(library.transfer.getByRole('button', { name: 'Copied' })).toBeVisible();
  await library.transfer.getByRole('button', { name: 'Import from the clipboard' }).click();
  await expect(library.transfer.getByRole('status')).toContainText('2 publishes');
});

test('the values of variables go into a file only where that is ticked', async ({ app, mosquitto }) => {
  const library = await opened(app, await mosquitto('anon'));
  await app.composer.fill({ topic: 'vals/{{room}}', payload: '' });
  await library.save('One');
  await library.show('Variables');
  await library.section.getByRole('textbox', { name: 'Name of variable 1' }).fill('room');
  await library.section.getByRole('textbox', { name: 'Value of variable 1' }).fill('hall-of-fame');
  await library.show('Saved');
  await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await library.button('Import and export').click();
  const clipboard = () => app.page.evaluate(() => navigator.clipboard.readText());
  await library.transfer.getByRole('button', { name: 'Copy all' }).click();
  await expect.poll(clipboard).toContain('vals/{{room}}');
  expect(await clipboard()).not.toContain('hall-of-fame');
  await library.transfer.getByRole('checkbox', { name: /values of variables/ }).check();
  await library.transfer.getByRole('button', { name: 'Copy all' }).click();
  await expect.poll(clipboard).toContain('hall-of-fame');
  await library.transfer.getByRole('button', { name: 'Import from the clipboard' }).click();
  await library.transfer.getByRole('button', { name: 'Import', exact: true }).click();
  await library.show('Variables');
  const environment = library.section.getByRole('combobox', { name: 'Environment of this connection' });
  await expect(environment.getByRole('option')).toHaveCount(2);
  // Which one is taken is chosen by a person.
  await expect(environment).toHaveValue('');
});

test('another tab sees what is saved here', async ({ app, mosquitto }) => {
  const library = await opened(app, await mosquitto('anon'));
  const other = new App(await app.page.context().newPage(), app.url);
  await other.open();
  await other.connections.item('Lab').getByRole('button', { name: 'Lab', exact: true }).click();
  const second = new LibraryPage(other.page);
  await second.open();
  await app.page.bringToFront();
  await app.composer.fill({ topic: 'tabs/a', payload: 'x' });
  await library.save('From the first tab');
  await expect(second.item('From the first tab')).toBeVisible();
  await second.choose('From the first tab', 'Rename');
  await second.field('Name of From the first tab').fill('From both');
  await other.page.keyboard.press('Enter');
  await expect(library.item('From both')).toBeVisible();
});

test('long names are cut, and nothing is wider than a phone', async ({ app, mosquitto }) => {
  const library = await opened(app, await mosquitto('anon'));
  await library.addFolder(`A folder ${'with a name that never ends '.repeat(8)}`);
  await app.composer.fill({ topic: `long/${'level/'.repeat(60)}`, payload: 'x'.repeat(3000) });
  await library.save('N'.repeat(300));
  await library.button(/^Send N/).click();
  await expect(library.run).toBeVisible();
  await app.page.setViewportSize({ width: 360, height: 740 });
  await expect(library.run).toBeVisible();
  const wide = () =>
    app.page.evaluate(() =>
      [...document.querySelectorAll('[role="tabpanel"] [role="tabpanel"] *')]
        .filter((element) => {
          const { right, width } = element.getBoundingClientRect();
          return width > 0 && right > innerWidth + 1 && !element.closest('table');
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    );
  await expect.poll(wide).toEqual([]);
  await axe(app);
  // There the form is a pane of its own.
  await library.button(/^Edit N/).click();
  await expect(app.composer.topic).toBeFocused();
  await expect(app.composer.topic).toHaveValue(/^long\/level/);
});
