// From the start of the navigation, with nothing in any cache, to the first frame in which the app can be used: against
// an empty page of the same server. Both take turns.
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startCompanion } from '../fixtures/companion.mjs';
import { launchBrowser, untilTrue } from './cdp-pipe.mjs';
import { median, round } from './statistics.mjs';

const ROUNDS = 7;
const EMPTY_PAGE = 'empty-reference.html';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** True in the page once it can be used. */
const APP_IS_THERE = `[...document.querySelectorAll('button')].some(
  (button) => (button.getAttribute('aria-label') ?? button.textContent).trim() === 'New connection')`;
const EMPTY_PAGE_IS_THERE = `document.querySelector('p') !== null`;

/**
 * Runs in the page before anything else: looks once a frame, and takes the time when the frame that shows it has been
 * painted and the main thread is free.
 * @param {string} isThere
 */
function recorder(isThere) {
  return `(() => {
    const look = () => {
      if (!(${isThere})) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { window.__interactiveMs = performance.now(); };
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  })()`;
}

/** @param {(line: string) => void} say */
export async function startup(say) {
  const folder = copyBuild();
  const companion = await startCompanion({ broker: false, cli: join(folder, 'dist/companion/cli.js') });
  const browser = await launchBrowser();
  try {
    /** @type {number[]} */
    const app = [];
    /** @type {number[]} */
    const empty = [];
    /** @type {string[]} */
    let loaded = [];
    for (let turn = 0; turn < ROUNDS; turn++) {
      empty.push((await load(browser, companion.url + EMPTY_PAGE, EMPTY_PAGE_IS_THERE)).interactiveMs);
      const run = await load(browser, companion.url, APP_IS_THERE);
      app.push(run.interactiveMs);
      loaded = run.loaded;
      say(`app ${round(app.at(-1) ?? 0, 1)} ms, empty page ${round(empty.at(-1) ?? 0, 1)} ms`);
    }
    const sizes = await Promise.all(loaded.map(async (url) => ({ url, bytes: await gzipBytes(url) })));
    const kb = (/** @type {typeof sizes} */ list) => round(list.reduce((sum, { bytes }) => sum + bytes, 0) / 1000, 1);
    return {
      interactiveMs: round(median(app), 1),
      ratio: round(median(app) / median(empty), 2),
      transferKb: kb(sizes),
      scriptKb: kb(sizes.filter(({ url }) => /\.m?js$/.test(new URL(url).pathname))),
      emptyMs: round(median(empty), 1),
      files: sizes.length,
    };
  } finally {
    await browser.close();
    await companion.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The build with an empty page beside the app's: nothing but a served file may be different between the two.
 * @returns {string} a folder
 */
function copyBuild() {
  const folder = mkdtempSync(join(tmpdir(), 'loupe-bench-build-'));
  cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'dist/web', EMPTY_PAGE), '<!doctype html><title>Empty</title><p>Empty</p>');
  return folder;
}

/**
 * @param {import('./cdp-pipe.mjs').Browser} browser @param {string} url @param {string} isThere
 * @returns {Promise<{ interactiveMs: number, loaded: string[] }>} `loaded`: every address of the first load
 */
async function load(browser, url, isThere) {
  const tab = await browser.open(url, { fresh: true, onNewDocument: recorder(isThere) });
  await untilTrue(tab, 'window.__interactiveMs > 0', `${url} to be usable`);
  const result = await tab.evaluate(`({
    interactiveMs: window.__interactiveMs,
    loaded: [location.href, ...performance.getEntriesByType('resource').map((entry) => entry.name)],
  })`);
  await tab.close();
  return result;
}

/** What a file takes on the wire, gzipped, without headers. @param {string} url @returns {Promise<number>} */
function gzipBytes(url) {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(bytes));
    });
    request.on('error', reject);
  });
}
