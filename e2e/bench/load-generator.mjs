// The parent's end of the generator.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ began: number, sent: number, packetBytes: number, ms: number, cpu: number }} Streamed `began`: milliseconds
 *   since the epoch; `packetBytes`: of all packets sent; `cpu`: share of one core that the generator took
 * @typedef {object} LoadGenerator
 * @property {number} port serves the references `/count` and `/search`, and MQTT over WebSocket on every path
 * @property {() => Promise<void>} subscribed settles at the next SUBSCRIBE
 * @property {(plan: import('./generator.mjs').Plan) => Promise<Streamed>} stream settles when all of it is written
 * @property {() => void} stop
 */

/** @returns {Promise<LoadGenerator>} */
export async function startGenerator() {
  const child = fork(fileURLToPath(new URL('generator.mjs', import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const next = (/** @type {string} */ type) =>
    new Promise((resolve, reject) => {
      const take = (/** @type {any} */ message) => {
        if (message.type !== type && message.type !== 'failed') return;
        child.off('message', take);
        child.off('exit', gone);
        if (message.type === 'failed') reject(new Error(`generator: ${message.message}`));
        else resolve(message);
      };
      const gone = () => reject(new Error('the generator has ended'));
      child.on('message', take);
      child.once('exit', gone);
    });
  const { port } = await next('ready');
  return {
    port,
    subscribed: () => next('subscribed'),
    async stream(plan) {
      const began = next('began');
      const done = next('done');
      child.send({ type: 'stream', plan });
      const [{ at }, { sent, packetBytes, ms, cpu }] = await Promise.all([began, done]);
      return { began: at, sent, packetBytes, ms, cpu };
    },
    stop: () => child.disconnect(),
  };
}
