// Chromium driven over a bare DevTools pipe. Neither the Network nor the Runtime domain is ever enabled: with Network
// enabled Chromium base64-encodes every WebSocket frame for the debugger, which more than halves what a page receives.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../scripts/ensure-tools.mjs';
import { CHROMIUM_ARGS } from '../fixtures/chromium-args.mjs';

/**
 * @typedef {object} Tab
 * @property {(expression: string) => Promise<any>} evaluate runs it in the page, awaits it, returns it by value
 * @property {(method: string, params?: object) => Promise<any>} send
 * @property {() => Promise<Session[]>} attach the page itself and each of its workers, until `detach`
 * @property {() => Promise<void>} detach
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Session
 * @property {string} type `page` or `worker`
 * @property {string} url
 * @property {(method: string, params?: object) => Promise<any>} send
 *
 * @typedef {object} Browser
 * @property {(url: string, options?: { fresh?: boolean, onNewDocument?: string }) => Promise<Tab>} open `fresh`: in a
 *   browser profile of its own, with nothing in its caches; `onNewDocument`: runs in the page before its own scripts
 * @property {(method: string, params?: object) => Promise<any>} send
 * @property {() => Promise<void>} close
 * @property {() => Promise<void>} kill all of its processes, at once
 */

const ARGS = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--enable-precise-memory-info',
  '--window-size=1440,900',
  '--hide-scrollbars',
  '--mute-audio',
];

const ATTACHED = { waitForDebuggerOnStart: false, flatten: true };

const COMMAND_TIMEOUT_MS = 60_000;

/**
 * @param {{ folder?: string }} [options] `folder`: where it keeps things; without, they go with it
 * @returns {Promise<Browser>}
 */
export async function launchBrowser({ folder } = {}) {
  const program = findChromium();
  if (!program) throw new Error('no Chromium found: set CHROMIUM to its program');
  const profile = folder ?? mkdtempSync(join(tmpdir(), 'loupe-bench-chromium-'));
  const child = spawn(program, [...CHROMIUM_ARGS, ...ARGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    // A group of its own: it can be killed with all of its processes.
    detached: folder !== undefined,
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const { send, onEvent } = speak(child);

  return {
    send,
    async open(url, { fresh = false, onNewDocument } = {}) {
      const context = fresh ? await send('Target.createBrowserContext', { disposeOnDetach: false }) : {};
      const { targetId } = await send('Target.createTarget', { url: 'about:blank', ...context });
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
      const inTab = (/** @type {string} */ method, params = {}) => send(method, params, sessionId);
      if (onNewDocument) {
        await inTab('Page.enable');
        await inTab('Page.addScriptToEvaluateOnNewDocument', { source: onNewDocument });
      }
      await inTab('Page.navigate', { url });
      const tab = {
        send: inTab,
        evaluate: (/** @type {string} */ expression) => evaluate(inTab, expression),
        attach: async () => {
          /** @type {Session[]} */
          const sessions = [{ type: 'page', url, send: inTab }];
          onEvent('Target.attachedToTarget', sessionId, ({ sessionId: own, targetInfo }) => {
            const sendToOwn = (/** @type {string} */ method, params = {}) => send(method, params, own);
            sessions.push({ type: targetInfo.type, url: targetInfo.url, send: sendToOwn });
          });
          // Those that are there already have been told of when the answer comes.
          await inTab('Target.setAutoAttach', { ...ATTACHED, autoAttach: true });
          return sessions;
        },
        detach: () => inTab('Target.setAutoAttach', { ...ATTACHED, autoAttach: false }),
        close: async () => {
          await send('Target.closeTarget', { targetId });
          if (fresh) await send('Target.disposeBrowserContext', context);
        },
      };
      await untilTrue(tab, `location.href !== 'about:blank' && document.readyState === 'complete'`, `${url} to load`);
      return tab;
    },
    async close() {
      await send('Browser.close').catch(() => {});
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(timer);
      if (folder === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
    async kill() {
      try {
        process.kill(folder === undefined ? (child.pid ?? 0) : -(child.pid ?? 0), 'SIGKILL');
      } catch {
        // It has ended already.
      }
      await ended;
    },
  };
}

/**
 * Asks until the expression is true.
 * @param {Pick<Tab, 'evaluate'>} tab @param {string} expression @param {string} what @param {number} [timeoutMs]
 */
export async function untilTrue(tab, expression, what, timeoutMs = 20_000) {
  const giveUpAt = performance.now() + timeoutMs;
  while (!(await tab.evaluate(expression).catch(() => false))) {
    if (performance.now() > giveUpAt) throw new Error(`waited ${timeoutMs} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** @param {(method: string, params: object) => Promise<any>} send @param {string} expression */
async function evaluate(send, expression) {
  const answer = await send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
  });
  const { exceptionDetails, result } = answer;
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/**
 * One JSON object a message, each ended by a zero byte: commands on descriptor 3, answers on 4.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {{
 *   send: (method: string, params?: object, sessionId?: string) => Promise<any>,
 *   onEvent: (method: string, sessionId: string, handle: (params: any) => void) => void,
 * }} `onEvent`: one handler for each method and session
 */
function speak(child) {
  const input = /** @type {import('node:stream').Writable} */ (child.stdio[3]);
  const output = /** @type {import('node:stream').Readable} */ (child.stdio[4]);
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  /** @type {Map<string, (params: any) => void>} */
  const handlers = new Map();
  let lastId = 0;
  let rest = '';
  input.on('error', () => {});
  output.setEncoding('utf8').on('data', (chunk) => {
    const parts = (rest + chunk).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const { id, result, error, method, params, sessionId } = JSON.parse(part);
      if (method) {
        handlers.get(`${sessionId} ${method}`)?.(params);
        continue;
      }
      const command = waiting.get(id);
      waiting.delete(id);
      if (error) command?.reject(new Error(`${error.message} ${error.data ?? ''}`));
      else command?.resolve(result);
    }
  });
  const fail = (/** @type {string} */ why) => {
    for (const { reject } of waiting.values()) reject(new Error(why));
    waiting.clear();
  };
  child.once('error', (error) => fail(error.message));
  child.once('close', () => fail('the browser has ended'));

  /** @param {string} method @param {object} [params] @param {string} [sessionId] @returns {Promise<any>} */
  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      const timer = setTimeout(() => settle(() => reject(new Error(`${method}: no answer`))), COMMAND_TIMEOUT_MS);
      const settle = (/** @type {() => void} */ outcome) => {
        clearTimeout(timer);
        waiting.delete(id);
        outcome();
      };
      waiting.set(id, {
        resolve: (value) => settle(() => resolve(value)),
        reject: (error) => settle(() => reject(error)),
      });
      input.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
  return {
    send,
    onEvent: (method, sessionId, handle) => void handlers.set(`${sessionId} ${method}`, handle),
  };
}
