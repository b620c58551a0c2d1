// Messages written down for elsewhere: to a file as it goes, as a download, and to the clipboard.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { mosquittoPub, mosquittoPubLines } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';
import type { App } from '../pages/app.ts';

/** Where there is no native dialog for a file, as in Firefox and Safari. */
async function withoutPicker(page: Page): Promise<void> {
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
}

/** Stands for the native dialog, which a test cannot operate: the file is in the page's own file system. */
async function withPicker(page: Page): Promise<void> {
  await page.evaluate(() => {
    const choose = async ({ suggestedName }: { suggestedName: string }) => {
      const root = await navigator.storage.getDirectory();
      return root.getFileHandle(suggestedName, { create: true });
    };
    Object.assign(window, { showSaveFilePicker: choose });
  });
}

/** Name and text of each file that the stand-in dialog has led to. */
function pickedFiles(page: Page): Promise<readonly (readonly [name: string, text: string])[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const files: [string, string][] = [];
    const entries = (root as unknown as { values(): AsyncIterable<FileSystemFileHandle> }).values();
    for await (const handle of entries) files.push([handle.name, await (await handle.getFile()).text()]);
    return files;
  });
}

function exportDialog(app: App): Locator {
  return app.page.getByRole('dialog', { name: 'Export messages' });
}

async function openExport(app: App): Promise<Locator> {
  await app.page.getByRole('button', { name: 'Export', exact: true }).click();
  return exportDialog(app);
}

async function downloaded(app: App, dialog: Locator): Promise<{ readonly name: string; readonly text: string }> {
  const download = app.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save file' }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

async function choose(dialog: Locator, format: string): Promise<void> {
  await dialog.getByRole('radio', { name: format, exact: true }).check({ force: true });
}

test.beforeEach(async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  // Over the bridge: mosquitto 2.0 loses what is large on its way to a WebSocket.
  await app.connectedTo(`mqtt://127.0.0.1:${ports.tcp}`, { name: 'Plant' });
  await app.subscriptions.subscribe('export/#', '2');
  await expect(app.subscriptions.item('export/#')).toContainText('2');
});

test('each format as a file, with what was sent in it', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  const target = { port: ports.tcp, version: 'mqttv5' as const };
  const args = ['-D', 'publish', 'user-property', 'line', '7'];
  await mosquittoPub(target, { topic: 'export/json', payload: '{"point": 127.0}', qos: 1, args });
  await mosquittoPub(target, { topic: 'export/text', payload: 'a "quoted", text' });
  await mosquittoPub(target, { topic: 'export/bytes', payload: Uint8Array.of(0xff, 0, 0x80) });
  await app.session.expectCount('Messages received', 3);
  await withoutPicker(app.page);

  let dialog = await openExport(app);
  await expect(dialog).toContainText('3 messages, as the list shows them');
  await expect(dialog).toContainText(/about [\d.]+ (bytes|KB)/);
  const json = await downloaded(app, dialog);
  expect(json.name).toMatch(/^Plant-\d{4}-\d\d-\d\d-\d{6}\.json$/);
  expect(JSON.parse(json.text)).toMatchObject([
    { topic: 'export/json', direction: 'in', qos: 1, payload: '{"point": 127.0}' },
    { topic: 'export/text', payload: 'a "quoted", text' },
    { topic: 'export/bytes', payloadBase64: '/wCA' },
  ]);
  expect(JSON.parse(json.text)[0].properties.userProperties).toEqual([['line', '7']]);
  await expect(dialog.getByRole('status')).toContainText('3 messages written');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  await expect(app.page.getByRole('button', { name: 'Export', exact: true })).toBeFocused();

  dialog = await openExport(app);
  await choose(dialog, 'NDJSON');
  await dialog.getByLabel('File name').fill('night: shift');
  const ndjson = await downloaded(app, dialog);
  expect(ndjson.name).toBe('night- shift.ndjson');
  const lines = ndjson.text.trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('"payload":{"point": 127.0}');
  await dialog.getByRole('button', { name: 'Done' }).click();

  dialog = await openExport(app);
  await choose(dialog, 'CSV');
  const csv = await downloaded(app, dialog);
  expect(csv.text).toMatch(/^client_id,connection_name,topic,payload,qos,retain,direction,createAt,/);
  expect(csv.text).toContain(',Plant,export/text,"a ""quoted"", text",0,false,received,');
});

test('what is shown, what is chosen, and on the clipboard', async ({ app, mosquitto, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { ports } = await mosquitto('anon');
  await mosquittoPubLines({ port: ports.tcp }, 'export/lines', ['one', 'two', 'three', 'four']);
  await expect(app.messages.rows).toHaveCount(4);
  await app.messages.row('two').click();
  await app.messages.row('three').click({ modifiers: ['Shift'] });
  await app.page.keyboard.press('Control+k');
  await app.palette.getByRole('combobox').fill('Export messages');
  await app.page.keyboard.press('Enter');
  const dialog = exportDialog(app);
  await choose(dialog, 'Selected (2)');
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(dialog.getByRole('status')).toContainText('2 messages copied');
  const copied = JSON.parse(await app.page.evaluate(() => navigator.clipboard.readText()));
  expect(copied.map(({ payload }: { payload: string }) => payload)).toEqual(['two', 'three']);
  await dialog.getByRole('button', { name: 'Done' }).click();

  await app.messages.search.fill('our');
  await expect(app.messages.rows).toHaveCount(1);
  await withoutPicker(app.page);
  const shown = await openExport(app);
  await choose(shown, 'Shown (1)');
  expect(JSON.parse((await downloaded(app, shown)).text)).toMatchObject([{ payload: 'four' }]);
});

test('streams to the chosen file; a cancelled one leaves nothing behind', async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  const payloads = Array.from({ length: 12 }, (_, n) => `${n} ${'x'.repeat(1_000_000)}`);
  for (const payload of payloads) await mosquittoPub({ port: ports.tcp }, { topic: 'export/much', payload, qos: 1 });
  await app.session.expectCount('Messages received', 12);
  await withPicker(app.page);

  // 12 MB are too much for the clipboard, and nothing of the form is lost by trying.
  const dialog = await openExport(app);
  await choose(dialog, 'NDJSON');
  await dialog.getByLabel('File name').fill('much');
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('more than 10 MB');
  await expect(dialog.getByLabel('File name')).toHaveValue('much');

  // The disk waits until the test has pressed Cancel.
  await app.page.evaluate(() => {
    const { createWritable } = FileSystemFileHandle.prototype;
    FileSystemFileHandle.prototype.createWritable = async function (...args) {
      FileSystemFileHandle.prototype.createWritable = createWritable;
      const stream = await createWritable.apply(this, args);
      const write = stream.write.bind(stream);
      const released = new Promise<void>((resolve) => Object.assign(window, { releaseDisk: resolve }));
      stream.write = (data) => released.then(() => write(data));
      return stream;
    };
  });
  await dialog.getByRole('button', { name: 'Save file' }).click();
  await expect(dialog.getByRole('progressbar', { name: 'Progress of the export' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).last().click();
  await app.page.evaluate(() => (window as unknown as { releaseDisk(): void }).releaseDisk());
  await expect(dialog.getByRole('status')).toContainText('Cancelled');
  expect(await pickedFiles(app.page)).toEqual([]);

  await dialog.getByRole('button', { name: 'Save file' }).click();
  await expect(dialog.getByRole('status')).toContainText('12 messages written');
  const [file, ...others] = await pickedFiles(app.page);
  expect(others).toEqual([]);
  expect(file?.[0]).toBe('much.ndjson');
  const written = (file?.[1] ?? '').trimEnd().split('\n');
  expect(written).toHaveLength(12);
  expect(JSON.parse(written[11] ?? '').payload).toBe(payloads[11]);
});
