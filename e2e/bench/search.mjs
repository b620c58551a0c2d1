// How long a search of a million messages takes in the app: a text, a regular expression, a comparison of a JSON field,
// each put in as a person does, against one pass of the browser's own string search over the same bytes. All take turns.
import { startCompanion } from '../fixtures/companion.mjs';
import { openSubscribedApp } from './app-driver.mjs';
import { launchBrowser, untilTrue } from './cdp-pipe.mjs';
import { startGenerator } from './load-generator.mjs';
import { QUERY_WATCH } from './query-watch.mjs';
import { expectedMatches, QUERIES } from './readings.mjs';
import { median, round } from './statistics.mjs';

const MESSAGES = 1_000_000;
const TOPICS = 10_000;
const PER_FRAME = 100;
/** The first warms up and does not count. */
const TURNS = 8;
const FILL_TIMEOUT_MS = 40_000;
const QUERY_TIMEOUT_MS = 30_000;

const SEARCH = `'searchbox', 'Search messages'`;

/**
 * @typedef {import('./app-driver.mjs').AppDriver} AppDriver
 * @typedef {'text' | 'regex' | 'json'} Kind
 * @typedef {'anyCase' | 'exact'} Pass
 */

const KINDS = /** @type {const} */ (['text', 'regex', 'json']);
const PASSES = /** @type {const} */ (['anyCase', 'exact']);

/** @param {(line: string) => void} say */
export async function search(say) {
  const companion = await startCompanion({ broker: false });
  const generator = await startGenerator();
  const browser = await launchBrowser();
  const plan = { packets: /** @type {const} */ ('readings'), count: MESSAGES, perFrame: PER_FRAME, topics: TOPICS };
  try {
    const page = await browser.open(`http://127.0.0.1:${generator.port}/search`, { fresh: true });
    await untilTrue(page, 'window.subscribed', 'the searching page to subscribe');
    const streamed = await generator.stream(plan);
    // Each frame's head stays behind.
    await untilTrue(page, `keptBytes().then((bytes) => bytes >= ${streamed.packetBytes})`, 'the page to have all');
    const app = await openSubscribedApp(browser, companion.url, generator);
    await fill(app, await generator.stream(plan));
    await app.tab.evaluate(QUERY_WATCH);
    say(`${MESSAGES} messages in ${streamed.packetBytes} bytes of packets, over ${TOPICS} topics`);

    const expected = expectedMatches(MESSAGES, TOPICS);
    /** @type {Record<Kind | Pass, number[]>} */
    const times = { text: [], regex: [], json: [], anyCase: [], exact: [] };
    for (let turn = 0; turn < TURNS; turn++) {
      /** @type {Record<Kind | Pass, number>} */
      const ms = { text: 0, regex: 0, json: 0, anyCase: 0, exact: 0 };
      // The two passes change places: what comes second finds the bytes in the processor's caches.
      for (const pass of turn % 2 ? PASSES : PASSES.toReversed()) ms[pass] = await passOver(page, pass, expected.text);
      for (const kind of KINDS) ms[kind] = await timed(app, kind, expected[kind]);
      if (turn === 0) continue;
      for (const key of [...KINDS, ...PASSES]) times[key].push(ms[key]);
      say([...KINDS, ...PASSES].map((key) => `${key} ${ms[key].toFixed(1)} ms`).join(', '));
    }
    return summarize(times, expected, streamed.packetBytes);
  } finally {
    await browser.close();
    generator.stop();
    await companion.stop();
  }
}

/**
 * One pass of the browser's own string search.
 * @param {import('./cdp-pipe.mjs').Tab} page @param {Pass} pass @param {number} expected how often it finds the text
 * @returns {Promise<number>} milliseconds
 */
async function passOver(page, pass, expected) {
  const { ms, found } = await page.evaluate(`pass('${pass}', '${QUERIES.text.toLowerCase()}')`);
  check(`the ${pass} pass`, found, expected);
  return ms;
}

/** @param {Record<Kind | Pass, number[]>} times @param {Record<Kind, number>} matches @param {number} packetBytes */
function summarize(times, matches, packetBytes) {
  const ms = (/** @type {Kind | Pass} */ key) => round(median(times[key]), 1);
  const ratio = (/** @type {Kind} */ kind, /** @type {Pass} */ pass) =>
    round(median(times[kind]) / median(times[pass]), 2);
  return {
    messages: MESSAGES,
    textMs: ms('text'),
    regexMs: ms('regex'),
    jsonMs: ms('json'),
    // To the pass that answers the same question: whatever the case of letters.
    ratio: ratio('text', 'anyCase'),
    ratios: { text: ratio('text', 'anyCase'), regex: ratio('regex', 'anyCase'), json: ratio('json', 'anyCase') },
    passMs: ms('anyCase'),
    exactPassMs: ms('exact'),
    ratioToExact: ratio('text', 'exact'),
    matches,
    packetBytes,
    queries: QUERIES,
  };
}

/** All that was streamed is in the list, and nothing was let go. @param {AppDriver} app @param {{ sent: number }} streamed */
async function fill(app, { sent }) {
  const { counted } = await app.run(`countUntil('Messages received', ${sent}, ${FILL_TIMEOUT_MS})`);
  check('the app', counted, sent);
  await untilTrue(app.tab, `__drive.value('Messages kept') === ${sent}`, 'all messages to be kept');
}

/**
 * Puts a query in, waits until all is searched, and takes it out again.
 * @param {AppDriver} app @param {Kind} kind @param {number} expected matches
 * @returns {Promise<number>} milliseconds
 */
async function timed(app, kind, expected) {
  await (kind === 'json' ? prepareComparison(app) : preparePattern(app, kind === 'regex'));
  await app.tab.evaluate('__queries.arm()');
  await app.run(
    kind === 'json' ? `submit('textbox', 'Comparison')` : `fill(${SEARCH}, ${JSON.stringify(QUERIES[kind])})`,
  );
  const { ms, matches, tooSlow, kept } = await app.tab.evaluate(
    `Promise.race([__queries.timed, new Promise((resolve) => setTimeout(resolve, ${QUERY_TIMEOUT_MS}, {}))])`,
  );
  if (ms === undefined) throw new Error(`${kind}: not searched after ${QUERY_TIMEOUT_MS} ms`);
  if (tooSlow) throw new Error(`${kind}: given up by the app`);
  check('messages kept', kept, MESSAGES);
  check(`the ${kind} search`, matches, expected);
  await app.run(kind === 'json' ? `click('button', 'Remove the filter ${QUERIES.json}')` : `fill(${SEARCH}, '')`);
  await untilTrue(app.tab, '__queries.isIdle()', 'the list to hold everything again');
  return ms;
}

/** @param {AppDriver} app @param {boolean} isPattern */
async function preparePattern(app, isPattern) {
  const isSet = `__drive.pressed('Regular expression') === ${isPattern}`;
  if (!(await app.tab.evaluate(isSet))) await app.run(`click('button', 'Regular expression')`);
  await untilTrue(app.tab, isSet, 'how is searched');
}

/** Writes the comparison down, up to pressing Enter. @param {AppDriver} app */
async function prepareComparison(app) {
  await app.run(`click('button', 'Add filter')`);
  await untilTrue(app.tab, `__drive.has('combobox', 'Filter by')`, 'combobox Filter by');
  await app.run(`choose('Filter by', 'JSON field')`);
  await untilTrue(app.tab, `__drive.has('textbox', 'Comparison')`, 'textbox Comparison');
  await app.run(`fill('textbox', 'Comparison', '${QUERIES.json}')`);
}

/** @param {string} what @param {number} counted @param {number} expected */
function check(what, counted, expected) {
  if (counted !== expected) throw new Error(`${what}: ${counted} where ${expected} were expected`);
}
