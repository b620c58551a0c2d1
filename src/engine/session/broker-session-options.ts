// From a profile's settings to MQTT.js's options: everything that stands in CONNECT.
import { Buffer } from 'buffer';
import type { IClientOptions } from 'mqtt/lib/client';
import { type BinaryText, decodeBinaryText } from '../../core/mqtt/binary-text.ts';
import type { ConnectionSettings, ConnectProperties, WillMessage } from '../../core/mqtt/connection-profile.ts';
import { present, userProperties } from './broker-session-properties.ts';
import { sessionExpiryS } from './session-terms.ts';

type Will = NonNullable<IClientOptions['will']>;

/** What of CONNECT is the same at every attempt; Clean Start and the client id are not. */
export function connectPacketOptions(settings: ConnectionSettings): IClientOptions {
  const { version, username, password, keepAliveS, will } = settings;
  return {
    protocolId: version === 3 ? 'MQIsdp' : 'MQTT',
    protocolVersion: version,
    keepalive: keepAliveS,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(will ? { will: willOptions(will, version === 5) } : {}),
    ...(version === 5 ? { properties: connectProperties(settings) } : {}),
  };
}

function willOptions({ topic, payload, qos, retain, properties }: WillMessage, withProperties: boolean): Will {
  const will: Will = { topic, payload: bytes(payload), qos, retain };
  if (!withProperties || !properties) return will;
  const { willDelayIntervalS, payloadIsUtf8, messageExpiryIntervalS, contentType, responseTopic } = properties;
  return {
    ...will,
    properties: present({
      willDelayInterval: willDelayIntervalS,
      payloadFormatIndicator: payloadIsUtf8,
      messageExpiryInterval: messageExpiryIntervalS,
      contentType,
      responseTopic,
      correlationData: properties.correlationData && bytes(properties.correlationData),
      userProperties: userProperties(properties.userProperties),
    }),
  };
}

function connectProperties(settings: ConnectionSettings): NonNullable<IClientOptions['properties']> {
  const { authenticationData } = settings;
  const properties: ConnectProperties = settings.properties ?? {};
  const { authenticationMethod, authenticationDataEncoding: encoding = 'utf8' } = properties;
  return present({
    sessionExpiryInterval: sessionExpiryS(settings),
    receiveMaximum: properties.receiveMaximum,
    maximumPacketSize: properties.maximumPacketSize,
    topicAliasMaximum: properties.topicAliasMaximum,
    requestResponseInformation: properties.requestResponseInformation,
    requestProblemInformation: properties.requestProblemInformation,
    userProperties: userProperties(properties.userProperties),
    authenticationMethod,
    // Data without a method is a protocol error (3.1.2.11.10).
    authenticationData:
      authenticationMethod === undefined || authenticationData === undefined
        ? undefined
        : bytes({ text: authenticationData, encoding }),
  });
}

/** What cannot be decoded was refused where it was typed; from an older profile it goes out as it stands. */
function bytes(text: BinaryText): Buffer {
  const decoded = decodeBinaryText(text);
  return Buffer.from(decoded.ok ? decoded.value : new TextEncoder().encode(text.text));
}
