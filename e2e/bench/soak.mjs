// Twenty million messages through a log of 256 MiB: is every one counted, as kept or as let go, and does memory stay as
// it is once the log is full?
import { startCompanion } from '../fixtures/companion.mjs';
import { openSubscribedApp } from './app-driver.mjs';
import { launchBrowser } from './cdp-pipe.mjs';
import { measureLiveMemory } from './live-memory.mjs';
import { startGenerator } from './load-generator.mjs';
import { watchResident } from './resident-memory.mjs';
import { round } from './statistics.mjs';

/** More than the budget holds, which is some two million. */
const FILL = 3_000_000;
const COUNTERS = `values('Messages received', 'Messages kept', 'Messages dropped')`;
const LOOK_MS = 2000;
const COUNT_TIMEOUT_MS = 20_000;

/**
 * @param {(line: string) => void} say
 * @param {{ millions: number, perFrame: number, topics: number }} options `millions` of messages
 */
export async function soak(say, { millions, perFrame, topics }) {
  const companion = await startCompanion({ broker: false });
  const generator = await startGenerator();
  const browser = await launchBrowser();
  try {
    const app = await openSubscribedApp(browser, companion.url, generator);
    const resident = await watchResident(browser);
    let sent = 0;
    let streamedMs = 0;
    const streamTo = async (/** @type {number} */ goal) => {
      const look = async () => {
        const counted = await app.run(`value('Messages received')`);
        say(`${counted} counted, ${round(resident.now() / 1e6, 0)} MB resident`);
      };
      const timer = setInterval(() => look().catch(() => {}), LOOK_MS);
      const streamed = await generator.stream({ count: goal - sent, perFrame, topics });
      clearInterval(timer);
      sent += streamed.sent;
      streamedMs += streamed.ms;
      await app.run(`countUntil('Messages received', ${sent}, ${COUNT_TIMEOUT_MS})`);
      await look();
    };
    await streamTo(FILL);
    const dropped = await app.run(`value('Messages dropped')`);
    if (!(dropped > 0)) throw new Error(`the budget was not reached after ${sent} messages`);
    const full = { live: (await measureLiveMemory(app.tab)).totalBytes, resident: resident.now() };
    resident.restart();
    await streamTo(millions * 1_000_000);
    const peak = resident.peak();
    const end = { live: (await measureLiveMemory(app.tab)).totalBytes, resident: resident.now() };
    resident.stop();
    const [counted, kept, gone] = await app.run(COUNTERS);
    const mb = (/** @type {number} */ bytes) => round(bytes / 1e6, 1);
    return {
      messages: sent,
      counted,
      lost: sent - counted,
      memoryMb: [mb(full.live), mb(end.live)],
      residentMb: [mb(full.resident), mb(end.resident)],
      residentPeakMb: mb(peak),
      kept,
      dropped: gone,
      // Neither kept nor let go.
      unaccounted: counted - kept - gone,
      perS: Math.round((sent / streamedMs) * 1000),
      asked: { perFrame, topics },
    };
  } finally {
    await browser.close();
    generator.stop();
    await companion.stop();
  }
}
