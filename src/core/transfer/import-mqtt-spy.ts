// Reads mqtt-spy's configuration: XML with several server addresses a connection, of which the first is taken.

import { DEFAULT_RECONNECT, type ReconnectSettings } from '../mqtt/connection-profile.ts';
import { parseVersionName } from '../mqtt/protocol-version.ts';
import { textInBase64 } from './base64-text.ts';
import type { FieldReader } from './field-reader.ts';
import type { ImportCollector } from './import-collector.ts';
import { importedProfile } from './imported-profile.ts';
import { UINT16 } from './own-fields.ts';
import { readAddress, remarkOnFile } from './read-address.ts';
import type { XmlElement } from './read-xml.ts';
import { MAX_SUBSCRIPTIONS, withColors } from './value-checker.ts';
import { childNamed, childrenNamed, descendantsNamed, xmlFields } from './xml-fields.ts';

const CONNECTIONS = ['ConnectionV2', 'Connection'];

export function looksLikeMqttSpy(root: XmlElement): boolean {
  return root.name === 'MqttSpyConfiguration';
}

export function importMqttSpy(root: XmlElement, collector: ImportCollector): void {
  for (const element of CONNECTIONS.flatMap((name) => descendantsNamed(root, name))) {
    readConnection(element, collector);
    if (collector.isFull) return;
  }
}

function readConnection(element: XmlElement, collector: ImportCollector): void {
  const place = `line ${element.line}`;
  const fields = xmlFields(element, collector);
  fields.ignore('ID', 'Type', 'UserAuthentication', 'MessageLog', 'Background', 'AutoOpen', 'AutoSubscribe');
  const name = fields.filledText('Name');
  const [first, ...others] = childrenNamed(element, 'ServerURI');
  const tls = childNamed(element, 'SSL');
  const address = readAddress({
    host: fields.text('ServerURI') ?? first?.text,
    scheme: fields.flag('WebSocket') ? 'ws' : undefined,
    secure: tls !== undefined && !/disabled/iu.test(childNamed(tls, 'Mode')?.text ?? ''),
    fallback: 'mqtt',
  });
  if (!address.ok) {
    return collector.skip(place, address.reason, { name: name ?? '', field: 'ServerURI', value: first?.text ?? '' });
  }
  for (const uri of others) {
    collector.remark(`line ${uri.line}`, 'not-supported', { field: 'ServerURI', value: uri.text });
  }
  const { scheme } = address.endpoint;
  if (tls) {
    const files = xmlFields(tls, collector);
    remarkOnFile(files, 'CertificateAuthorityFile', 'ca', scheme);
    remarkOnFile(files, 'ClientCertificateFile', 'certificate', scheme);
    remarkOnFile(files, 'ClientKeyFile', 'key', scheme);
  }
  const login = readLogin(element, collector);
  const imported = importedProfile({
    name,
    endpoint: address.endpoint,
    version: readVersion(fields),
    clientId: fields.text('ClientID'),
    username: login.username ?? address.username,
    keepAliveS: fields.integer('KeepAliveInterval', 0, UINT16),
    cleanStart: fields.flag('CleanSession'),
    connectTimeoutS: fields.integer('ConnectionTimeout', 1, 600),
    reconnect: readReconnect(element, collector),
    will: readWill(element, collector),
    autoConnect: fields.flag('AutoConnect') || undefined,
    subscriptions: readSubscriptions(element, collector),
    secrets: { password: login.password ?? address.password },
  });
  fields.ignore('Publication', 'Subscription', 'Formatter', 'BackgroundScript');
  fields.finish();
  collector.keep(imported);
}

/** The password is in Base64; a text that is none is taken as it stands. */
function readLogin(element: XmlElement, collector: ImportCollector) {
  const credentials = childNamed(element, 'UserCredentials');
  if (!credentials) return { username: undefined, password: undefined };
  const fields = xmlFields(credentials, collector);
  const username = fields.filledText('Username');
  const written = fields.filledText('Password');
  fields.finish();
  // What is no Base64 of text was written by hand.
  return { username, password: written === undefined ? undefined : (textInBase64(written) ?? written) };
}

/** `MQTT 3.1.1`, `MQTT 3.1`, or `MQTT Default`, which is 3.1.1 here. */
function readVersion(fields: FieldReader): 3 | 4 | 5 {
  const name = fields.filledText('Protocol');
  if (name === undefined || /default/iu.test(name)) return 4;
  const version = name.length > 32 ? undefined : parseVersionName(name.replace(/^MQTT/iu, ''));
  if (version === undefined) fields.remark('Protocol', 'unknown-value', { value: name });
  return version ?? 4;
}

function readReconnect(element: XmlElement, collector: ImportCollector): ReconnectSettings | undefined {
  const settings = childNamed(element, 'ReconnectionSettings') ?? childNamed(element, 'Reconnect');
  if (!settings) return undefined;
  const fields = xmlFields(settings, collector);
  fields.ignore('Resubscribe');
  const firstDelayMs = fields.integer('RetryInterval', 0, 86_400_000) || DEFAULT_RECONNECT.firstDelayMs;
  fields.finish();
  return { ...DEFAULT_RECONNECT, firstDelayMs, maxDelayMs: Math.max(DEFAULT_RECONNECT.maxDelayMs, firstDelayMs) };
}

/** Topic, QoS and retain are attributes; the payload is in Base64 or stands inside. */
function readWill(element: XmlElement, collector: ImportCollector) {
  const will = childNamed(element, 'LastWillAndTestament');
  if (!will) return undefined;
  const fields = xmlFields(will, collector);
  const topic = fields.filledText('topic');
  const text = fields.longText('Value') ?? will.text;
  const qos = fields.qos('qos') ?? 0;
  const retain = fields.flag('retained') ?? false;
  fields.finish();
  const name = topic && fields.checker.topicName(topic, 'topic', `line ${will.line}`);
  return name ? { topic: name, payload: { text, encoding: 'utf8' as const }, qos, retain } : undefined;
}

function readSubscriptions(element: XmlElement, collector: ImportCollector) {
  const items = childrenNamed(element, 'Subscription');
  const left = items.length - MAX_SUBSCRIPTIONS;
  if (left > 0) collector.remark(`line ${element.line}`, 'too-many', { field: 'Subscription', count: String(left) });
  return withColors(
    items.slice(0, MAX_SUBSCRIPTIONS).flatMap((item) => {
      const fields = xmlFields(item, collector);
      const qos = fields.qos('qos') ?? 0;
      const filter = fields.checker.topicFilter(fields.text('topic') ?? '', 'topic', `line ${item.line}`);
      return filter === undefined ? [] : [{ filter, qos }];
    }),
  );
}
