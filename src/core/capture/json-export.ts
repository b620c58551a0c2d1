// Messages as the elements of one JSON array, in this program's own words. Payloads that are UTF-8 are text in `payload`,
// all others Base64 in `payloadBase64`: nothing is lost.
import { decodeUtf8 } from '../wire/utf8.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { ExportedMessage } from './exported-message.ts';
import { camelCaseName, userPropertyPairs } from './property-names.ts';
import { type PropertyStyle, propertiesAsJson } from './write-properties.ts';

const STYLE: PropertyStyle = {
  nameOf: camelCaseName,
  base64Suffix: 'Base64',
  // Pairs: their order counts, and names may repeat (3.3.2.3.7).
  userProperties: (properties) => JSON.stringify(userPropertyPairs(properties)),
};

export function writeJsonMessage(message: ExportedMessage, out: ByteWriter): void {
  const { time, direction, topic, qos, retain, dup, packetId, payload } = message;
  out.text(
    `{"time":"${new Date(time).toISOString()}","direction":"${direction}","topic":${JSON.stringify(topic)},"qos":${qos},` +
      `"retain":${retain},"dup":${dup},"packetId":${packetId},"properties":${propertiesAsJson(message.properties, STYLE)},`,
  );
  if (decodeUtf8(payload) === undefined) {
    out.text('"payloadBase64":"');
    out.base64(payload);
    out.text('"}');
    return;
  }
  out.text('"payload":');
  out.jsonString(payload);
  out.text('}');
}
