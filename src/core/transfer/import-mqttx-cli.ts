// Reads the options that MQTTX's command line saves: one set of them for each of its commands, in JSON or YAML.
import { SCHEMES } from '../mqtt/endpoint.ts';
import { FieldReader, isRecord, pathTo } from './field-reader.ts';
import type { ImportCollector } from './import-collector.ts';
import { filled, importedProfile } from './imported-profile.ts';
import { readMqttxVersion, readUserProperties } from './mqttx-fields.ts';
import { UINT16, UINT32 } from './own-fields.ts';
import { readAddress, remarkOnFile, remarkOnTrust } from './read-address.ts';
import { MAX_SUBSCRIPTIONS } from './value-checker.ts';

const COMMANDS = [
  'conn',
  'pub',
  'sub',
  'benchConn',
  'benchPub',
  'benchSub',
  'simulate',
  'bench conn',
  'bench pub',
  'bench sub',
];

/** Options about a load test, a message to publish, the terminal's output, or a file to write: nothing of a connection. */
const OTHER_USES =
  'count interval verbose message limit format outputMode delimiter fileSave fileWrite multiline lineMode stdin debug output saveOptions loadOptions config path topicAlias payloadFormatIndicator messageExpiryInterval responseTopic correlationData contentType schemaType protobufPath protobufMessageName avscPath scenario file split messageInterval dup fileRead payloadSize';

export function looksLikeMqttxCli(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return COMMANDS.some((command) => {
    const options = Object.hasOwn(value, command) ? value[command] : undefined;
    return isRecord(options) && (Object.hasOwn(options, 'hostname') || Object.hasOwn(options, 'mqttVersion'));
  });
}

export function importMqttxCli(value: unknown, collector: ImportCollector): null {
  const file = FieldReader.of(value, '', collector, true);
  if (!file) return null;
  for (const command of COMMANDS) {
    if (file.has(command)) readOptions(file.object(command), command, collector);
  }
  file.finish();
  return null;
}

function readOptions(fields: FieldReader | undefined, command: string, collector: ImportCollector): void {
  if (!fields) return collector.skip(pathTo('', command), 'not-an-object', { name: command });
  const protocol = fields.word('protocol', SCHEMES);
  const host = fields.text('hostname') ?? 'localhost';
  if (!fields.has('hostname')) fields.remark('hostname', 'host-assumed', { host });
  const address = readAddress({
    host,
    port: fields.integer('port', 1, 65_535),
    path: fields.text('path'),
    scheme: protocol,
    fallback: 'mqtt',
  });
  if (!address.ok) {
    return collector.skip(fields.placeOf('hostname'), address.reason, {
      name: command,
      field: 'hostname',
      value: host,
    });
  }
  const { scheme } = address.endpoint;
  remarkOnFile(fields, 'ca', 'ca', scheme);
  remarkOnFile(fields, 'cert', 'certificate', scheme);
  remarkOnFile(fields, 'key', 'key', scheme);
  if (fields.flag('insecure')) remarkOnTrust(fields, 'insecure', scheme);
  if (fields.has('wsHeaders')) fields.remark('wsHeaders', 'not-supported', { value: '' });
  const imported = importedProfile({
    name: `${address.endpoint.host} (mqttx ${command})`,
    endpoint: address.endpoint,
    version: readMqttxVersion(fields) ?? 5,
    clientId: fields.text('clientId'),
    username: fields.filledText('username') ?? address.username,
    keepAliveS: fields.integer('keepalive', 0, UINT16),
    cleanStart: fields.flag('clean'),
    will: readWill(fields),
    properties: {
      sessionExpiryIntervalS: fields.integer('sessionExpiryInterval', 0, UINT32),
      receiveMaximum: fields.integer('receiveMaximum', 1, UINT16),
      maximumPacketSize: fields.integer('maximumPacketSize', 1, UINT32),
      topicAliasMaximum: fields.integer('topicAliasMaximum', 0, UINT16),
      requestResponseInformation: fields.flag('reqResponseInfo'),
      requestProblemInformation: fields.flag('reqProblemInfo'),
      userProperties: readUserProperties(fields, 'connUserProperties'),
      authenticationMethod: fields.filledText('authenticationMethod'),
    },
    tls: { alpnProtocols: readNames(fields, 'alpn') },
    subscriptions: /sub/iu.test(command) ? readSubscriptions(fields) : [],
    secrets: {
      password: fields.filledText('password') ?? address.password,
      authenticationData: fields.filledText('authenticationData'),
    },
  });
  fields.ignore(...OTHER_USES.split(' '), 'reconnectPeriod', 'maximumReconnectTimes', 'maxReconnectTimes', 'retain');
  fields.ignore('topic', 'qos', 'userProperties', 'noLocal', 'no_local', 'retainAsPublished', 'retainHandling');
  fields.finish();
  collector.keep(imported);
}

function readWill(fields: FieldReader) {
  const correlation = fields.longText('willCorrelationData');
  const topic = fields.filledText('willTopic');
  const will = {
    payload: { text: fields.longText('willMessage') ?? '', encoding: 'utf8' as const },
    qos: fields.qos('willQos') ?? 0,
    retain: fields.flag('willRetain') ?? false,
    properties: filled({
      willDelayIntervalS: fields.integer('willDelayInterval', 0, UINT32),
      payloadIsUtf8: fields.flag('willPayloadFormatIndicator'),
      messageExpiryIntervalS: fields.integer('willMessageExpiryInterval', 0, UINT32),
      contentType: fields.filledText('willContentType'),
      responseTopic: fields.filledText('willResponseTopic'),
      correlationData: correlation ? { text: correlation, encoding: 'utf8' as const } : undefined,
      userProperties: readUserProperties(fields, 'willUserProperties'),
    }),
  };
  const name = topic && fields.checker.topicName(topic, 'willTopic', fields.placeOf('willTopic'));
  return name ? { topic: name, ...will } : undefined;
}

/** One topic or several, with one QoS for all or one each. */
function readSubscriptions(fields: FieldReader) {
  const qos = fields.raw('qos');
  return readNames(fields, 'topic', MAX_SUBSCRIPTIONS)?.flatMap((topic, index) => {
    const filter = fields.checker.topicFilter(topic, 'topic', fields.placeOf('topic'));
    const own: unknown = Array.isArray(qos) ? (qos[index] ?? qos[0]) : qos;
    const known = own === undefined ? 0 : (fields.checker.qos(own, 'qos', fields.placeOf('qos')) ?? 0);
    return filter === undefined ? [] : [{ filter, qos: known, color: (index % 8) + 1 }];
  });
}

function readNames(fields: FieldReader, field: string, max = 16): readonly string[] | undefined {
  const value = fields.raw(field);
  if (value === undefined || value === '') return undefined;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = items.slice(0, max).flatMap((item) => {
    if (typeof item === 'string') return [item];
    fields.checker.wrongType(item, field, fields.placeOf(field), 'text');
    return [];
  });
  return names.length > 0 ? names : undefined;
}
