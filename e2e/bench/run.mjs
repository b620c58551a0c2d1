// `npm run bench -- NAME [options]`: runs one benchmark on the built app in a real browser. Progress goes to stderr; the
// last line on stdout is one JSON object. Ends with 1 when it could not measure, and by itself within three minutes.
import { parseArgs } from 'node:util';
import { capture } from './capture.mjs';
import { charts } from './charts.mjs';
import { flood } from './flood.mjs';
import { ingest } from './ingest.mjs';
import { memory } from './memory.mjs';
import { publish } from './publish.mjs';
import { recordKill } from './record-kill.mjs';
import { search } from './search.mjs';
import { soak } from './soak.mjs';
import { startup } from './startup.mjs';

const USAGE = `Usage: npm run bench -- NAME [options]
  ingest    messages/s counted in the app, against a page that only counts the bytes of the same stream
  flood     frames, clicks and losses under a steady rate
            --rate 50000  --per-frame 1  --seconds 20  --topics 10000  --view messages
  search    a text, a regular expression and a JSON comparison over a million messages, against one pass of the browser's
            own string search over the same bytes
  capture   a capture of a million packets opened until the messages of one topic are shown, against tshark; MB/s read and
            written, against a plain write and read
  charts    frames while 20 series of 50 values/s, an hour of them in view, go on, against the same page without charts
            --seconds 20
  memory    what a million messages of 64 bytes take, beside the bytes of their packets
            --topics 10000
  soak      counters and memory while millions of messages pass through a full log
            --millions 20  --per-frame 256  --topics 10000
  publish   messages/s that the app publishes at QoS 0, 1 and 2, against MQTT.js in Node on the same mosquitto
  record-kill  what is missing of a recording of 5,000 messages/s when the browser is killed
            --runs 20  --database
  startup   time until the app can be used, against an empty page of the same server
Needs a build (npm run build) and Chromium (CHROMIUM names another).`;

/** Browsers that are killed take their time to start again. */
const LIMIT_MS = process.argv.includes('record-kill') ? 600_000 : 175_000;

/** @param {string} line */
const say = (line) => console.error(line);

/** @param {string} option @param {string} text @param {number} least @param {number} most */
function number(option, text, least, most) {
  const value = Number(text);
  if (Number.isFinite(value) && value >= least && value <= most) return value;
  throw new Error(`--${option} takes a number from ${least} to ${most}`);
}

/** @returns {() => Promise<object>} the benchmark that the command line asks for; throws an Error for people */
function chosenBenchmark() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rate: { type: 'string', default: '50000' },
      'per-frame': { type: 'string' },
      millions: { type: 'string', default: '20' },
      seconds: { type: 'string', default: '20' },
      topics: { type: 'string', default: '10000' },
      view: { type: 'string', default: 'messages' },
      runs: { type: 'string', default: '20' },
      database: { type: 'boolean', default: false },
    },
  });
  const topics = number('topics', values.topics, 1, 100_000);
  const perFrame = (/** @type {string} */ usual) => number('per-frame', values['per-frame'] ?? usual, 1, 4096);
  switch (positionals[0]) {
    case 'ingest':
      return () => ingest(say);
    case 'memory':
      return () => memory(say, { topics });
    case 'soak': {
      const millions = number('millions', values.millions, 4, 40);
      return () => soak(say, { millions, perFrame: perFrame('256'), topics });
    }
    case 'search':
      return () => search(say);
    case 'capture':
      return () => capture(say);
    case 'publish':
      return () => publish(say);
    case 'record-kill': {
      const runs = number('runs', values.runs, 1, 100);
      return () => recordKill(say, { runs, database: values.database });
    }
    case 'charts': {
      const seconds = number('seconds', values.seconds, 3, 40);
      return () => charts(say, { series: 20, perS: 50, minutes: 60, seconds });
    }
    case 'startup':
      return () => startup(say);
    case 'flood': {
      const rate = number('rate', values.rate, 1, 10_000_000);
      const seconds = number('seconds', values.seconds, 3, 120);
      return () => flood(say, { rate, perFrame: perFrame('1'), seconds, topics, view: values.view });
    }
    default:
      throw new Error(USAGE);
  }
}

// Children notice by their pipes that we are gone.
setTimeout(() => {
  say(`not done after ${LIMIT_MS / 1000} s`);
  process.exit(1);
}, LIMIT_MS).unref();

try {
  const result = await chosenBenchmark()();
  const numbers = JSON.stringify(result, (_key, value) => (Number.isNaN(value) ? undefined : value));
  process.stdout.write(`${numbers}\n`, () => process.exit(0));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
