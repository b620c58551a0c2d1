// The packets that the generator streams, encoded once, in the WebSocket frames that carry them.

/** Bytes of each PUBLISH, fixed header included. */
export const PACKET_BYTES = 98;

/** What is subscribed to; every streamed topic matches. */
export const FILTER = 'bench/#';

const TOPICS = 64;

/** Encoded frames are held in blocks of about this many bytes: one system call a block. */
const BLOCK_BYTES = 128 * 1024;

/** A QoS 0 PUBLISH of PACKET_BYTES. @param {number} n @param {number} version protocol level, 3 to 5 */
export function encodePublish(n, version) {
  const topic = Buffer.from(`bench/line-${String(n % 8)}/sensor-${String(n % TOPICS).padStart(2, '0')}`);
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
 * Frames in blocks. `write` asks for messages and gets the bytes for exactly that many whole frames' worth.
 * @param {number} perFrame packets a frame
 * @param {number} version
 */
export function makeBlocks(perFrame, version) {
  const frames = Math.max(1, Math.floor(BLOCK_BYTES / (perFrame * PACKET_BYTES)));
  const packets = Array.from({ length: Math.max(TOPICS, perFrame) }, (_, n) => encodePublish(n, version));
  let n = 0;
  const frame = (/** @type {number} */ count) => {
    const parts = Array.from({ length: count }, () => /** @type {Buffer} */ (packets[n++ % packets.length]));
    return encodeFrame(Buffer.concat(parts));
  };
  const encoded = Array.from({ length: frames }, () => frame(perFrame));
  const frameBytes = encoded[0]?.length ?? 0;
  const block = Buffer.concat(encoded);
  return {
    /**
     * Bytes of at most `messages` messages: as many whole frames as one block holds, or, where there is not even one
     * left, a last frame with fewer packets.
     * @param {number} messages
     */
    take(messages) {
      if (messages < perFrame) return { bytes: frame(messages), messages };
      const count = Math.min(frames, Math.floor(messages / perFrame));
      return { bytes: block.subarray(0, count * frameBytes), messages: count * perFrame };
    },
  };
}
