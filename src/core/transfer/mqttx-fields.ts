// Parts of a connection as MQTTX's desktop, web version and command line name them: version, will, properties of version 5.
import type { ConnectProperties, UserProperty, WillMessage } from '../mqtt/connection-profile.ts';
import { parseVersionName } from '../mqtt/protocol-version.ts';
import { type FieldReader, isRecord } from './field-reader.ts';
import { compact, filled } from './imported-profile.ts';
import { MAX_USER_PROPERTIES, UINT16, UINT32 } from './own-fields.ts';

/** `5.0`, `3.1.1`, `3.1`; the web version and the command line's: 5, 4, 3. */
export function readMqttxVersion(fields: FieldReader): 3 | 4 | 5 | undefined {
  const value = fields.raw('mqttVersion');
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') {
    return fields.checker.wrongType(value, 'mqttVersion', fields.placeOf('mqttVersion'), 'text');
  }
  const version = parseVersionName(String(value));
  if (version === undefined) fields.remark('mqttVersion', 'unknown-value', { value: String(value) });
  return version;
}

export function readMqttxWill(fields: FieldReader | undefined): WillMessage | undefined {
  if (!fields) return undefined;
  fields.ignore('id', 'isBase64', 'lastWillPayloadType');
  const topic = fields.filledText('lastWillTopic');
  const will = {
    payload: { text: fields.longText('lastWillPayload') ?? '', encoding: 'utf8' as const },
    qos: fields.qos('lastWillQos') ?? 0,
    retain: fields.flag('lastWillRetain') ?? false,
    properties: readWillProperties(fields.object('properties')),
  };
  fields.finish();
  const name = topic && fields.checker.topicName(topic, 'lastWillTopic', fields.placeOf('lastWillTopic'));
  return name ? compact({ topic: name, ...will }) : undefined;
}

function readWillProperties(fields: FieldReader | undefined) {
  if (!fields) return undefined;
  fields.ignore('id');
  const correlation = fields.longText('correlationData');
  const properties = {
    willDelayIntervalS: fields.integer('willDelayInterval', 0, UINT32),
    payloadIsUtf8: fields.flag('payloadFormatIndicator'),
    messageExpiryIntervalS: fields.integer('messageExpiryInterval', 0, UINT32),
    contentType: fields.filledText('contentType'),
    responseTopic: fields.filledText('responseTopic'),
    correlationData: correlation ? { text: correlation, encoding: 'utf8' as const } : undefined,
    userProperties: readUserProperties(fields, 'userProperties'),
  };
  fields.finish();
  return filled(properties);
}

export function readMqttxProperties(fields: FieldReader | undefined) {
  if (!fields) return { properties: undefined, authenticationData: undefined };
  fields.ignore('id');
  const properties: ConnectProperties = {
    sessionExpiryIntervalS: fields.integer('sessionExpiryInterval', 0, UINT32),
    receiveMaximum: fields.integer('receiveMaximum', 1, UINT16),
    maximumPacketSize: fields.integer('maximumPacketSize', 1, UINT32),
    topicAliasMaximum: fields.integer('topicAliasMaximum', 0, UINT16),
    requestResponseInformation: fields.flag('requestResponseInformation'),
    requestProblemInformation: fields.flag('requestProblemInformation'),
    userProperties: readUserProperties(fields, 'userProperties'),
    authenticationMethod: fields.filledText('authenticationMethod'),
  };
  const authenticationData = fields.filledText('authenticationData');
  fields.finish();
  return { properties, authenticationData };
}

/** An object; a name that stands several times has its values in a list. */
export function readUserProperties(fields: FieldReader, field: string): readonly UserProperty[] | undefined {
  const value = fields.raw(field);
  if (value === undefined || value === '') return undefined;
  if (!isRecord(value)) fields.checker.wrongType(value, field, fields.placeOf(field), 'object');
  const record = isRecord(value) ? value : {};
  const pairs = Object.entries(record)
    .slice(0, MAX_USER_PROPERTIES)
    .flatMap(([name, one]) =>
      (Array.isArray(one) ? one.slice(0, MAX_USER_PROPERTIES) : [one]).flatMap((text: unknown): UserProperty[] => {
        if (typeof text === 'string') return [[name, text]];
        fields.checker.wrongType(text, name, fields.placeOf(field), 'text');
        return [];
      }),
    );
  return pairs.length > 0 ? pairs : undefined;
}
