// Kills the browser (SIGKILL, all of its processes) while it records 5,000 messages a second, opens it again, and reads what
// was recorded: how much is missing at the end, counted back from the kill. What the browser had not even received counts, too.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCompanion } from '../fixtures/companion.mjs';
import { openAppAgain, openSubscribedApp } from './app-driver.mjs';
import { launchBrowser, untilTrue } from './cdp-pipe.mjs';
import { numbersIn, startNumberedBroker } from './numbered-broker.mjs';
import { round } from './statistics.mjs';

const RATE_PER_S = 5000;
/** A kill comes at some moment in between. */
const SHORTEST_MS = 1500;
const LONGEST_MS = 4000;

/** Saves the only recording, as a person does, and hands its bytes over instead. */
const READ_RECORDING = `(async () => {
  const item = document.querySelector('[role=dialog] li');
  const buttons = [...item.querySelectorAll('button')];
  let saved;
  URL.createObjectURL = (blob) => { saved = blob; return 'about:blank'; };
  HTMLAnchorElement.prototype.click = () => {};
  buttons.find((button) => button.getAttribute('aria-label')?.startsWith('Export')).click();
  while (!saved) await new Promise((resolve) => setTimeout(resolve, 10));
  const reader = new FileReader();
  reader.readAsDataURL(saved);
  await new Promise((resolve) => { reader.onload = resolve; });
  return { text: item.textContent, base64: reader.result.slice(reader.result.indexOf(',') + 1) };
})()`;

/**
 * @param {(line: string) => void} say
 * @param {{ runs: number, database?: boolean }} options `database`: as in a browser that has no files for it
 */
export async function recordKill(say, { runs, database = false }) {
  const folder = mkdtempSync(join(tmpdir(), 'loupe-kill-'));
  const companion = await startCompanion({ broker: false });
  const broker = await startNumberedBroker();
  const onNewDocument = database ? 'delete StorageManager.prototype.getDirectory' : '';
  let browser = await launchBrowser({ folder });
  /** @type {number[]} */
  const missingMs = [];
  let opened = 0;
  let gaps = 0;
  try {
    let app = await openSubscribedApp(browser, companion.url, broker, { fresh: false, onNewDocument });
    await switchRecordingOn(app);
    for (let run = 1; run <= runs; run++) {
      await untilTrue(app.tab, `__drive.has('button', 'Recording')`, 'it to record');
      broker.begin(RATE_PER_S);
      await new Promise((resolve) => setTimeout(resolve, SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS)));
      const killedAt = performance.timeOrigin + performance.now();
      await browser.kill();
      const sentAt = broker.end();

      browser = await launchBrowser({ folder });
      app = await openAppAgain(browser, companion.url, { onNewDocument });
      const { text, base64 } = await readRecording(app);
      const numbers = numbersIn(Buffer.from(base64, 'base64'));
      const whole = numbers.findIndex((number, at) => number !== at);
      const kept = whole === -1 ? numbers.length : whole;
      if (text.includes('Ended by a crash') && numbers.length > 0) opened++;
      if (kept < numbers.length) gaps++;
      missingMs.push(round(Math.max(0, killedAt - (sentAt[kept] ?? killedAt)), 0));
      say(`${run}: ${numbers.length} of ${sentAt.length} messages, ${missingMs.at(-1)} ms missing: ${text}`);
      if (run < runs) await recordAnew(app, broker);
    }
    await browser.close();
    return { runs, opened, gaps, worstMissingMs: Math.max(...missingMs), missingMs };
  } finally {
    await browser.kill();
    broker.stop();
    await companion.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** @param {import('./app-driver.mjs').AppDriver} app */
async function switchRecordingOn({ run, tab }) {
  await run(`click('button', 'Record')`);
  await untilTrue(tab, `document.querySelector('[role=switch]') !== null`, 'the switch');
  await tab.evaluate(`document.querySelector('[role=switch]').click()`);
}

/** @param {import('./app-driver.mjs').AppDriver} app @returns {Promise<{ text: string, base64: string }>} */
async function readRecording({ run, tab }) {
  // A browser takes seconds to write down that recording was switched on.
  const names = `['Records at connect', 'Record']`;
  await untilTrue(tab, `${names}.some((name) => __drive.has('button', name))`, 'the button that records');
  await run(`click('button', ${names}.find((name) => __drive.has('button', name)))`);
  await untilTrue(tab, `__drive.has('button', 'Recordings…')`, 'the way to the recordings');
  await run(`click('button', 'Recordings…')`);
  await untilTrue(tab, `document.querySelector('[role=dialog] li') !== null`, 'the list of recordings');
  return tab.evaluate(READ_RECORDING);
}

/** Deletes what was recorded, and connects again. @param {import('./app-driver.mjs').AppDriver} app @param {import('./numbered-broker.mjs').NumberedBroker} broker */
async function recordAnew({ run, tab }, broker) {
  await run(`click('button', 'Delete all…')`);
  await untilTrue(tab, `__drive.has('button', 'Delete')`, 'the question');
  await run(`click('button', 'Delete')`);
  await untilTrue(tab, `document.querySelector('[role=dialog] li') === null`, 'an empty list');
  await run(`click('button', 'Close')`);
  const subscribed = broker.subscribed();
  await run(`click('button', 'Connect')`);
  await subscribed;
  if (await run(`has('button', 'Record')`)) await switchRecordingOn({ run, tab });
}
