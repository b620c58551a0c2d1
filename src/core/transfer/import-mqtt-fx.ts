// Reads MQTT.fx's mqttfx-config.xml. Its passwords are kept in the clear there.
import { parseVersionName } from '../mqtt/protocol-version.ts';
import type { FieldReader } from './field-reader.ts';
import type { ImportCollector } from './import-collector.ts';
import { importedProfile } from './imported-profile.ts';
import { UINT16 } from './own-fields.ts';
import { readAddress, remarkOnFile } from './read-address.ts';
import type { XmlElement } from './read-xml.ts';
import { MAX_SUBSCRIPTIONS, withColors } from './value-checker.ts';
import { childNamed, childrenNamed, descendantsNamed, xmlFields } from './xml-fields.ts';

export function looksLikeMqttFx(root: XmlElement): boolean {
  return descendantsNamed(root, 'connectionProfile').length > 0;
}

export function importMqttFx(root: XmlElement, collector: ImportCollector): void {
  for (const element of descendantsNamed(root, 'connectionProfile')) {
    readProfile(element, collector);
    if (collector.isFull) return;
  }
}

function readProfile(element: XmlElement, collector: ImportCollector): void {
  const place = `line ${element.line}`;
  const fields = xmlFields(element, collector);
  const optionsElement = childNamed(element, 'connectionOptions') ?? element;
  const options = optionsElement === element ? fields : xmlFields(optionsElement, collector);
  fields.ignore(
    'profileType',
    'id',
    'profileId',
    'recentPublishTopics',
    'recentSubscriptionTopics',
    'preDefinedMessages',
  );
  const name = fields.filledText('profileName');
  const host = fields.text('brokerAddress');
  const port = fields.integer('brokerPort', 1, 65_535);
  const secure = readTls(options, port);
  const address = readAddress({ host, port, secure, fallback: 'mqtt' });
  if (!address.ok) {
    return collector.skip(place, address.reason, { name: name ?? '', field: 'brokerAddress', value: host ?? '' });
  }
  if (secure && !options.flag('sslEnabled')) {
    fields.remark('brokerPort', 'protocol-guessed', { scheme: address.endpoint.scheme, port: String(port ?? '') });
  }
  const { scheme } = address.endpoint;
  for (const field of ['caFile', 'caCertificateFile']) remarkOnFile(options, field, 'ca', scheme);
  remarkOnFile(options, 'clientCertificateFile', 'certificate', scheme);
  remarkOnFile(options, 'clientKeyFile', 'key', scheme);
  const imported = importedProfile({
    name,
    endpoint: address.endpoint,
    version: readVersion(options),
    clientId: options.text('clientId'),
    username: options.filledText('userName') ?? address.username,
    keepAliveS: options.integer('keepAliveInterval', 0, UINT16),
    cleanStart: options.flag('cleanSession'),
    connectTimeoutS: options.integer('connectionTimeout', 1, 600),
    will: readWill(options),
    subscriptions: readTopics(element, fields, collector),
    secrets: { password: options.filledText('password') ?? address.password },
  });
  const messages = descendantsNamed(element, 'message').length;
  if (messages > 0) collector.remark(place, 'skipped-message-history', { count: String(messages) });
  fields.finish();
  if (options !== fields) options.finish();
  collector.keep(imported);
}

/** There is a switch in some versions; in others the files and the port tell. */
function readTls(options: FieldReader, port: number | undefined): boolean {
  options.ignore('sslEnabled', 'tlsEnabled', 'sslProtocol', 'tlsVersion');
  const enabled = options.flag('sslEnabled') ?? options.flag('tlsEnabled');
  const files = ['caFile', 'caCertificateFile', 'clientCertificateFile'].some((field) => Boolean(options.raw(field)));
  return enabled ?? (files || port === 8883);
}

/** Paho's numbers: 0 tries 3.1.1 and then 3.1. */
function readVersion(options: FieldReader): 3 | 4 | 5 {
  const name = options.filledText('mqttVersion');
  if (name === undefined || name === '0' || /default/iu.test(name)) return 4;
  const version = parseVersionName(name.replace(/^mqtt_?/iu, '').replaceAll('_', '.'));
  if (version === undefined) options.remark('mqttVersion', 'unknown-value', { value: name });
  return version ?? 4;
}

function readWill(options: FieldReader) {
  const topic = options.filledText('lwtTopic') ?? options.filledText('lastWillTopic');
  const text = options.longText('lwtMessage') ?? options.longText('lastWillMessage') ?? '';
  const qos = options.qos('lwtQos') ?? options.qos('lastWillQos') ?? 0;
  const retain = options.flag('lwtRetained') ?? options.flag('lastWillRetained') ?? false;
  options.ignore('lwtEnabled', 'lastWillEnabled');
  const name = topic && options.checker.topicName(topic, 'lwtTopic', options.placeOf('lwtTopic'));
  return name ? { topic: name, payload: { text, encoding: 'utf8' as const }, qos, retain } : undefined;
}

/** What was subscribed to last. */
function readTopics(element: XmlElement, fields: FieldReader, collector: ImportCollector) {
  const topics = childrenNamed(childNamed(element, 'recentSubscriptionTopics'), 'topic');
  const filters = topics.slice(0, MAX_SUBSCRIPTIONS).flatMap((topic) => {
    const name = childNamed(topic, 'name')?.text ?? topic.attributes.get('name') ?? topic.text;
    const filter = fields.checker.topicFilter(name, 'recentSubscriptionTopics', `line ${topic.line}`);
    return filter === undefined ? [] : [{ filter, qos: 0 as const }];
  });
  const left = topics.length - MAX_SUBSCRIPTIONS;
  if (left > 0) {
    collector.remark(`line ${element.line}`, 'too-many', { field: 'recentSubscriptionTopics', count: String(left) });
  }
  return withColors(filters);
}
