// Connections of other programs, taken over with a look at what would be made; what is broken or hostile changes nothing.
import { truncateSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { startStaticHost } from '../fixtures/static-host.ts';
import { expect, test } from '../fixtures/test.ts';
import { App } from '../pages/app.ts';

const MQTTX = JSON.stringify([
  {
    ...{ id: '1', clientId: 'mqttx_1', name: 'Plant', clean: true, protocol: 'mqtt', host: 'gw.plant.example' },
    ...{ port: 1883, path: '', keepalive: 30, mqttVersion: '5.0', username: 'alice', password: 'wonderland' },
    will: { lastWillTopic: 'state', lastWillPayload: 'off', lastWillQos: 1, lastWillRetain: true },
    subscriptions: [{ topic: 'plant/#', qos: 1 }],
    futureField: 5,
  },
  {
    id: '2',
    clientId: 'w',
    name: 'Web',
    clean: true,
    protocol: 'wss',
    host: 'broker.example',
    port: 8084,
    path: '/mqtt',
  },
]);

const MQTT_FX = `<?xml version="1.0" encoding="UTF-8"?>
<configuration><connectionProfiles><connectionProfile>
  <profileName>Lab FX</profileName><brokerAddress>fx.example</brokerAddress><brokerPort>1884</brokerPort>
  <connectionOptions><clientId>fx</clientId><userName>bob</userName><password>builder</password></connectionOptions>
</connectionProfile></connectionProfiles></configuration>`;

const HOME_ASSISTANT =
  'mqtt:\n  broker: ha.example\n  port: 1883\n  username: home\n  password: !secret mqtt_password\n';

class ImportDialog {
  readonly root;
  readonly rows;
  readonly fault;
  readonly submit;
  readonly app: App;

  constructor(app: App) {
    this.app = app;
    this.root = app.page.getByRole('dialog', { name: 'Import connections' });
    this.rows = this.root.getByRole('list', { name: 'Connections to import' }).getByRole('listitem');
    this.fault = this.root.getByRole('alert');
    this.submit = this.root.getByRole('button', { name: /^Import \d/ });
  }

  async open(): Promise<void> {
    await this.app.page
      .getByRole('button', { name: /^Import/ })
      .first()
      .click();
    await expect(this.root).toBeVisible();
  }

  async give(name: string, content: string | Buffer): Promise<void> {
    const buffer = typeof content === 'string' ? Buffer.from(content) : content;
    await this.root.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  }

  async paste(text: string): Promise<void> {
    await this.root.getByLabel('Or paste its text').fill(text);
    await this.root.getByRole('button', { name: 'Read', exact: true }).click();
  }
}

function profileCount(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const open = indexedDB.open('mqtt-loupe');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const count = open.result.transaction('profiles').objectStore('profiles').count();
          count.onsuccess = () => {
            open.result.close();
            resolve(count.result);
          };
        };
      }),
  );
}

test('a file of MQTTX: preview, choice, remarks, undo, and no second time', async ({ app }) => {
  const dialog = new ImportDialog(app);
  await dialog.open();
  await dialog.give('connections.json', MQTTX);
  await expect(dialog.rows).toHaveCount(2);
  const plant = dialog.rows.first();
  await expect(plant).toContainText('mqtt://gw.plant.example:1883');
  await expect(plant).toContainText('login · password · will message · 1 subscription');
  await plant.getByText('1 remark').click();
  await expect(plant).toContainText('[0].futureField');
  await dialog.submit.click();
  await dialog.root.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.root).toContainText('Taken back');
  expect(await profileCount(app.page)).toBe(0);
  await dialog.root.getByRole('button', { name: 'Done' }).click();

  await dialog.open();
  await dialog.give('connections.json', MQTTX);
  await dialog.submit.click();
  await dialog.root.getByRole('button', { name: 'Done' }).click();
  await expect(app.connections.items).toHaveCount(2);
  await app.connections.open('Plant');
  await app.page.getByRole('button', { name: 'Actions for Plant' }).click();
  await app.page.getByRole('menuitem', { name: /^Edit/ }).click();
  await expect(app.dialog.username).toHaveValue('alice');
  await expect(app.dialog.password).toHaveAttribute('placeholder', /•/);
  await app.dialog.cancel.click();

  await dialog.open();
  await dialog.give('connections.json', MQTTX);
  await expect(dialog.rows.first()).toContainText('Already here as “Plant”');
  await expect(dialog.submit).toBeDisabled();
});

test('XML, YAML, a command and an address', async ({ app }) => {
  const dialog = new ImportDialog(app);
  await dialog.open();
  await dialog.give('mqttfx-config.xml', MQTT_FX);
  await expect(dialog.rows).toContainText(['mqtt://fx.example:1884']);
  await dialog.root.getByRole('button', { name: 'Another file' }).click();
  await dialog.give('configuration.yaml', HOME_ASSISTANT);
  await expect(dialog.root).toContainText('Home Assistant');
  await dialog.rows
    .first()
    .getByText(/remark/)
    .click();
  await expect(dialog.rows.first()).toContainText('stands elsewhere');
  await dialog.root.getByRole('button', { name: 'Another file' }).click();
  await dialog.paste(`mosquitto_sub -h 'cmd.example' \\\n  -p 1885 -u carol -t "a/#" -q 2`);
  await expect(dialog.rows).toContainText(['mqtt://cmd.example:1885']);
  await dialog.root.getByRole('button', { name: 'Another file' }).click();
  await dialog.paste('wss://url.example/mqtt');
  await expect(dialog.rows).toContainText(['wss://url.example:443/mqtt']);
});

test('without a companion the WebSocket address is proposed', async ({ browser }) => {
  const host = await startStaticHost();
  const context = await browser.newContext();
  try {
    const app = new App(await context.newPage(), host.url);
    await app.open();
    const dialog = new ImportDialog(app);
    await dialog.open();
    await dialog.paste('mosquitto_sub -h test.mosquitto.org -t "a/#"');
    await expect(dialog.rows.getByRole('radio', { name: /^WebSocket instead/ })).toBeChecked();
  } finally {
    await context.close();
    await host.stop();
  }
});

test('what is broken or hostile changes nothing, and its place is named', async ({ app }) => {
  const dialog = new ImportDialog(app);
  await dialog.open();
  const deep = '['.repeat(100_000);
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><configuration>&a;</configuration>';
  for (const [name, content, words] of [
    ['cut.json', MQTTX.slice(0, 300), /line 1, column/],
    ['deep.json', deep, /./],
    ['bomb.xml', bomb, /DOCTYPE/],
    ['image.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe]), /no text/],
    ['types.json', '[{"clientId": 5, "name": [], "host": {}, "port": "x"}]', /left out|none of the formats/],
    ['empty.json', '', /no connection in it/],
  ] as const) {
    await dialog.give(name, content);
    await expect(dialog.fault).toContainText(words);
    await expect(dialog.fault).toContainText('Nothing was changed.');
  }
  const huge = test.info().outputPath('huge.json');
  writeFileSync(huge, '');
  truncateSync(huge, 100 * 1024 * 1024);
  await dialog.root.locator('input[type=file]').setInputFiles(huge);
  await expect(dialog.fault).toContainText('100 MB');
  await dialog.give('proto.json', MQTTX.replace('"futureField":5', '"__proto__":{"polluted":true}'));
  await dialog.rows.first().getByText('1 remark').click();
  await expect(dialog.rows.first()).toContainText('meant to do harm');
  expect(await app.page.evaluate(() => ({}) as { polluted?: boolean }).then((o) => o.polluted)).toBeUndefined();
  await app.page.keyboard.press('Escape');
  expect(await profileCount(app.page)).toBe(0);
});

test('what was pasted stays when it cannot be read, and a file may be dropped anywhere', async ({ app }) => {
  const dialog = new ImportDialog(app);
  await dialog.open();
  await dialog.paste('nothing of the kind');
  await expect(dialog.fault).toContainText('none of the formats');
  await expect(dialog.root.getByLabel('Or paste its text')).toHaveValue('nothing of the kind');
  await app.page.keyboard.press('Escape');
  await expect(dialog.root).toBeHidden();
  await app.page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.json'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, MQTTX);
  await expect(dialog.rows).toHaveCount(2);
  // And while the dialog is open, with whatever it shows.
  await app.page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'other.xml'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, MQTT_FX);
  await expect(dialog.rows).toContainText(['mqtt://fx.example:1884']);
});
