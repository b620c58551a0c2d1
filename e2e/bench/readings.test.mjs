import assert from 'node:assert/strict';
import { test } from 'node:test';
import mqttPacket from 'mqtt-packet';
import { makeBlocks } from './packets.mjs';
import { encodeReading, encodeSmall, expectedMatches, QUERIES, SMALL_PAYLOAD_BYTES } from './readings.mjs';

/** @param {Buffer} bytes @param {number} version */
function parsed(bytes, version) {
  /** @type {any[]} */
  const seen = [];
  const parser = mqttPacket.parser({ protocolVersion: version });
  parser.on('packet', (packet) => seen.push(packet));
  parser.on('error', (error) => assert.fail(error));
  parser.parse(bytes);
  return seen;
}

for (const version of [4, 5]) {
  test(`version ${version}: packets of one length that a real parser takes`, () => {
    for (const encode of [encodeReading, encodeSmall]) {
      const packets = Array.from({ length: 3000 }, (_, n) => encode(n, version, 1000));
      assert.equal(new Set(packets.map((packet) => packet.length)).size, 1);
      const seen = parsed(Buffer.concat(packets), version);
      assert.equal(seen.length, 3000);
      assert.equal(new Set(seen.map(({ topic }) => topic)).size, 1000);
      if (encode === encodeSmall) {
        for (const { payload } of seen) assert.equal(payload.length, SMALL_PAYLOAD_BYTES);
      } else for (const { payload } of seen) assert.equal(typeof JSON.parse(payload).temperature, 'number');
    }
  });
}

test('as many matches as a parser of all that is streamed finds', () => {
  const blocks = makeBlocks(100, 5, 2000, encodeReading);
  const found = { text: 0, regex: 0, json: 0 };
  const pattern = new RegExp(QUERIES.regex, 'i');
  let sent = 0;
  for (const wanted = 6700; sent < wanted; ) {
    const { bytes, messages } = blocks.take(wanted - sent);
    // A frame's head is four bytes here.
    const frameBytes = 4 + 100 * blocks.packetBytes;
    for (let at = 0; at < bytes.length; at += frameBytes) {
      for (const { topic, payload } of parsed(bytes.subarray(at + 4, at + frameBytes), 5)) {
        const text = payload.toString();
        if (`${topic} ${text}`.toLowerCase().includes('overheated')) found.text++;
        if (pattern.test(topic) || pattern.test(text)) found.regex++;
        if (JSON.parse(text).temperature > 40) found.json++;
      }
    }
    sent += messages;
  }
  assert.equal(sent, 6700);
  assert.deepEqual(found, expectedMatches(6700, 2000));
  for (const count of Object.values(found)) assert.ok(count > 0);
});
