// Charts of an hour of many series, all of it in view, while it goes on: does the page keep its frames, and how long does the
// engine take for an answer? The hour's points come faster than in an hour, as points are what charts cost.
import { startCompanion } from '../fixtures/companion.mjs';
import { openSubscribedApp } from './app-driver.mjs';
import { launchBrowser, untilTrue } from './cdp-pipe.mjs';
import { startGenerator } from './load-generator.mjs';
import { quantile, round } from './statistics.mjs';

/** Before the frames of a second state are counted. */
const SETTLE_MS = 1500;

const PRELOAD_PER_S = 100_000;
const COUNT_TIMEOUT_MS = 60_000;

/** Runs in the page before anything else of it: how long each answer to `chartData` takes, and what it says. */
const ANSWER_WATCH = `(() => {
  const { postMessage } = Worker.prototype;
  const asked = new Map();
  const watched = new WeakSet();
  const answers = [];
  let last = null;
  const hear = ({ data }) => {
    if (data?.type !== 'response' || !asked.has(data.id)) return;
    answers.push(performance.now() - asked.get(data.id));
    asked.delete(data.id);
    if (data.ok) last = data.value;
  };
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.method === 'chartData') {
      if (!watched.has(this)) this.addEventListener('message', hear);
      watched.add(this);
      asked.set(message.id, performance.now());
    }
    return postMessage.call(this, message, ...rest);
  };
  window.__charts = {
    take: () => answers.splice(0),
    points: () => last ? last.series.reduce((sum, { points }) => sum + points, 0) : 0,
    series: () => last ? last.series.length : 0,
    isBehind: () => last?.isBehind ?? true,
    dropped: () => last?.dropped ?? 0,
  };
})()`;

/** Gaps between animation frames for a while. */
const FRAMES = `(ms) => new Promise((resolve) => {
  const gaps = [];
  let last = null;
  const end = performance.now() + ms;
  const frame = (time) => {
    if (last !== null) gaps.push(time - last);
    last = time;
    if (performance.now() < end) requestAnimationFrame(frame);
    else resolve(gaps);
  };
  requestAnimationFrame(frame);
})`;

/** Writes a board of one chart with all topics into the browser's storage, as the app keeps it. */
const STORE_BOARD = `() => new Promise((resolve, reject) => {
  const open = indexedDB.open('mqtt-loupe');
  open.onerror = () => reject(open.error);
  open.onsuccess = () => {
    const transaction = open.result.transaction(['profiles', 'boards'], 'readwrite');
    const profiles = transaction.objectStore('profiles').getAll();
    profiles.onsuccess = () => {
      const source = { kind: 'value', topicFilter: 'bench/#', path: '' };
      const series = [{ id: 's', source, name: '', unit: '', color: 1, axis: 'left', isHidden: false }];
      const charts = [{ id: 'c', name: 'All', left: null, right: null, series }];
      const { id } = profiles.result[0];
      transaction.objectStore('boards').put({ id: 'b', profileId: id, name: 'Bench', order: 1, openedAt: 1, spanMs: null, charts });
    };
    transaction.oncomplete = () => resolve(true);
    transaction.onerror = () => reject(transaction.error);
  };
})`;

/**
 * @param {(line: string) => void} say
 * @param {{ series: number, perS: number, minutes: number, seconds: number }} options
 */
export async function charts(say, { series, perS, minutes, seconds }) {
  const companion = await startCompanion({ broker: false });
  const generator = await startGenerator();
  const browser = await launchBrowser();
  try {
    const app = await openSubscribedApp(browser, companion.url, generator, {
      fresh: true,
      onNewDocument: ANSWER_WATCH,
    });
    await app.tab.evaluate(`(${STORE_BOARD})()`);
    const frames = async () => summary(await app.tab.evaluate(`(${FRAMES})(${seconds * 1000})`));
    const before = await app.run(`value('Messages received')`);
    await app.run(`click('tab', 'Charts')`);
    await untilTrue(app.tab, `__drive.has('button', 'Live')`, 'the board');
    const points = series * perS * minutes * 60;
    say(`${points} points of ${series} series at ${PRELOAD_PER_S}/s`);
    await generator.stream({
      rate: PRELOAD_PER_S,
      perFrame: 64,
      seconds: points / PRELOAD_PER_S,
      topics: series,
      packets: 'values',
    });
    await app.run(`countUntil('Messages received', ${before + points - series}, ${COUNT_TIMEOUT_MS})`);
    await untilTrue(app.tab, '__charts.isBehind() === false', 'the charts to have read all', COUNT_TIMEOUT_MS);
    await app.tab.evaluate('__charts.take()');

    // The same page with the same traffic, and no chart in view.
    const live = generator.stream({
      rate: series * perS,
      perFrame: 1,
      seconds: 2 * seconds + 8,
      topics: series,
      packets: 'values',
    });
    await app.run(`click('tab', 'Messages')`);
    await pause(SETTLE_MS);
    const idle = await frames();
    say(`without charts: ${JSON.stringify(idle)}`);
    await app.run(`click('tab', 'Charts')`);
    await untilTrue(app.tab, `__drive.has('button', 'Live')`, 'the board');
    await untilTrue(app.tab, '__charts.isBehind() === false', 'the charts to be up to date', COUNT_TIMEOUT_MS);
    await pause(SETTLE_MS);
    await app.tab.evaluate('__charts.take()');
    const shown = await frames();
    say(`with charts: ${JSON.stringify(shown)}`);
    const answers = await app.tab.evaluate('__charts.take()');
    const kept = await app.tab.evaluate('__charts.points()');
    const result = {
      series: await app.tab.evaluate('__charts.series()'),
      points: kept,
      dropped: await app.tab.evaluate('__charts.dropped()'),
      frames: shown,
      idle,
      ratio: round(shown.p95 / idle.p95, 2),
      answerMs: { p50: round(quantile(answers, 0.5), 1), p95: round(quantile(answers, 0.95), 1) },
      answersPerS: round(answers.length / seconds, 1),
      asked: { series, perS, minutes, seconds },
    };
    await live;
    return result;
  } finally {
    await browser.close();
    generator.stop();
    await companion.stop();
  }
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** @param {number[]} gaps */
function summary(gaps) {
  const at = (/** @type {number} */ q) => round(quantile(gaps, q), 1);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: round(Math.max(...gaps), 1), count: gaps.length };
}
