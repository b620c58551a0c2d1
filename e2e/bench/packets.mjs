// The packets that the generator streams, encoded once, in the WebSocket frames that carry them.

/** Bytes of each PUBLISH, fixed header included. */
export const PACKET_BYTES = 98;

/** What is subscribed to; every streamed topic matches. */
export const FILTER = 'bench/#';

/** As many as a small installation has; more make more of a flood's cost (see `--topics`). */
export const TOPICS = 64;

/** Encoded frames are written in blocks of about this many bytes: one system call a block. */
const BLOCK_BYTES = 128 * 1024;

/**
 * A QoS 0 PUBLISH of PACKET_BYTES.
 * @param {number} n
 * @param {number} version protocol level, 3 to 5
 * @param {number} topics how many there are, at most 100,000
 */
export function encodePublish(n, version, topics = TOPICS) {
  const lines = Math.max(8, Math.round(Math.sqrt(topics)));
  const topic = Buffer.from(`bench/line-${String(n % lines)}/sensor-${String(n % topics).padStart(2, '0')}`);
  const properties = version === 5 ? Buffer.from([0]) : Buffer.alloc(0);
  const head = Buffer.from([0x30, PACKET_BYTES - 2, topic.length >> 8, topic.length & 0xff]);
  const payloadBytes = PACKET_BYTES - head.length - topic.length - properties.length;
  const text = `{"n":${n},"unit":"C","value":${((n % 997) / 7).toFixed(3)}`;
  const payload = Buffer.from(`${text},"pad":"`.padEnd(payloadBytes - 2, '.').concat('"}'));
  const packet = Buffer.concat([head, topic, properties, payload]);
  if (packet.length !== PACKET_BYTES) throw new Error(`a packet of ${packet.length} bytes`);
  return packet;
}

/** A final binary frame from a server. @param {Buffer} payload */
export function encodeFrame(payload) {
  const { length } = payload;
  /** @type {Buffer} */
  let head;
  if (length < 126) head = Buffer.from([0x82, length]);
  else if (length < 65_536) head = Buffer.from([0x82, 126, length >> 8, length & 0xff]);
  else {
    head = Buffer.alloc(10);
    head[0] = 0x82;
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, payload]);
}

/**
 * Encodes the packet number `n`; all of one version and number of topics have the same length.
 * @typedef {(n: number, version: number, topics: number) => Buffer} Encoder
 *
 * Frames in blocks. `take` asks for messages and gets the bytes for exactly that many whole frames' worth.
 * @param {number} perFrame packets a frame
 * @param {number} version
 * @param {number} topics
 * @param {Encoder} encode
 */
export function makeBlocks(perFrame, version, topics = TOPICS, encode = encodePublish) {
  const packets = Array.from({ length: Math.max(topics, perFrame) }, (_, n) => encode(n, version, topics));
  const packetBytes = packets[0]?.length ?? 0;
  const blockFrames = Math.max(1, Math.floor(BLOCK_BYTES / (perFrame * packetBytes)));
  let n = 0;
  const frame = (/** @type {number} */ count) => {
    const parts = Array.from({ length: count }, () => /** @type {Buffer} */ (packets[n++ % packets.length]));
    return encodeFrame(Buffer.concat(parts));
  };
  // Every topic has its turn before the first comes again.
  const frames = Math.max(blockFrames, Math.ceil(topics / perFrame));
  const encoded = Array.from({ length: frames }, () => frame(perFrame));
  const frameBytes = encoded[0]?.length ?? 0;
  const all = Buffer.concat(encoded);
  let next = 0;
  return {
    packetBytes,
    /**
     * Bytes of at most `messages` messages: as many whole frames as one block holds, or, where there is not even one
     * left, a last frame with fewer packets.
     * @param {number} messages
     */
    take(messages) {
      if (messages < perFrame) return { bytes: frame(messages), messages };
      const begin = next;
      const end = Math.min(begin + blockFrames, frames, begin + Math.floor(messages / perFrame));
      next = end % frames;
      return { bytes: all.subarray(begin * frameBytes, end * frameBytes), messages: (end - begin) * perFrame };
    },
  };
}
