// A WebSocket MQTT server that streams messages with a number and the time of their sending, and remembers both: so that
// whoever keeps them can be asked what is missing.
import { WebSocketServer } from 'ws';

const TICK_MS = 2;
const TOPIC = Buffer.from('bench/kill');

/**
 * @typedef {object} NumberedBroker
 * @property {number} port
 * @property {() => Promise<void>} subscribed settles at the next SUBSCRIBE
 * @property {(ratePerS: number) => void} begin streams from the number 0 on, to whoever has subscribed last
 * @property {() => number[]} end when each was sent, by number: milliseconds since the epoch
 * @property {() => void} stop
 */

/** @returns {Promise<NumberedBroker>} */
export async function startNumberedBroker() {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => 'mqtt' });
  await new Promise((resolve) => server.once('listening', () => resolve(undefined)));
  /** @type {import('ws').WebSocket | null} */
  let receiver = null;
  /** @type {(() => void)[]} */
  let waiting = [];
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  /** @type {number[]} */
  let sentAt = [];

  server.on('connection', (socket) => {
    socket.on('error', () => {});
    socket.on('message', (/** @type {Buffer} */ data) => {
      for (const packet of packetsOf(data)) {
        const type = (packet[0] ?? 0) >> 4;
        const [high = 0, low = 0] = packet.subarray(2);
        if (type === 1) socket.send(Uint8Array.of(0x20, 3, 0, 0, 0));
        if (type === 12) socket.send(Uint8Array.of(0xd0, 0));
        if (type !== 8) continue;
        socket.send(Uint8Array.of(0x90, 4, high, low, 0, 0));
        receiver = socket;
        for (const resolve of waiting) resolve();
        waiting = [];
      }
    });
  });

  return {
    port: /** @type {import('node:net').AddressInfo} */ (server.address()).port,
    subscribed: () => new Promise((resolve) => waiting.push(resolve)),
    begin(ratePerS) {
      sentAt = [];
      const began = performance.now();
      timer = setInterval(() => {
        const due = Math.floor(((performance.now() - began) * ratePerS) / 1000);
        const packets = [];
        while (sentAt.length < due) {
          const at = performance.timeOrigin + performance.now();
          packets.push(encode(sentAt.length, at));
          sentAt.push(at);
        }
        if (packets.length > 0) receiver?.send(Buffer.concat(packets));
      }, TICK_MS);
    },
    end() {
      clearInterval(timer);
      return sentAt;
    },
    stop() {
      clearInterval(timer);
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

/** The numbers in a capture of such a stream, in order. @param {Buffer} capture */
export function numbersIn(capture) {
  return [...capture.toString('latin1').matchAll(/\{"n":(\d+),"at":/g)].map(([, number]) => Number(number));
}

/** A QoS 0 PUBLISH of MQTT 5. @param {number} n @param {number} at */
function encode(n, at) {
  const payload = Buffer.from(`{"n":${n},"at":${at.toFixed(3)}}`);
  const head = Buffer.from([0x30, 2 + TOPIC.length + 1 + payload.length, 0, TOPIC.length]);
  return Buffer.concat([head, TOPIC, Buffer.from([0]), payload]);
}

/** Whole packets of less than 128 bytes; of a longer one all that follows goes with it. @param {Buffer} data */
function packetsOf(data) {
  const packets = [];
  for (let at = 0; at < data.length; ) {
    const length = data[at + 1] ?? 0;
    const end = length < 128 ? at + 2 + length : data.length;
    packets.push(data.subarray(at, end));
    at = end;
  }
  return packets;
}
