// What a script asks to publish, looked through before it goes to the connection: what its interpreter says is not trusted.
import { checkTopicName } from '../../core/mqtt/topic.ts';
import type { PreparedProperties, PreparedPublish } from '../../core/publish/prepared-publish.ts';
import type { ScriptPublish } from './script-contract.ts';

const MAX_EXPIRY_S = 4_294_967_295;
/** Section 1.5.4 of MQTT 5: of a text and of binary data. */
const MAX_BYTES = 65_535;

/** A text: what is wrong with it. In English, as all that a script's own errors say. */
export function readScriptPublish(publish: ScriptPublish, hasProperties: boolean): PreparedPublish | string {
  const { topic, payload, qos, retain, expiryS, ...others } = publish;
  const name = typeof topic === 'string' ? checkTopicName(topic) : null;
  if (!name?.ok) return `${JSON.stringify(topic)} is no topic name${name ? ` (${name.error.rule})` : ''}`;
  if (![0, 1, 2].includes(qos) || typeof retain !== 'boolean') return 'qos is 0, 1 or 2, and retain true or false';
  if (!hasProperties) return { topic, payload, qos, retain };
  const { contentType, responseTopic, correlationData, payloadIsUtf8, userProperties } = others;
  if (expiryS !== undefined && !(Number.isInteger(expiryS) && expiryS >= 0 && expiryS <= MAX_EXPIRY_S)) {
    return 'expiry is a whole number of seconds';
  }
  if (responseTopic !== undefined && !(isText(responseTopic) && checkTopicName(responseTopic).ok)) {
    return `${JSON.stringify(responseTopic)} is no response topic`;
  }
  if (contentType !== undefined && !isText(contentType)) return 'the content type is no text of MQTT';
  if (correlationData !== undefined && correlationData.length > MAX_BYTES) {
    return 'correlation data has at most 65,535 bytes';
  }
  if (userProperties !== undefined && !(Array.isArray(userProperties) && userProperties.every(isPair))) {
    return 'a user property is a name and a value, at most 65,535 bytes each';
  }
  const properties: PreparedProperties = {
    ...(payloadIsUtf8 === true && { payloadIsUtf8 }),
    ...(expiryS !== undefined && { messageExpiryIntervalS: expiryS }),
    ...(contentType !== undefined && { contentType }),
    ...(responseTopic !== undefined && { responseTopic }),
    ...(correlationData !== undefined && { correlationData }),
    ...(userProperties !== undefined && userProperties.length > 0 && { userProperties }),
  };
  return { topic, payload, qos, retain, ...(Object.keys(properties).length > 0 && { properties }) };
}

function isPair(pair: unknown): boolean {
  return Array.isArray(pair) && pair.length === 2 && pair.every(isText);
}

function isText(text: unknown): boolean {
  if (typeof text !== 'string' || text.includes('\0') || !text.isWellFormed()) return false;
  return text.length * 3 <= MAX_BYTES || new TextEncoder().encode(text).length <= MAX_BYTES;
}
