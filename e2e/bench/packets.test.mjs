import assert from 'node:assert/strict';
import { test } from 'node:test';
import mqttPacket from 'mqtt-packet';
import { encodeFrame, encodePublish, makeBlocks, PACKET_BYTES } from './packets.mjs';

/** The payloads of WebSocket frames, one after the other. @param {Buffer} bytes */
function readFrames(bytes) {
  const payloads = [];
  for (let at = 0; at < bytes.length; ) {
    const short = bytes[at + 1] ?? 0;
    const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
    const length =
      extra === 0 ? short : extra === 2 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    const start = at + 2 + extra;
    payloads.push(bytes.subarray(start, start + length));
    at = start + length;
  }
  return payloads;
}

for (const version of [4, 5]) {
  test(`version ${version}: packets that a real parser takes`, () => {
    /** @type {any[]} */
    const seen = [];
    const parser = mqttPacket.parser({ protocolVersion: version });
    parser.on('packet', (packet) => seen.push(packet));
    parser.on('error', (error) => assert.fail(error));
    for (let n = 0; n < 1000; n++) parser.parse(encodePublish(n, version));
    assert.equal(seen.length, 1000);
    for (const { cmd, qos, topic, payload } of seen) {
      assert.deepEqual([cmd, qos], ['publish', 0]);
      assert.match(topic, /^bench\//);
      assert.doesNotThrow(() => JSON.parse(payload.toString()));
    }
  });
}

for (const perFrame of [1, 16, 64, 256, 1000]) {
  test(`${perFrame} a frame: exactly as many messages as were asked for`, () => {
    const blocks = makeBlocks(perFrame, 5);
    const wanted = perFrame * 37 + 5;
    let sent = 0;
    let packets = 0;
    while (sent < wanted) {
      const { bytes, messages } = blocks.take(wanted - sent);
      const sizes = readFrames(bytes).map((payload) => payload.length / PACKET_BYTES);
      packets += sizes.reduce((sum, size) => sum + size, 0);
      sent += messages;
      for (const size of sizes) assert.ok(size === perFrame || sent === wanted, `a frame of ${size}`);
    }
    assert.equal(sent, wanted);
    assert.equal(packets, wanted);
  });
}

test('a frame of every length encoding', () => {
  for (const length of [0, 125, 126, 65_535, 65_536]) {
    assert.deepEqual(readFrames(encodeFrame(Buffer.alloc(length, 7))), [Buffer.alloc(length, 7)]);
  }
});

test('as many topics as were asked for, each in its turn', () => {
  for (const [perFrame, topics] of /** @type {const} */ ([
    [1, 10_000],
    [64, 10_000],
    [7, 1000],
  ])) {
    /** @type {string[]} */
    const seen = [];
    const parser = mqttPacket.parser({ protocolVersion: 5 });
    parser.on('packet', (packet) => seen.push('topic' in packet ? packet.topic : ''));
    const blocks = makeBlocks(perFrame, 5, topics);
    while (seen.length < topics) for (const payload of readFrames(blocks.take(topics).bytes)) parser.parse(payload);
    assert.equal(new Set(seen.slice(0, topics)).size, topics);
  }
});
