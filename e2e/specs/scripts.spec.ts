// A person's scripts: what they do on a real broker, what they cannot reach, and what ends them.
import { AxeBuilder } from '@axe-core/playwright';
import type { MosquittoBroker } from '../fixtures/mosquitto-broker.ts';
import { mosquittoPub, mosquittoSub } from '../fixtures/mosquitto-clients.ts';
import { startStaticHost } from '../fixtures/static-host.ts';
import { expect, test } from '../fixtures/test.ts';
import { App } from '../pages/app.ts';
import { ScriptsPage } from '../pages/scripts.ts';

async function opened(app: App, broker: MosquittoBroker): Promise<ScriptsPage> {
  await app.connectedTo(broker.wsAddress);
  const scripts = new ScriptsPage(app.page);
  await scripts.open();
  await scripts.add();
  return scripts;
}

test('publishes, byte for byte and in order, with types in its source', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const witness = await mosquittoSub({ port: broker.ports.tcp }, 'script/#');
  const scripts = await opened(app, broker);
  const lines = await scripts.result(`
    interface Reading { value: number }
    const reading: Reading = { value: 21.5 };
    await publish('script/json', reading, { qos: 1 });
    await publish('script/text', 'Привет', { qos: 2, retain: true });
    await publish('script/bytes', new Uint8Array([0, 255, 128]));
    await publish('script/empty');
    for (let i = 0; i < 50; i++) await publish('script/n', String(i), { qos: 1 });
    log('done', variables.nobody);
  `);
  expect(lines).toEqual(['done undefined']);
  await expect.poll(() => witness.seen().length).toBe(54);
  // In order per topic and QoS: the handshake of QoS 2 may end after a later message at QoS 0 has arrived.
  const seen = (topic: string) =>
    witness.seen().flatMap((one) => (one.topic === `script/${topic}` ? [Buffer.from(one.payload)] : []));
  const [[json], [text], [bytes], [empty]] = [seen('json'), seen('text'), seen('bytes'), seen('empty')];
  const numbers = seen('n');
  expect(json?.toString()).toBe('{"value":21.5}');
  expect(text?.toString()).toBe('Привет');
  expect([...(bytes ?? [])]).toEqual([0, 255, 128]);
  expect(empty).toHaveLength(0);
  expect(numbers.map(String)).toEqual(Array.from({ length: 50 }, (_, i) => String(i)));
  await witness.stop();
  // Others use this broker, too.
  await mosquittoPub({ port: broker.ports.tcp }, { topic: 'script/text', payload: '', retain: true });
});

test('hears messages and answers them, and is stopped with its button', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const target = { port: broker.ports.tcp };
  const witness = await mosquittoSub(target, 'answer/#');
  const scripts = await opened(app, broker);
  await scripts.start(`
    onMessage('ask/+', (m) => publish('answer/' + m.topic.split('/')[1], { twice: 2 * m.json().n }));
    await subscribe('ask/+');
    log('ready');
  `);
  await expect(scripts.output).toContainText('ready');
  await mosquittoPub(target, { topic: 'ask/7', payload: '{"n": 21}' });
  await expect
    .poll(() => witness.seen().map(({ topic, payload }) => `${topic} ${Buffer.from(payload)}`))
    .toEqual(['answer/7 {"twice":42}']);
  await scripts.stop.click();
  await scripts.ended('Stopped');
  await mosquittoPub(target, { topic: 'ask/8', payload: '{"n": 1}' });
  await mosquittoPub(target, { topic: 'answer/end', payload: '' });
  await expect.poll(() => witness.seen().at(-1)?.topic).toBe('answer/end');
  expect(witness.seen()).toHaveLength(2);
  // Its subscription is not among the person's.
  await expect(app.page.getByRole('list', { name: 'Subscriptions' }).getByRole('listitem')).toHaveCount(0);
  await witness.stop();
});

test('reaches no network, no storage and no page', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const scripts = await opened(app, broker);
  const requests: string[] = [];
  app.page.context().on('request', (request) => requests.push(request.url()));
  const lines = await scripts.result(`
    const attempts: Record<string, () => unknown> = {
      fetch: () => (globalThis as any).fetch('/reached-by-script'),
      xhr: () => new (globalThis as any).XMLHttpRequest(),
      socket: () => new (globalThis as any).WebSocket('ws://127.0.0.1:1'),
      database: () => (globalThis as any).indexedDB.open('mqtt-loupe'),
      storage: () => (globalThis as any).localStorage.getItem('mqtt-loupe.settings'),
      caches: () => (globalThis as any).caches.keys(),
      page: () => (globalThis as any).document.title,
      cookies: () => (globalThis as any).document.cookie,
      worker: () => new (globalThis as any).Worker('data:text/javascript,1'),
      scripts: () => (globalThis as any).importScripts('data:text/javascript,1'),
      messages: () => (globalThis as any).postMessage('x'),
      self: () => (globalThis as any).self.location.href,
      escape: () => (log as any).constructor('return this')().fetch('/'),
      evaluated: () => (0, eval)('fetch')('/reached-by-script'),
      proto: () => (publish as any).__proto__.constructor('return indexedDB')().open('x'),
      host: () => (globalThis as any).__host.publish(1, '{}', new ArrayBuffer(0)),
    };
    for (const [name, attempt] of Object.entries(attempts)) {
      try { await attempt(); log('REACHED', name); } catch (error) { log('out of reach', name); }
    }
    try { await import('data:text/javascript,export default 1'); log('REACHED import'); } catch { log('out of reach import'); }
    log(Object.getOwnPropertyNames(globalThis).filter((name) => /^[a-z]/.test(name)).sort().join(' '));
  `);
  expect(lines.filter((line) => line.startsWith('REACHED'))).toEqual([]);
  expect(lines.filter((line) => line.startsWith('out of reach'))).toHaveLength(17);
  expect(lines.at(-1)).not.toMatch(/fetch|indexedDB|document|navigator|location/);
  expect(requests.filter((url) => url.includes('reached-by-script'))).toEqual([]);
});

test('an endless loop is stopped by the button, by the connection, and holds up nothing', async ({
  app,
  mosquitto,
}) => {
  const broker = await mosquitto('anon');
  const scripts = await opened(app, broker);
  await scripts.start(`log('begun'); for (;;) {}`);
  await expect(scripts.output).toContainText('begun');
  // The page and the connection go on beside it.
  await app.composer.publish({ topic: 'beside/it', payload: 'x', qos: '1' });
  await expect(app.composer.root).toContainText(/acknowledged/i);
  await scripts.stop.click();
  await scripts.ended('Stopped');

  await scripts.start(`log('again'); for (;;) log('x');`);
  await expect(scripts.output).toContainText('x');
  await app.session.disconnect.click();
  await scripts.ended('Ended with the connection');
  await expect(scripts.run).toBeDisabled();
});

test('says where it went wrong, and when it wants too much', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const scripts = await opened(app, broker);
  await scripts.start(`log('one');\n\nnobody.nothing();`);
  await scripts.ended('Failed');
  await expect(scripts.output).toContainText(/Line 3: ReferenceError/);
  await scripts.start('let a = ;');
  await expect(scripts.output).toContainText(/Line 1: .*Unexpected/);
  await scripts.start(`const kept = []; for (;;) kept.push(new Uint8Array(1_000_000));`);
  await expect(scripts.output).toContainText(/memory/);
  await scripts.start(`await publish('a/#', 'x');`);
  await expect(scripts.output).toContainText(/no topic name/);
  await scripts.start(`for (;;) publish('flood', 'x');`);
  await expect(scripts.output).toContainText(/Write await/);
});

test('hears what the broker has retained, asks and is answered, and says where no answer came', async ({
  app,
  mosquitto,
}) => {
  const broker = await mosquitto('anon');
  const target = { port: broker.ports.tcp };
  for (const name of ['one', 'two']) await mosquittoPub(target, { topic: `kept/${name}`, payload: name, retain: true });
  const scripts = await opened(app, broker);
  const lines = await scripts.result(`
    const kept: string[] = [];
    for await (const m of await subscribe('kept/#', { qos: 1 })) {
      kept.push(m.payload + m.retain);
      if (kept.length === 2) break;
    }
    log(kept.sort().join(' '));
    const stop = onMessage('double', (m) => publish(m.responseTopic, 2 * m.json(), { correlationData: m.correlationData }));
    await subscribe('double');
    const answers = await Promise.all([1, 2, 3].map((n) => request('double', n)));
    log(answers.map((answer) => answer.payload).join(' '));
    stop();
  `);
  expect(lines).toEqual(['onetrue twotrue', '2 4 6']);
  await scripts.start(`log(1);\n\nawait request('nobody/answers', 1, { timeoutMs: 50 });`);
  await expect(scripts.output).toContainText(/Line 3: .*no answer within 50 ms/);
});

test('goes on in a tab that nobody sees', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const witness = await mosquittoSub({ port: broker.ports.tcp }, 'hidden/#');
  const scripts = await opened(app, broker);
  await scripts.start(`
    log('begun');
    for (let i = 0; i < 100; i++) { await publish('hidden/n', i); await sleep(20); }
  `);
  await expect(scripts.output).toContainText('begun');
  // As a browser treats a hidden page: it says so, draws nothing, and lets its timers wait.
  await app.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    window.requestAnimationFrame = () => 0;
    document.dispatchEvent(new Event('visibilitychange'));
    const until = performance.now() + 4_000;
    while (performance.now() < until);
  });
  expect(witness.seen()).toHaveLength(100);
  await scripts.ended('Finished');
  await witness.stop();
});

test.describe('under a service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('run without the companion, from a folder of any host and offline', async ({ page, mosquitto }) => {
    const host = await startStaticHost();
    const broker = await mosquitto('anon');
    try {
      const app = new App(page, host.url);
      await app.open();
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await page.reload();
      await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
      await host.stop();
      await app.connectedTo(broker.wsAddress);
      const scripts = new ScriptsPage(page);
      await scripts.open();
      await scripts.add();
      // 0x10: nobody is subscribed.
      expect(await scripts.result(`log(await publish('from/a/folder', 'x', { qos: 1 }));`)).toEqual(['16']);
    } finally {
      await host.stop();
    }
  });
});

test('are kept, named, run by key, brought back, and readable to all', async ({ app, mosquitto }) => {
  const broker = await mosquitto('anon');
  const scripts = await opened(app, broker);
  await app.page.getByRole('textbox', { name: 'Name of the script' }).fill('Mine');
  await scripts.write(`log('by key');`);
  await scripts.source.press('Control+Enter');
  await scripts.ended('Finished');
  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await app.page.getByRole('button', { name: 'Remove Mine' }).click();
  await expect(scripts.source).toBeHidden();
  await app.page.getByRole('button', { name: 'Undo' }).click();
  await expect(scripts.source).toContainText('by key');
  await app.page.waitForFunction(async () => {
    const open = indexedDB.open('mqtt-loupe');
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const all = database.transaction('automations').objectStore('automations').getAll();
    const records = await new Promise<unknown[]>((resolve) => {
      all.onsuccess = () => resolve(all.result as unknown[]);
    });
    database.close();
    return JSON.stringify(records).includes('by key') && JSON.stringify(records).includes('Mine');
  });
  await app.page.reload();
  await scripts.open();
  await expect(scripts.source).toContainText('by key');
  await expect(app.page.getByRole('textbox', { name: 'Name of the script' })).toHaveValue('Mine');
});
