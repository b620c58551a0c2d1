// What the system says the app's own process takes: garbage, caches and all. On Linux; elsewhere it is not known (NaN).
import { readFileSync } from 'node:fs';

const SAMPLE_MS = 500;

/** @param {string} status the text of `/proc/PID/status` @returns {number} bytes */
export function residentBytes(status) {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  return Number(kilobytes ?? Number.NaN) * 1024;
}

/**
 * Looks at the largest of the browser's renderers now and then, without disturbing it.
 * @param {import('./cdp-pipe.mjs').Browser} browser with the app as its only page of size
 */
export async function watchResident(browser) {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  const renderers = /** @type {{ type: string, id: number }[]} */ (processInfo).filter(
    ({ type }) => type === 'renderer',
  );
  const now = () => Math.max(...renderers.map(({ id }) => residentOf(id)));
  let peak = now();
  const timer = setInterval(() => {
    peak = Math.max(peak, now());
  }, SAMPLE_MS);
  return {
    now,
    /** The most since the begin, or since `restart`. */
    peak: () => Math.max(peak, now()),
    restart: () => {
      peak = now();
    },
    stop: () => clearInterval(timer),
  };
}

/** @param {number} processId */
function residentOf(processId) {
  try {
    return residentBytes(readFileSync(`/proc/${processId}/status`, 'utf8'));
  } catch {
    return Number.NaN;
  }
}
