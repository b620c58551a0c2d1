// What a million small messages take in the app's engine, the log with all that is derived from it, beside the bytes of
// their packets: what is alive in the engine's worker after they came, less what was before. Before them the log has CONNECT
// and a first block of 1 MiB for it, which is not counted: one part in a hundred.
import { startCompanion } from '../fixtures/companion.mjs';
import { openSubscribedApp } from './app-driver.mjs';
import { launchBrowser, untilTrue } from './cdp-pipe.mjs';
import { measureLiveMemory } from './live-memory.mjs';
import { startGenerator } from './load-generator.mjs';
import { SMALL_PAYLOAD_BYTES } from './readings.mjs';
import { median, round } from './statistics.mjs';

const MESSAGES = 1_000_000;
const PER_FRAME = 64;
const TURNS = 3;
const FILL_TIMEOUT_MS = 30_000;

/**
 * @param {(line: string) => void} say
 * @param {{ topics: number }} options
 */
export async function memory(say, { topics }) {
  const companion = await startCompanion({ broker: false });
  const generator = await startGenerator();
  const browser = await launchBrowser();
  try {
    /** @type {number[]} */
    const used = [];
    let packetBytes = 0;
    for (let turn = 0; turn < TURNS; turn++) {
      const app = await openSubscribedApp(browser, companion.url, generator);
      const before = await measureLiveMemory(app.tab);
      const streamed = await generator.stream({ packets: 'small', count: MESSAGES, perFrame: PER_FRAME, topics });
      await app.run(`countUntil('Messages received', ${MESSAGES}, ${FILL_TIMEOUT_MS})`);
      await untilTrue(app.tab, `__drive.value('Messages kept') === ${MESSAGES}`, 'all messages to be kept');
      const after = await measureLiveMemory(app.tab);
      packetBytes = streamed.packetBytes;
      used.push(after.engineBytes - before.engineBytes);
      say(`the engine: ${before.engineBytes} bytes, with ${MESSAGES} messages ${after.engineBytes}`);
      await app.tab.close();
    }
    const usedBytes = Math.round(median(used));
    return {
      messages: MESSAGES,
      packetBytes,
      usedBytes,
      bytesPerPacketByte: round(usedBytes / packetBytes, 3),
      payloadBytes: MESSAGES * SMALL_PAYLOAD_BYTES,
      bytesPerMessage: round(usedBytes / MESSAGES, 1),
      topics,
    };
  } finally {
    await browser.close();
    generator.stop();
    await companion.stop();
  }
}
