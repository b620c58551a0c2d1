// A message that came or went, as a template that publishes the same again: no brace in it is a variable.
import type { MessageDetail } from '../log/message-row.ts';
import type { UserProperty } from '../mqtt/connection-profile.ts';
import { PROPERTY, type PropertyEntry } from '../mqtt/property.ts';
import { hexText } from '../payload/hex-dump.ts';
import { numberProperty, stringProperty } from '../wire/read-properties.ts';
import { escapeTemplate } from './escape-template.ts';
import type { PayloadTemplate, PropertyTemplates, PublishTemplate } from './publish-template.ts';

/** `detail` has the payload whole. */
export function messageTemplate({ row, payload, properties }: MessageDetail): PublishTemplate {
  const { topic, qos, retain } = row;
  return {
    topic: escapeTemplate(topic),
    qos,
    retain,
    payload: payloadTemplate(payload),
    properties: propertyTemplates(properties),
  };
}

/** Text where it is UTF-8, a byte order mark included; else hexadecimal. */
function payloadTemplate(bytes: Uint8Array): PayloadTemplate {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { format: 'text', text: escapeTemplate(text), schema: null };
  } catch {
    return { format: 'hex', text: hexText(bytes), schema: null };
  }
}

/** A topic alias meant something on the connection that it came over only. */
function propertyTemplates(entries: readonly PropertyEntry[]): PropertyTemplates {
  const text = (id: number) => escapeTemplate(stringProperty(entries, id) ?? '');
  const correlation = entries.find(({ id }) => id === PROPERTY.correlationData)?.value;
  const pairs = entries.filter(({ id }) => id === PROPERTY.userProperty).map(({ value }) => value as UserProperty);
  return {
    payloadIsUtf8: numberProperty(entries, PROPERTY.payloadFormatIndicator) === 1,
    messageExpiryInterval: String(numberProperty(entries, PROPERTY.messageExpiryInterval) ?? ''),
    contentType: text(PROPERTY.contentType),
    responseTopic: text(PROPERTY.responseTopic),
    correlationData: correlation instanceof Uint8Array ? hexText(correlation) : '',
    correlationIsHex: correlation instanceof Uint8Array,
    userProperties: pairs.map(([name, value]) => [escapeTemplate(name), escapeTemplate(value)]),
    topicAlias: null,
  };
}
