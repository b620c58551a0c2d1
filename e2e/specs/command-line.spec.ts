import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { startChild } from '../fixtures/child.mjs';
import { startCompanion } from '../fixtures/companion.mjs';
import { LOOPBACK } from '../fixtures/free-port.mjs';
import { expect, test } from '../fixtures/test.ts';

const CLI = fileURLToPath(new URL('../../dist/companion/cli.js', import.meta.url));
const run = (...args: string[]) => startChild(process.execPath, [CLI, ...args]);

test('a wrong option gets one line and exit code 2', async () => {
  for (const args of [
    ['--prot', '1'],
    ['--port', 'many'],
    ['--port', '70000'],
    ['--bridge-allow', 'nonsense'],
  ]) {
    const child = run(...args);
    expect(await child.ended(), args.join(' ')).toBe(2);
    expect(child.output().trim().split('\n'), args.join(' ')).toHaveLength(1);
  }
});

test('--help names every option', async () => {
  const child = run('--help');
  expect(await child.ended()).toBe(0);
  for (const option of ['--port', '--broker-port', '--no-broker', '--host', '--bridge-allow', '--open']) {
    expect(child.output()).toContain(option);
  }
});

test('a taken port is replaced by the next free one, and it says so', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  const address = server.address();
  const taken = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const child = run('--no-broker', '--port', String(taken));
  try {
    const [, port] = await child.waitFor(/http:\/\/127\.0\.0\.1:(\d+)\//);
    expect(Number(port)).toBeGreaterThan(taken);
    expect(child.output()).toContain(`${taken} is taken`);
  } finally {
    await child.stop();
    server.close();
  }
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} ends it in order, with a page connected`, async ({ page }) => {
    const companion = await startCompanion();
    await page.goto(companion.url);
    companion.child.signal(signal);
    expect(await companion.child.ended(8000)).toBe(0);
  });
}
