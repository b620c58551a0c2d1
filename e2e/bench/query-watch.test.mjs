import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { QUERY_WATCH } from './query-watch.mjs';

/** A page with one engine. */
function setUp() {
  class Worker {
    /** @type {unknown[]} */
    posted = [];
    /** @type {((event: { data: object }) => void)[]} */
    listeners = [];
    /** @param {unknown} message */
    postMessage(message) {
      this.posted.push(message);
    }
    /** @param {string} _type @param {(event: { data: object }) => void} listener */
    addEventListener(_type, listener) {
      this.listeners.push(listener);
    }
  }
  const clock = { now: 0 };
  /** @type {any} */
  const page = { Worker, performance: { now: () => clock.now } };
  page.window = page;
  runInNewContext(QUERY_WATCH, page);
  const engine = new Worker();
  return {
    clock,
    engine,
    queries: page.__queries,
    tick: (/** @type {object | null} */ filter) => {
      for (const listener of engine.listeners) listener({ data: { type: 'tick', tick: { filter, kept: 10 } } });
    },
  };
}

const ALL = { progress: 1, matches: 3, tooSlow: false };

test('from the request to the tick that says that all was searched', async () => {
  const { clock, engine, queries, tick } = setUp();
  queries.arm();
  clock.now = 100;
  engine.postMessage({ id: 1, method: 'setQuery', args: {} });
  // On its way already: of the list without a query.
  tick(null);
  clock.now = 120;
  tick({ ...ALL, progress: 0.5 });
  clock.now = 150;
  tick(ALL);
  clock.now = 160;
  tick(ALL);
  const timed = await queries.timed;
  assert.deepEqual({ ...timed }, { ms: 50, matches: 3, tooSlow: false, kept: 10 });
  assert.equal(engine.posted.length, 1);
  assert.equal(engine.listeners.length, 1);
});

test('idle only once the engine has told of the list without a query', () => {
  const { engine, queries, tick } = setUp();
  engine.postMessage({ id: 1, method: 'setQuery', args: {} });
  assert.equal(queries.isIdle(), false);
  tick(ALL);
  engine.postMessage({ id: 2, method: 'setQuery', args: { query: null } });
  assert.equal(queries.isIdle(), false);
  tick(ALL);
  assert.equal(queries.isIdle(), false);
  tick(null);
  assert.equal(queries.isIdle(), true);
});

test('an expression that was given up ends the waiting', async () => {
  const { engine, queries, tick } = setUp();
  queries.arm();
  engine.postMessage({ id: 1, method: 'setQuery', args: {} });
  tick({ progress: 0.2, matches: 1, tooSlow: true });
  assert.equal((await queries.timed).tooSlow, true);
});
