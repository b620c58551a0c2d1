// Packets with something to find in them, and what a search for it must count; and packets that are as small as the
// question of how much memory a message takes asks for.

/** Of what `encodeSmall` gives. */
export const SMALL_PAYLOAD_BYTES = 64;

/** Every so many readings have the rare note; the others have one as long. */
const RARE_EVERY = 1000;

/** What is looked for. The text's case is not that of the payloads. */
export const QUERIES = {
  text: 'Overheated',
  regex: String.raw`"temperature":49\.\d+,"humidity":[34]`,
  json: 'temperature > 40',
};

/** One text for each payload; all are as long. @param {number} n */
export function readingPayload(n) {
  const temperature = (10 + ((n * 37) % 4000) / 100).toFixed(2);
  const humidity = (30 + ((n * 7) % 600) / 10).toFixed(1);
  const note = n % RARE_EVERY === 7 ? 'overheated' : 'calibrated';
  const serial = String(n % 100_000).padStart(5, '0');
  return `{"temperature":${temperature},"humidity":${humidity},"note":"${note}","serial":"K-${serial}","firmware":"4.2.1"}`;
}

/**
 * A JSON document of 100 bytes or so.
 * @type {import('./packets.mjs').Encoder}
 */
export function encodeReading(n, version, topics) {
  return encode(topicOf(n, topics), readingPayload(n), version);
}

/**
 * SMALL_PAYLOAD_BYTES of text.
 * @type {import('./packets.mjs').Encoder}
 */
export function encodeSmall(n, version, topics) {
  return encode(topicOf(n, topics), `${n % 100_000} `.padEnd(SMALL_PAYLOAD_BYTES, '.'), version);
}

/**
 * A payload that is a number: what a chart draws.
 * @type {import('./packets.mjs').Encoder}
 */
export function encodeValue(n, version, topics) {
  const sensor = n % topics;
  return encode(topicOf(n, topics), (20 + sensor + 10 * Math.sin(n / (500 * (sensor + 1)))).toFixed(2), version);
}

/**
 * How many of `messages` readings each query finds, counted the slow way.
 * @param {number} messages @param {number} topics the readings repeat after so many
 */
export function expectedMatches(messages, topics) {
  const tests = {
    text: (/** @type {string} */ text) => text.toLowerCase().includes(QUERIES.text.toLowerCase()),
    regex: (/** @type {string} */ text) => new RegExp(QUERIES.regex, 'i').test(text),
    json: (/** @type {string} */ text) => JSON.parse(text).temperature > 40,
  };
  const counts = { text: 0, regex: 0, json: 0 };
  const whole = Math.floor(messages / topics);
  for (let n = 0; n < Math.min(messages, topics); n++) {
    const times = whole + (n < messages % topics ? 1 : 0);
    const payload = readingPayload(n);
    for (const key of /** @type {const} */ (['text', 'regex', 'json'])) if (tests[key](payload)) counts[key] += times;
  }
  return counts;
}

/** Of one length, up to 100,000 of them. @param {number} n @param {number} topics */
function topicOf(n, topics) {
  const sensor = String(n % topics).padStart(5, '0');
  return `bench/site-${sensor.slice(-2)}/room-${sensor}`;
}

/** A QoS 0 PUBLISH. @param {string} topic @param {string} payload @param {number} version */
function encode(topic, payload, version) {
  const properties = version === 5 ? [0] : [];
  const length = 2 + topic.length + properties.length + payload.length;
  const head = length < 128 ? [0x30, length] : [0x30, (length & 0x7f) | 0x80, length >> 7];
  return Buffer.from([...head, 0, topic.length, ...Buffer.from(topic), ...properties, ...Buffer.from(payload)]);
}
