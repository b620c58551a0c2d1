// How many messages a second the app publishes by itself, at each QoS, against MQTT.js in Node on the same broker: a real
// mosquitto, with a client of its own that counts what arrives, and when.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram } from '../../scripts/ensure-tools.mjs';
import { startChild } from '../fixtures/child.mjs';
import { startCompanion } from '../fixtures/companion.mjs';
import { freePort, waitForPort } from '../fixtures/free-port.mjs';
import { openAppAgain } from './app-driver.mjs';
import { launchBrowser, untilTrue } from './cdp-pipe.mjs';
import { median, round } from './statistics.mjs';

const TOPIC = 'bench/publish';
const PAYLOAD = '{"n":{{counter}},"value":21.5,"unit":"C"}';
const MESSAGES = { 0: 60_000, 1: 30_000, 2: 15_000 };
/** Of each, in turns; the first warms up and does not count. */
const TURNS = 4;
/** What a publisher may leave unanswered, as the app's own limit is. */
const IN_FLIGHT = 1_000;

/** @param {(line: string) => void} say */
export async function publish(say) {
  const broker = await startBroker();
  const companion = await startCompanion({ broker: false });
  const browser = await launchBrowser();
  try {
    const app = await openConnectedApp(browser, companion.url, broker.wsPort);
    /** @type {Record<string, number>} */
    const rate = {};
    /** @type {Record<string, number>} */
    const ratio = {};
    /** @type {Record<string, number>} */
    const nodeRate = {};
    let lost = 0;
    for (const qos of /** @type {const} */ ([0, 1, 2])) {
      const messages = MESSAGES[qos];
      /** @type {{ app: number[], node: number[] }} */
      const rates = { app: [], node: [] };
      for (let turn = 0; turn < TURNS; turn++) {
        const node = await counted(broker, messages, () => publishFromNode(broker.wsPort, qos, messages));
        const page = await counted(broker, messages, () => publishFromApp(app, qos, messages, turn));
        lost += messages - page.received;
        if (turn > 0) rates.node.push(node.perS);
        if (turn > 0) rates.app.push(page.perS);
        say(`QoS ${qos}: app ${Math.round(page.perS)}/s, MQTT.js in Node ${Math.round(node.perS)}/s`);
      }
      rate[qos] = Math.round(median(rates.app));
      nodeRate[qos] = Math.round(median(rates.node));
      ratio[qos] = round(median(rates.app) / median(rates.node), 3);
    }
    return { rate, ratio, lost, nodeRate, messages: MESSAGES, inFlight: IN_FLIGHT };
  } finally {
    await browser.close();
    await companion.stop();
    await broker.stop();
  }
}

/** A mosquitto that holds nobody back: what is measured is who publishes. */
async function startBroker() {
  const folder = mkdtempSync(join(tmpdir(), 'loupe-bench-'));
  const [tcpPort, wsPort] = [await freePort(), await freePort()];
  const config = join(folder, 'mosquitto.conf');
  const lines = [
    `listener ${tcpPort} 127.0.0.1`,
    `listener ${wsPort} 127.0.0.1`,
    'protocol websockets',
    'allow_anonymous true',
    `max_inflight_messages ${IN_FLIGHT}`,
    'max_queued_messages 0',
    'persistence false',
    'log_type error',
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  const child = startChild(findProgram('mosquitto') ?? 'mosquitto', ['-c', config]);
  await waitForPort(tcpPort, { gone: child.gone });
  await waitForPort(wsPort, { gone: child.gone });
  return {
    tcpPort,
    wsPort,
    async stop() {
      await child.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * What arrives at the broker's other end while `act` runs: from the first message to the last.
 * @param {{ tcpPort: number }} broker @param {number} messages @param {() => Promise<void>} act
 */
async function counted({ tcpPort }, messages, act) {
  const args = [
    '-h',
    '127.0.0.1',
    '-p',
    `${tcpPort}`,
    '-t',
    TOPIC,
    '-q',
    '0',
    '-F',
    '%U',
    '-C',
    `${messages}`,
    '-W',
    '60',
  ];
  const child = spawn(findProgram('mosquitto_sub') ?? 'mosquitto_sub', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let first = '';
  let tail = '';
  let received = 0;
  child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    if (first.length < 64) first += text.slice(0, 64);
    tail = (tail + text).slice(-64);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) received++;
  });
  const gone = once(child, 'close');
  // It is subscribed well within this: there is no sign of it.
  await new Promise((resolve) => setTimeout(resolve, 300));
  await act();
  await gone;
  const seconds = Number(tail.trim().split('\n').at(-1)) - Number(first.split('\n')[0]);
  return { received, perS: (received - 1) / seconds };
}

/** @param {number} port @param {0 | 1 | 2} qos @param {number} messages */
async function publishFromNode(port, qos, messages) {
  const program = fileURLToPath(new URL('node-publisher.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, `${port}`, TOPIC, `${qos}`, `${messages}`, `${IN_FLIGHT}`], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`MQTT.js in Node ended with ${code}`);
}

/**
 * @param {import('./cdp-pipe.mjs').Browser} browser @param {string} url @param {number} port
 * @returns {Promise<import('./app-driver.mjs').AppDriver>}
 */
async function openConnectedApp(browser, url, port) {
  const app = await openAppAgain(browser, url, { fresh: true });
  await clickSoon(app, 'button', 'New connection');
  await untilTrue(app.tab, `__drive.has('textbox', 'Host')`, 'textbox Host');
  await app.run(`fill('textbox', 'Host', 'ws://127.0.0.1:${port}/mqtt')`);
  await clickSoon(app, 'button', 'Save and connect');
  await untilTrue(app.tab, `__drive.text('status', 'Connection state') === 'Connected'`, 'the app to be connected');
  await clickSoon(app, 'tab', 'Workbench');
  await clickSoon(app, 'tab', 'Automation');
  return app;
}

/**
 * A repeat, faster than any broker takes it.
 * @param {import('./app-driver.mjs').AppDriver} app @param {0 | 1 | 2} qos @param {number} messages @param {number} turn
 */
async function publishFromApp(app, qos, messages, turn) {
  await clickSoon(app, 'button', 'New repeat');
  await untilTrue(app.tab, `__drive.has('textbox', 'Per second')`, 'textbox Per second');
  await app.run(`fill('textbox', 'Topic', '${TOPIC}')`);
  await app.run(`fill('textbox', 'Payload', ${JSON.stringify(PAYLOAD)})`);
  await app.run(`click('radio', '${qos}')`);
  await app.run(`fill('textbox', 'Per second', '1000000')`);
  await app.run(`fill('textbox', 'How many', '${messages}')`);
  await app.run(`fill('textbox', 'Name', 'QoS ${qos}, turn ${turn}')`);
  await clickSoon(app, 'button', 'Save and start');
  await clickSoon(app, 'button', 'Start anyway');
}

/** @param {import('./app-driver.mjs').AppDriver} app @param {string} role @param {string} name */
async function clickSoon(app, role, name) {
  await untilTrue(app.tab, `__drive.has('${role}', '${name}')`, `${role} ${name}`);
  await app.run(`click('${role}', '${name}')`);
}
