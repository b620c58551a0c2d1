// A child process: a WebSocket MQTT server that takes CONNECT, SUBSCRIBE, UNSUBSCRIBE, PINGREQ, and streams pre-encoded
// packets when its parent says so. Raw sockets: what it costs must not be part of what is measured.
//
// From the parent: { type: 'stream', plan }. To the parent: { type: 'ready', port }, { type: 'subscribed' },
// { type: 'began', at }, { type: 'done', sent, packetBytes, cpu, ms }.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { COUNTING_PAGE } from './counting-page.mjs';
import { encodePublish, makeBlocks } from './packets.mjs';
import { encodeReading, encodeSmall, encodeValue } from './readings.mjs';
import { SEARCHING_PAGE } from './searching-page.mjs';

/**
 * @typedef {object} Plan
 * @property {number} perFrame packets a WebSocket frame
 * @property {number} [count] as fast as the socket takes them, exactly so many
 * @property {number} [rate] messages a second, by the clock
 * @property {number} [seconds]
 * @property {number} [topics] how many different ones
 * @property {keyof typeof ENCODERS} [packets] what is in them
 */

const ENCODERS = { numbered: encodePublish, readings: encodeReading, small: encodeSmall, values: encodeValue };

const TICK_MS = 2;
const HANDSHAKE = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** The connection that was subscribed last: what is streamed goes there. */
/** @type {{ socket: import('node:net').Socket, version: number } | null} */
let receiver = null;

/** The references, by path. */
const PAGES = new Map([
  ['/count', COUNTING_PAGE],
  ['/search', SEARCHING_PAGE],
]);

const server = createServer((request, response) => {
  const page = PAGES.get(request.url ?? '');
  response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
  response.end(page ?? '');
});

server.on('upgrade', (request, stream) => {
  const socket = /** @type {import('node:net').Socket} */ (stream);
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${HANDSHAKE}`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n`,
  );
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.on('close', () => {
    if (receiver?.socket === socket) receiver = null;
  });
  serve(socket);
});

/** @param {import('node:net').Socket} socket */
function serve(socket) {
  let incoming = Buffer.alloc(0);
  let packets = Buffer.alloc(0);
  let version = 4;
  const send = (/** @type {number[]} */ bytes) => socket.write(Buffer.from([0x82, bytes.length, ...bytes]));

  /** @param {number} type @param {Buffer} body */
  const answer = (type, body) => {
    const [high = 0, low = 0] = body;
    if (type === 1) {
      version = body[body.readUInt16BE(0) + 2] ?? 4;
      send(version === 5 ? [0x20, 3, 0, 0, 0] : [0x20, 2, 0, 0]);
    } else if (type === 8) {
      send(version === 5 ? [0x90, 4, high, low, 0, 0] : [0x90, 3, high, low, 0]);
      receiver = { socket, version };
      process.send?.({ type: 'subscribed' });
    } else if (type === 10) {
      send(version === 5 ? [0xb0, 4, high, low, 0, 0] : [0xb0, 2, high, low]);
    } else if (type === 12) send([0xd0, 0]);
    else if (type === 14) socket.end(Buffer.from([0x88, 2, 0x03, 0xe8]));
  };

  socket.on('data', (chunk) => {
    incoming = Buffer.concat([incoming, chunk]);
    for (let frame = readFrame(incoming); frame; frame = readFrame(incoming)) {
      incoming = incoming.subarray(frame.end);
      if (frame.opcode === 8) return void socket.end(Buffer.from([0x88, 0]));
      packets = Buffer.concat([packets, frame.payload]);
    }
    for (let packet = readPacket(packets); packet; packet = readPacket(packets)) {
      packets = packets.subarray(packet.end);
      answer(packet.type, packet.body);
    }
  });
}

/** The first whole frame of a client, unmasked; undefined: not there yet. @param {Buffer} bytes */
function readFrame(bytes) {
  if (bytes.length < 6) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  if (bytes.length < 6 + extra) return undefined;
  const length = extra === 0 ? short : extra === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const start = 6 + extra;
  if (bytes.length < start + length) return undefined;
  const mask = bytes.subarray(2 + extra, start);
  const payload = Buffer.from(bytes.subarray(start, start + length));
  for (let at = 0; at < length; at++) payload[at] = (payload[at] ?? 0) ^ (mask[at & 3] ?? 0);
  return { opcode: (bytes[0] ?? 0) & 0x0f, payload, end: start + length };
}

/** The first whole MQTT packet; undefined: not there yet. @param {Buffer} bytes */
function readPacket(bytes) {
  let length = 0;
  for (let at = 1; at < Math.min(bytes.length, 5); at++) {
    const byte = bytes[at] ?? 0;
    length |= (byte & 0x7f) << (7 * (at - 1));
    if (byte >= 0x80) continue;
    const end = at + 1 + length;
    return bytes.length < end ? undefined : { type: (bytes[0] ?? 0) >> 4, body: bytes.subarray(at + 1, end), end };
  }
  return undefined;
}

/** @param {Plan} plan */
async function stream({ perFrame, count, rate = 0, seconds = 0, topics, packets = 'numbered' }) {
  if (!receiver) throw new Error('nobody is subscribed');
  const { socket, version } = receiver;
  const blocks = makeBlocks(perFrame, version, topics, ENCODERS[packets]);
  const total = count ?? Math.round(rate * seconds);
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  process.send?.({ type: 'began', at: performance.timeOrigin + began });
  let sent = 0;
  while (sent < total && !socket.destroyed) {
    const elapsed = performance.now() - began;
    const due = count === undefined ? wholeFrames(Math.min(total, (elapsed * rate) / 1000), perFrame, total) : total;
    while (sent < due && !socket.writableNeedDrain) {
      const { bytes, messages } = blocks.take(due - sent);
      socket.write(bytes);
      sent += messages;
    }
    if (count === undefined && elapsed > seconds * 1000 + 2000) break; // the receiver is slower than the clock
    if (socket.writableNeedDrain) await drained(socket);
    else if (sent < total) await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpuBefore);
  const { packetBytes } = blocks;
  process.send?.({ type: 'done', sent, packetBytes: sent * packetBytes, ms, cpu: (user + system) / 1000 / ms });
}

/** Packets wait until their frame is full, except the last ones. @param {number} due @param {number} perFrame @param {number} total */
function wholeFrames(due, perFrame, total) {
  return due >= total ? total : Math.floor(due / perFrame) * perFrame;
}

/** @param {import('node:net').Socket} socket @returns {Promise<void>} */
function drained(socket) {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done);
      socket.off('close', done);
      resolve();
    };
    socket.on('drain', done);
    socket.on('close', done);
  });
}

process.on('message', (message) => {
  const { type, plan } = /** @type {{ type: string, plan: Plan }} */ (message);
  if (type !== 'stream') return;
  stream(plan).catch((error) => process.send?.({ type: 'failed', message: error.message }));
});
process.on('disconnect', () => process.exit(0));

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ type: 'ready', port: typeof address === 'object' ? address?.port : 0 });
});
