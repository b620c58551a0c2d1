// What is alive in the app: JavaScript heaps and array buffers, of the page and of each of its workers, once all garbage
// has been collected. A debugger is attached for that moment only.

/**
 * @typedef {object} LiveMemory
 * @property {number} engineBytes of the worker that keeps the log
 * @property {number} totalBytes of the page and all of its workers
 */

/** The second round takes what the first has let go: array buffers go after the objects that hold them. */
const COLLECTIONS = 2;

/** @param {import('./cdp-pipe.mjs').Tab} tab @returns {Promise<LiveMemory>} */
export async function measureLiveMemory(tab) {
  const sessions = await tab.attach();
  try {
    const engines = sessions.filter(({ url }) => url.includes('engine.worker'));
    if (engines.length !== 1) throw new Error(`${engines.length} engines are running, and not one`);
    const sizes = await Promise.all(sessions.map(async ({ url, send }) => ({ url, bytes: await liveBytes(send) })));
    const sum = (/** @type {typeof sizes} */ list) => list.reduce((bytes, one) => bytes + one.bytes, 0);
    return { engineBytes: sum(sizes.filter(({ url }) => url === engines[0]?.url)), totalBytes: sum(sizes) };
  } finally {
    await tab.detach();
  }
}

/** @param {import('./cdp-pipe.mjs').Session['send']} send */
async function liveBytes(send) {
  for (let i = 0; i < COLLECTIONS; i++) await send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await send('Runtime.getHeapUsage');
  // Without the array buffers the log itself would be missing.
  if (!(backingStorageSize >= 0)) throw new Error('this browser does not tell the size of array buffers');
  return usedSize + (embedderHeapUsedSize ?? 0) + backingStorageSize;
}
