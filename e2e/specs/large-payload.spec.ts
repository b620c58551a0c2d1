import { readFile } from 'node:fs/promises';
import { mosquittoPub } from '../fixtures/mosquitto-clients.ts';
import { expect, test } from '../fixtures/test.ts';

// Over the bridge: mosquitto 2.0 loses what is this large on its way to a WebSocket.
test.beforeEach(async ({ app, mosquitto }) => {
  const { ports } = await mosquitto('anon');
  await app.connectedTo(`mqtt://127.0.0.1:${ports.tcp}`);
  await app.subscriptions.subscribe('large/#', '1');
  await expect(app.subscriptions.item('large/#')).toContainText('1');
});

const RECORD = '{"id":9007199254740993,"name":"sensor","values":[1.5,2,3e8],"ok":true}';

/** An array of records, about 10 MB of JSON, with a last one that is known again. */
function tenMegabytes(): string {
  return `[${`${RECORD},`.repeat(Math.ceil(1e7 / RECORD.length))}"the last one"]`;
}

test('JSON of 10 MB is opened whole, and the page goes on meanwhile', async ({ app, mosquitto, page }) => {
  const { ports } = await mosquitto('anon');
  const payload = tenMegabytes();
  await mosquittoPub({ port: ports.tcp }, { topic: 'large/json', payload, qos: 1 });
  await expect(app.messages.row('large/json')).toHaveCount(1);
  const longestGapMs = await page.evaluateHandle(() => {
    const gaps = { longest: 0, last: performance.now() };
    const tick = () => {
      const now = performance.now();
      gaps.longest = Math.max(gaps.longest, now - gaps.last);
      gaps.last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    return gaps;
  });
  await app.messages.select('large/json');
  const { inspector } = app;
  await expect(inspector.content('JSON')).toContainText('9007199254740993');
  await expect(inspector.root).toContainText('So many lines are not wrapped');
  await inspector.view('Tree');
  await expect(inspector.node(/items$/).first()).toBeVisible();
  await inspector.tree.focus();
  await page.keyboard.press('End');
  await expect(inspector.node('the last one')).toBeVisible();
  await inspector.root.getByRole('button', { name: 'Unfold all' }).click();
  await expect(inspector.root).toContainText('Only the first 500,000 rows are shown.');
  await inspector.tree.focus();
  await page.keyboard.press('End');
  await expect(inspector.tree.getByRole('treeitem', { selected: true })).toBeVisible();
  // Generous, as the machine is busy: reading it all in the page would take seconds.
  expect((await longestGapMs.jsonValue()).longest).toBeLessThan(1000);
});

test('a payload beyond 64 MB is shown piece by piece, and saved byte for byte', async ({ app, mosquitto, page }) => {
  test.slow();
  const { ports } = await mosquitto('anon');
  const line = 'the quick brown fox jumps over the lazy dog.\n';
  const payload = Buffer.alloc(66 * 1024 * 1024, line);
  payload.write('THE END', payload.length - 7);
  await mosquittoPub({ port: ports.tcp }, { topic: 'large/text', payload, qos: 1 });
  await expect(app.messages.row('large/text')).toHaveCount(1, { timeout: 60_000 });
  await app.messages.select('large/text');
  const { inspector } = app;
  await expect(inspector.content('Text')).toContainText('the quick brown fox');
  await inspector.root.getByRole('button', { name: 'Next part' }).click();
  await expect(inspector.root).toContainText('1,048,576–2,097,151 of 69,206,016 bytes');
  await inspector.view('JSON');
  await expect(inspector.root).toContainText('This view needs the whole payload, up to 64 MB');
  await inspector.view('Hex');
  await inspector.content('Hex').focus();
  await page.keyboard.press('End');
  await expect(inspector.content('Hex')).toContainText('THE');

  const downloading = page.waitForEvent('download');
  await inspector.save.click();
  const saved = await readFile(await (await downloading).path());
  expect(saved.equals(payload)).toBe(true);
});
