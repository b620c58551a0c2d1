// How many messages a second reach the log and are counted in the interface, against a page that only counts the bytes
// of the same stream. Both take turns, each time in a fresh page, warmed up by a short stream of the same kind.
import { startCompanion } from '../fixtures/companion.mjs';
import { openSubscribedApp } from './app-driver.mjs';
import { launchBrowser, untilTrue } from './cdp-pipe.mjs';
import { startGenerator } from './load-generator.mjs';
import { PACKET_BYTES } from './packets.mjs';
import { median, round } from './statistics.mjs';

/** Packets a WebSocket frame, and messages a run: about 1.5 s each at the browser's limit, enough to drown a frame's error. */
const STREAMS = [
  { perFrame: 1, count: 150_000 },
  { perFrame: 16, count: 1_500_000 },
  { perFrame: 256, count: 4_000_000 },
];
const ROUNDS = 3;
const WARM_UP_SHARE = 0.2;
const RUN_TIMEOUT_MS = 25_000;

/**
 * @typedef {{ rate: number, lost: number, cpu: number }} Run `rate` in messages a second
 * @param {(line: string) => void} say
 */
export async function ingest(say) {
  const companion = await startCompanion({ broker: false });
  const generator = await startGenerator();
  const browser = await launchBrowser();
  try {
    /** @type {Record<string, { app: Run[], page: Run[] }>} */
    const runs = {};
    for (const { perFrame, count } of STREAMS) {
      const app = [];
      const page = [];
      for (let turn = 0; turn < ROUNDS; turn++) {
        page.push(await runPage(browser, generator, { perFrame, count }));
        app.push(await runApp(browser, companion.url, generator, { perFrame, count }));
        const [a, p] = [app.at(-1), page.at(-1)];
        say(
          `${perFrame} a frame: app ${Math.round(a?.rate ?? 0)}/s, lost ${a?.lost}; counting page ${Math.round(p?.rate ?? 0)}/s`,
        );
      }
      runs[perFrame] = { app, page };
    }
    return summarize(runs);
  } finally {
    await browser.close();
    generator.stop();
    await companion.stop();
  }
}

/** @param {Record<string, { app: Run[], page: Run[] }>} runs */
function summarize(runs) {
  const each = (/** @type {(run: { app: Run[], page: Run[] }) => number} */ value) =>
    Object.fromEntries(Object.entries(runs).map(([key, run]) => [key, value(run)]));
  const rate = (/** @type {Run[]} */ list) => median(list.map((run) => run.rate));
  const all = Object.values(runs).flatMap(({ app }) => app);
  return {
    ratio: each(({ app, page }) => round(rate(app) / rate(page), 3)),
    rate: each(({ app }) => Math.round(rate(app))),
    reference: each(({ page }) => Math.round(rate(page))),
    lost: all.reduce((sum, run) => sum + run.lost, 0),
    generatorCpu: each(({ app, page }) => round(median([...app, ...page].map((run) => run.cpu)), 3)),
  };
}

/**
 * @param {import('./cdp-pipe.mjs').Browser} browser
 * @param {import('./load-generator.mjs').LoadGenerator} generator
 * @param {{ perFrame: number, count: number }} plan
 * @returns {Promise<Run>}
 */
async function runPage(browser, generator, { perFrame, count }) {
  const tab = await browser.open(`http://127.0.0.1:${generator.port}/count`, { fresh: true });
  await untilTrue(tab, 'window.subscribed', 'the counting page to subscribe');
  const measure = async (/** @type {number} */ messages) => {
    await tab.evaluate(`startCounting(${messages * PACKET_BYTES}, ${RUN_TIMEOUT_MS})`);
    const streamed = await generator.stream({ perFrame, count: messages });
    const { at, counted } = await tab.evaluate('counting');
    if (counted < messages * PACKET_BYTES) throw new Error(`the counting page got ${counted} bytes only`);
    return toRun(streamed, at, counted / PACKET_BYTES);
  };
  await measure(Math.round(count * WARM_UP_SHARE));
  const run = await measure(count);
  await tab.close();
  return run;
}

/**
 * @param {import('./cdp-pipe.mjs').Browser} browser
 * @param {string} url
 * @param {import('./load-generator.mjs').LoadGenerator} generator
 * @param {{ perFrame: number, count: number }} plan
 * @returns {Promise<Run>}
 */
async function runApp(browser, url, generator, { perFrame, count }) {
  const app = await openSubscribedApp(browser, url, generator);
  const measure = async (/** @type {number} */ messages) => {
    const before = await app.run(`value('Messages received')`);
    const counting = app.run(`countUntil('Messages received', ${before + messages}, ${RUN_TIMEOUT_MS})`);
    const streamed = await generator.stream({ perFrame, count: messages });
    const { at, counted } = await counting;
    return toRun(streamed, at, counted - before);
  };
  await measure(Math.round(count * WARM_UP_SHARE));
  const run = await measure(count);
  await app.tab.close();
  return run;
}

/** @param {import('./load-generator.mjs').Streamed} streamed @param {number} at @param {number} counted @returns {Run} */
function toRun({ began, sent, cpu }, at, counted) {
  return { rate: (counted / (at - began)) * 1000, lost: sent - counted, cpu };
}
