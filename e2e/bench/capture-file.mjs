// A capture as a gateway would have made it: one client publishes at QoS 0 on many topics, in raw IPv4, a packet a
// segment. Written by the benchmark itself, so that what reads it was not written by it.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const BLOCK_HEAD = 28;
const HEADERS = 40;
const PIECE_BYTES = 4 << 20;
const CLIENT_PORT = 50_000;
const BROKER_PORT = 1883;
const PAYLOAD = 'The quick brown fox jumps over the lazy dog; 0123456789 abcdef'.padEnd(66, '.');

/** One in so many packets is on the topic that is asked for. */
export const TOPICS = 1000;

/** @param {number} index */
export function topicOf(index) {
  return `plant/line${String(index % TOPICS).padStart(4, '0')}/temperature`;
}

/** @param {number} index @returns {Buffer} a PUBLISH of 98 bytes */
function publish(index) {
  const topic = Buffer.from(topicOf(index));
  const payload = Buffer.from(`${String(index).padStart(7, '0')}${PAYLOAD}`).subarray(0, 98 - 4 - topic.length);
  return Buffer.concat([Buffer.of(0x30, 2 + topic.length + payload.length, 0, topic.length), topic, payload]);
}

class SegmentWriter {
  /** @type {{ out: number, in: number }} */
  next = { out: 1, in: 1 };
  time = BigInt(Date.UTC(2026, 0, 1)) * 1000n;

  /** @param {'out' | 'in'} direction @param {number} flags @param {Buffer} bytes @returns {Buffer} an enhanced packet block */
  segment(direction, flags, bytes) {
    const captured = HEADERS + bytes.length;
    const total = 32 + ((captured + 3) & ~3);
    const block = Buffer.alloc(total);
    this.time += 20n;
    block.writeUInt32LE(6, 0);
    block.writeUInt32LE(total, 4);
    block.writeUInt32LE(Number(this.time >> 32n), 12);
    block.writeUInt32LE(Number(this.time & 0xffffffffn), 16);
    block.writeUInt32LE(captured, 20);
    block.writeUInt32LE(captured, 24);
    block.writeUInt32LE(total, total - 4);
    const ip = block.subarray(BLOCK_HEAD);
    const isOut = direction === 'out';
    ip.set([
      0x45,
      0,
      captured >> 8,
      captured & 0xff,
      0,
      0,
      0x40,
      0,
      64,
      6,
      0,
      0,
      10,
      1,
      0,
      isOut ? 2 : 1,
      10,
      1,
      0,
      isOut ? 1 : 2,
    ]);
    ip.writeUInt16BE(isOut ? CLIENT_PORT : BROKER_PORT, 20);
    ip.writeUInt16BE(isOut ? BROKER_PORT : CLIENT_PORT, 22);
    ip.writeUInt32BE(this.next[direction], 24);
    ip.writeUInt32BE(this.next[isOut ? 'in' : 'out'], 28);
    ip[32] = 0x50;
    ip[33] = flags;
    ip.writeUInt16BE(0xffff, 34);
    bytes.copy(ip, HEADERS);
    this.next[direction] = (this.next[direction] + bytes.length) >>> 0;
    return block;
  }
}

/**
 * @param {string} path @param {number} packets that are published
 * @returns {Promise<number>} bytes of the file
 */
export async function writeCapture(path, packets) {
  const file = createWriteStream(path);
  const header = Buffer.alloc(28 + 20);
  for (const [at, value] of [
    [0, 0x0a0d0d0a],
    [4, 28],
    [8, 0x1a2b3c4d],
    [12, 1],
    [16, 0xffffffff],
    [20, 0xffffffff],
    [24, 28],
    [28, 1],
    [32, 20],
    [36, 228],
    [44, 20],
  ]) {
    header.writeUInt32LE(/** @type {number} */ (value), /** @type {number} */ (at));
  }
  const writer = new SegmentWriter();
  const connect = Buffer.from(`101000044d515454040200000004${Buffer.from('line').toString('hex')}`, 'hex');
  let pieces = [
    header,
    writer.segment('out', 0x18, connect),
    writer.segment('in', 0x18, Buffer.from('20020000', 'hex')),
  ];
  let bytes = 0;
  let waiting = pieces.reduce((sum, { length }) => sum + length, 0);
  for (let i = 0; i < packets; i++) {
    const block = writer.segment('out', 0x18, publish(i));
    pieces.push(block);
    waiting += block.length;
    if (waiting < PIECE_BYTES && i < packets - 1) continue;
    if (!file.write(Buffer.concat(pieces))) await once(file, 'drain');
    bytes += waiting;
    pieces = [];
    waiting = 0;
  }
  file.end();
  await once(file, 'finish');
  return bytes;
}
