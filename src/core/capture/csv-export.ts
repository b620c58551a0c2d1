// Messages as a table with MQTTX's columns, in its spelling: `createAt` is local time without a zone, `direction` is
// `publish` or `received`. Two columns of ours stand at the end: they say `base64` where a payload or correlation data is
// no text. Every value is written exactly, also one that a spreadsheet would take for a formula (`=1+1`): a mark before it
// would alter the data. No byte order mark: it would become part of the first column's name.
import { PROPERTY, type PropertyEntry } from '../mqtt/property.ts';
import { decodeUtf8 } from '../wire/utf8.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { ExportedConnection, ExportedMessage } from './exported-message.ts';
import { numbersOf, userPropertiesObject } from './property-names.ts';
import { base64Text } from './write-properties.ts';

const COLUMNS = [
  'client_id',
  'connection_name',
  'topic',
  'payload',
  'qos',
  'retain',
  'direction',
  'createAt',
  'payload_format_indicator',
  'message_expiry_interval',
  'topic_alias',
  'response_topic',
  'correlation_data',
  'subscription_identifier',
  'content_type',
  'user_properties',
  'payload_encoding',
  'correlation_data_encoding',
] as const;

export function csvHeader(): string {
  return `${COLUMNS.join(',')}\n`;
}

export function writeCsvRow(message: ExportedMessage, connection: ExportedConnection, out: ByteWriter): void {
  const { topic, payload, qos, retain, direction, time, properties } = message;
  out.text(`${field(connection.clientId)},${field(connection.name)},${field(topic)},`);
  const isText = decodeUtf8(payload) !== undefined;
  if (!isText) out.base64(payload);
  else if (payload.length > 0) out.csvQuoted(payload);
  const correlation = propertyValue(properties, PROPERTY.correlationData);
  const correlationText = correlation instanceof Uint8Array ? decodeUtf8(correlation) : '';
  const rest = [
    qos,
    retain,
    direction === 'out' ? 'publish' : 'received',
    localTime(time),
    propertyValue(properties, PROPERTY.payloadFormatIndicator),
    propertyValue(properties, PROPERTY.messageExpiryInterval),
    propertyValue(properties, PROPERTY.topicAlias),
    propertyValue(properties, PROPERTY.responseTopic),
    correlationText ?? base64Text(correlation as Uint8Array),
    identifiers(properties),
    propertyValue(properties, PROPERTY.contentType),
    properties.some(({ id }) => id === PROPERTY.userProperty) ? userPropertiesObject(properties) : '',
    isText ? '' : 'base64',
    correlationText === undefined ? 'base64' : '',
  ];
  out.text(`,${rest.map((value) => field(String(value ?? ''))).join(',')}\n`);
}

function propertyValue(properties: readonly PropertyEntry[], wanted: number): PropertyEntry['value'] | undefined {
  return properties.find(({ id }) => id === wanted)?.value;
}

/** One number, or several as a JSON array. */
function identifiers(properties: readonly PropertyEntry[]): string {
  const all = numbersOf(properties, PROPERTY.subscriptionIdentifier);
  return all.length > 1 ? JSON.stringify(all) : String(all[0] ?? '');
}

/** RFC 4180: between quotes where it would be read as more than one field, or lose the spaces at its ends. */
function field(value: string): string {
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** `2026-11-22 22:57:52:831`, MQTTX's own way. */
function localTime(time: number): string {
  const at = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  return `${date} ${clock}:${String(at.getMilliseconds()).padStart(3, '0')}`;
}
