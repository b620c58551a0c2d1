// A capture of a million packets: how fast the app reads it and shows the messages of one topic, against tshark asked the
// same of the same file; and how fast the app writes it, against a plain write and read of as many bytes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCompanion } from '../fixtures/companion.mjs';
import { PAGE_SCRIPT } from './app-driver.mjs';
import { TOPICS, topicOf, writeCapture } from './capture-file.mjs';
import { launchBrowser, untilTrue } from './cdp-pipe.mjs';
import { median, round } from './statistics.mjs';

const PACKETS = 1_000_000;
const TOPIC = topicOf(42);
const EXPECTED = PACKETS / TOPICS;
/** The first warms up and does not count. */
const TURNS = 4;
const SEARCH = `'searchbox', 'Search messages'`;

/** In the page: an input that files are given to, and a drop of what it has on the window. */
const DROPPER = `(() => {
  const input = document.createElement('input');
  input.type = 'file';
  input.id = 'bench-file';
  input.style.display = 'none';
  document.body.append(input);
  window.__drop = () => {
    const data = new DataTransfer();
    data.items.add(input.files[0]);
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
  };
})()`;

/**
 * Drops the file and asks for the topic as soon as there is somewhere to ask; settles when the list has all its messages
 * and shows the first of them.
 */
const OPEN = `new Promise((resolve, reject) => {
  const began = performance.now();
  let readMs = null;
  let asked = false;
  window.__drop();
  const look = () => {
    const now = performance.now() - began;
    if (now > 60_000) return reject(new Error('not opened after a minute'));
    if (!asked && __drive.has(${SEARCH})) {
      asked = true;
      __drive.fill(${SEARCH}, '${TOPIC}');
    }
    if (readMs === null && __drive.value('Messages sent') === ${PACKETS}) readMs = now;
    const grid = document.querySelector('[role=grid]');
    const shown = [...(grid?.querySelectorAll('[role=row]') ?? [])].some((row) => row.textContent.includes('${TOPIC}'));
    const counted = document.body.textContent.replace(/[,\\u00a0\\u202f ]/g, '').includes('${EXPECTED}of${PACKETS}') || __benchMatches() === ${EXPECTED};
    if (readMs !== null && shown && counted) return resolve({ openMs: now, readMs });
    requestAnimationFrame(look);
  };
  look();
})`;

/** In the page: how many messages the engine's last tick says that match, once all was searched. */
const TICKS = `(() => {
  let matches = null;
  const { postMessage } = Worker.prototype;
  const watched = new WeakSet();
  Worker.prototype.postMessage = function (message, ...rest) {
    if (!watched.has(this)) this.addEventListener('message', ({ data }) => {
      if (data?.type === 'tick') matches = data.tick.filter?.progress === 1 ? data.tick.filter.matches : null;
    });
    watched.add(this);
    return postMessage.call(this, message, ...rest);
  };
  window.__benchMatches = () => matches;
})()`;

/** @param {(line: string) => void} say */
export async function capture(say) {
  const folder = mkdtempSync(join(tmpdir(), 'loupe-bench-capture-'));
  const file = join(folder, 'million.pcapng');
  const companion = await startCompanion({ broker: false });
  const browser = await launchBrowser();
  try {
    const bytes = await writeCapture(file, PACKETS);
    const tsharkMs = await askTshark(file);
    say(`${PACKETS} packets in ${bytes} bytes; tshark took ${round(tsharkMs / 1000, 1)} s`);
    /** @type {{ openMs: number, readMs: number, writeMs: number, writtenBytes: number, plainMs: number }[]} */
    const turns = [];
    for (let turn = 0; turn < TURNS; turn++) {
      const plainMs = plainWriteAndRead(folder, bytes);
      const turned = { ...(await oneTurn(browser, companion.url, file, folder)), plainMs };
      say(
        `open ${Math.round(turned.openMs)} ms (read ${Math.round(turned.readMs)}), ` +
          `write ${Math.round(turned.writeMs)} ms, plain ${Math.round(plainMs)} ms`,
      );
      if (turn > 0) turns.push(turned);
    }
    const of = (/** @type {'openMs' | 'readMs' | 'writeMs' | 'plainMs'} */ key) =>
      median(turns.map((turn) => turn[key]));
    const mbPerS = (/** @type {number} */ size, /** @type {number} */ ms) => round(size / 1e6 / (ms / 1000), 1);
    return {
      writeMbPerS: mbPerS(turns[0]?.writtenBytes ?? 0, of('writeMs')),
      readMbPerS: mbPerS(bytes, of('readMs')),
      // How often as long as a plain write and read of as many bytes.
      ratio: round((of('writeMs') + of('readMs')) / of('plainMs'), 2),
      openMs: round(of('openMs'), 1),
      tsharkMs: round(tsharkMs, 1),
      openRatio: round(of('openMs') / tsharkMs, 4),
      packets: PACKETS,
      bytes,
      writtenBytes: turns[0]?.writtenBytes,
      topicMessages: EXPECTED,
    };
  } finally {
    await browser.close();
    await companion.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {import('./cdp-pipe.mjs').Browser} browser @param {string} url @param {string} file @param {string} folder
 */
async function oneTurn(browser, url, file, folder) {
  const tab = await browser.open(url, { fresh: true, onNewDocument: TICKS });
  try {
    await tab.evaluate(PAGE_SCRIPT);
    await untilTrue(tab, `__drive.has('button', 'New connection')`, 'the app');
    await tab.evaluate(DROPPER);
    const { root } = await tab.send('DOM.getDocument');
    const { nodeId } = await tab.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#bench-file' });
    await tab.send('DOM.setFileInputFiles', { nodeId, files: [file] });
    const { openMs, readMs } = await tab.evaluate(OPEN);
    const { writeMs, writtenBytes } = await exportAll(tab, folder);
    return { openMs, readMs, writeMs, writtenBytes };
  } finally {
    await tab.close();
  }
}

/**
 * Saves all packets again, as a person does: from the click to the word that it is written.
 * @param {import('./cdp-pipe.mjs').Tab} tab @param {string} folder
 */
async function exportAll(tab, folder) {
  await tab.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  const before = new Set(readdirSync(folder));
  // Without a picker, which nobody answers here, the app hands the file to the browser's downloads.
  await tab.evaluate(`delete window.showSaveFilePicker`);
  await tab.evaluate(`__drive.click('tab', 'Packets')`);
  await untilTrue(tab, `__drive.has('grid', 'Packets') && __drive.has('button', 'Export')`, 'the packets');
  await tab.evaluate(`__drive.click('button', 'Export')`);
  await untilTrue(tab, `__drive.has('button', 'Save file')`, 'the dialog');
  const writeMs = await tab.evaluate(`new Promise((resolve, reject) => {
    const began = performance.now();
    __drive.click('button', 'Save file');
    const look = () => {
      const ms = performance.now() - began;
      if (ms > 60_000) return reject(new Error('not written after a minute'));
      if (__drive.has('button', 'Done')) resolve(ms);
      else requestAnimationFrame(look);
    };
    look();
  })`);
  const writtenBytes = await downloaded(folder, before);
  return { writeMs, writtenBytes };
}

/** @param {string} folder @param {ReadonlySet<string>} before @returns {Promise<number>} bytes */
async function downloaded(folder, before) {
  for (let i = 0; i < 400; i++) {
    const name = readdirSync(folder).find((one) => !before.has(one) && one.endsWith('.pcapng'));
    if (name) {
      const path = join(folder, name);
      const { size } = statSync(path);
      rmSync(path);
      return size;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no file was downloaded');
}

/** @param {string} folder @param {number} bytes @returns {number} milliseconds */
function plainWriteAndRead(folder, bytes) {
  const path = join(folder, 'plain');
  const content = Buffer.alloc(bytes, 'x');
  const began = performance.now();
  writeFileSync(path, content);
  readFileSync(path);
  const ms = performance.now() - began;
  rmSync(path);
  return ms;
}

/** @param {string} file @returns {Promise<number>} milliseconds */
async function askTshark(file) {
  const began = performance.now();
  const child = spawn('tshark', ['-r', file, '-Y', `mqtt.topic contains "${TOPIC}"`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let lines = 0;
  child.stdout.on('data', (/** @type {Buffer} */ piece) => {
    for (const byte of piece) if (byte === 10) lines++;
  });
  const [code] = await once(child, 'close');
  const ms = performance.now() - began;
  if (code !== 0 || lines !== EXPECTED) throw new Error(`tshark: ${lines} lines, exit code ${code}`);
  return ms;
}
