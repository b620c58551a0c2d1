// Messages with the field names of mosquitto_sub's `%J`, an object a line. As there, a payload that is JSON stands in
// `payload` as it is, so that its numbers keep all their digits, and an empty one is null. What `%J` refuses has its place,
// too: other text is a string in `payload`, other bytes are Base64 in `payloadBase64`. A payload that was a JSON string is
// told from text by `payloadlen`: text in `payload` has just as many bytes, a JSON string had two more at least.
import { decodeUtf8 } from '../wire/utf8.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { ExportedMessage } from './exported-message.ts';
import { hyphenatedName, userPropertiesObject } from './property-names.ts';
import { type PropertyStyle, propertiesAsJson } from './write-properties.ts';

const STYLE: PropertyStyle = {
  nameOf: hyphenatedName,
  base64Suffix: '-base64',
  userProperties: userPropertiesObject,
};

/** A larger payload is written as text, JSON or not: to know it, all of it would have to be parsed. */
const MAX_JSON_BYTES = 16 * 1024 * 1024;

export function writeNdjsonMessage(message: ExportedMessage, out: ByteWriter): void {
  const { time, direction, topic, qos, retain, dup, packetId, payload, properties } = message;
  out.text(
    `{"tst":"${microsecondTime(time)}","topic":${JSON.stringify(topic)},"qos":${qos},"retain":${Number(retain)},` +
      `"payloadlen":${payload.length},`,
  );
  if (packetId !== null) out.text(`"mid":${packetId},`);
  // mosquitto_sub knows neither: it only receives, and does not tell.
  if (direction === 'out') out.text('"direction":"out",');
  if (dup) out.text('"dup":1,');
  if (properties.length > 0) out.text(`"properties":${propertiesAsJson(properties, STYLE)},`);
  writePayload(payload, out);
  out.text('}\n');
}

function writePayload(payload: Uint8Array, out: ByteWriter): void {
  if (payload.length === 0) return out.text('"payload":null');
  const text = decodeUtf8(payload);
  if (text === undefined) {
    out.text('"payloadBase64":"');
    out.base64(payload);
    return out.text('"');
  }
  out.text('"payload":');
  if (payload.length <= MAX_JSON_BYTES && isJson(text)) out.jsonInOneLine(payload);
  else out.jsonString(payload);
}

/** What JSON may begin with; most other text is told by its first character. */
const JSON_BEGIN = /^[ \t\r\n]*[-{["\dtfn]/;

function isJson(text: string): boolean {
  if (!JSON_BEGIN.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** `2026-11-22T21:57:52.831891Z` */
function microsecondTime(time: number): string {
  const whole = Math.floor(time);
  const microseconds = Math.min(999, Math.floor((time - whole) * 1000));
  return `${new Date(whole).toISOString().slice(0, -1)}${String(microseconds).padStart(3, '0')}Z`;
}
