// A flood with the messages, the tree of topics or the packets in view: is every message counted, does the page keep its frames, does it answer a click?
import { startCompanion } from '../fixtures/companion.mjs';
import { openSubscribedApp } from './app-driver.mjs';
import { launchBrowser, untilTrue } from './cdp-pipe.mjs';
import { startGenerator } from './load-generator.mjs';
import { watchResident } from './resident-memory.mjs';
import { quantile, round } from './statistics.mjs';

const SETTLE_MS = 1000;
const CLICKS = 5;

/**
 * What is clicked in each view, as many as `CLICKS`.
 * @type {Record<string, readonly [role: string, name: string][]>}
 */
const TARGETS = {
  messages: [
    ['button', 'Pause'],
    ['button', 'Resume'],
    ['button', 'Pause'],
    ['button', 'Resume'],
    ['grid', 'Messages'],
  ],
  packets: [
    ['button', 'Pause'],
    ['button', 'Resume'],
    ['grid', 'Packets'],
    ['button', 'Pause'],
    ['button', 'Resume'],
  ],
  topics: [
    ['button', 'Unfold one level more'],
    ['button', 'Unfold one level more'],
    ['tree', 'Topics'],
    ['button', 'Fold all'],
    ['button', 'Unfold one level more'],
  ],
};
const LOOK_MS = 1000;
const COUNT_TIMEOUT_MS = 30_000;

/** Runs in the page: the gaps between animation frames, and from a click's input event to the next frame after it was handled. */
const RECORDER = `(() => {
  const gaps = [];
  const clicks = [];
  let last = null;
  let running = true;
  const frame = (time) => {
    if (last !== null) gaps.push(time - last);
    last = time;
    if (running) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  addEventListener('click', (event) => {
    // A message posted from the frame's callback is handled after that frame has been painted.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => clicks.push(performance.now() - event.timeStamp);
      port2.postMessage(null);
    });
  }, true);
  window.__recorded = { clicks, stop: () => { running = false; return { gaps, clicks, heap: performance.memory?.usedJSHeapSize ?? 0 }; } };
})()`;

/**
 * @param {(line: string) => void} say
 * @param {{ rate: number, perFrame: number, seconds: number, topics: number, view: string }} options
 */
export async function flood(say, { rate, perFrame, seconds, topics, view }) {
  const companion = await startCompanion({ broker: false });
  const generator = await startGenerator();
  const browser = await launchBrowser();
  try {
    const app = await openSubscribedApp(browser, companion.url, generator);
    const tab = view.charAt(0).toUpperCase() + view.slice(1);
    await app.run(`click('tab', '${tab}')`);
    await untilTrue(app.tab, `__drive.has('grid', '${tab}') || __drive.has('tree', '${tab}')`, tab);
    const before = await app.run(`value('Messages received')`);
    const resident = await watchResident(browser);
    const whenFull = residentWhenFull(app, resident);
    await app.tab.evaluate(RECORDER);
    say(`${rate}/s, ${perFrame} a frame, for ${seconds} s, over ${topics} topics, ${tab} in view`);
    const streaming = generator.stream({ rate, perFrame, seconds, topics });
    const clicking = clickDuring(app, TARGETS[view] ?? [], seconds * 1000, say);
    const streamed = await streaming;
    await clicking;
    const { gaps, clicks, heap } = await app.tab.evaluate('__recorded.stop()');
    const { counted } = await app.run(
      `countUntil('Messages received', ${before + streamed.sent}, ${COUNT_TIMEOUT_MS})`,
    );
    const received = counted - before;
    const mb = (/** @type {number} */ bytes) => round(bytes / 1e6, 1);
    const residentMb = [mb(whenFull.stop()), mb(resident.now())];
    resident.stop();
    return {
      offered: streamed.sent,
      received,
      lost: streamed.sent - received,
      p95FrameMs: round(quantile(gaps, 0.95), 1),
      maxFrameMs: round(Math.max(...gaps), 1),
      clickMs: round(Math.max(...clicks), 1),
      heapMb: mb(heap),
      // Once the log was full (null: it never was), and at the end.
      residentMb,
      residentPeakMb: mb(resident.peak()),
      frames: gaps.length,
      clicksMs: clicks.map((/** @type {number} */ ms) => round(ms, 1)),
      asked: { rate, perFrame, seconds, topics, view },
      sentPerS: Math.round((streamed.sent / streamed.ms) * 1000),
      generatorCpu: round(streamed.cpu, 3),
    };
  } finally {
    await browser.close();
    generator.stop();
    await companion.stop();
  }
}

/**
 * Looks now and then whether the log is full, and keeps what the app's process took then.
 * @param {import('./app-driver.mjs').AppDriver} app
 * @param {{ now: () => number }} resident
 */
function residentWhenFull(app, resident) {
  let bytes = Number.NaN;
  const timer = setInterval(async () => {
    const dropped = await app.run(`value('Messages dropped')`).catch(() => 0);
    if (!(dropped > 0) || !Number.isNaN(bytes)) return;
    bytes = resident.now();
    clearInterval(timer);
  }, LOOK_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return bytes;
    },
  };
}

/**
 * Real input events, spread over the flood: pause and resume the list, unfold and fold the tree, choose a row.
 * @param {import('./app-driver.mjs').AppDriver} app
 * @param {readonly [role: string, name: string][]} targets
 * @param {number} durationMs
 * @param {(line: string) => void} say
 */
async function clickDuring(app, targets, durationMs, say) {
  const began = performance.now();
  for (const [index, [role, name]] of targets.entries()) {
    const due = SETTLE_MS + ((durationMs - 2 * SETTLE_MS) * (index + 0.5)) / CLICKS;
    // Resume follows soon: the list is in view and moving for nearly all of the flood.
    const wait = name === 'Resume' ? 300 : due - (performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
    if (role === 'button') await untilTrue(app.tab, `__drive.has('${role}', '${name}')`, `${role} ${name}`);
    const { x, y } = await app.run(`middle('${role}', '${name}')`);
    for (const type of ['mousePressed', 'mouseReleased']) {
      await app.tab.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
    }
    await untilTrue(app.tab, `__recorded.clicks.length > ${index}`, 'a frame after a click');
    say(`click on ${name}: ${round(await app.tab.evaluate(`__recorded.clicks[${index}]`), 1)} ms`);
  }
}
